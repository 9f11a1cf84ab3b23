"""Names of departments of which a part stands as its initials: "Sở Văn hóa, Thể thao và DL"."""

from __future__ import annotations

import re
from itertools import product

_BETWEEN = re.compile(r"(,\s+|\s+-\s+|\s+và\s+)")


def partly_shortened(name: str) -> tuple[str, ...]:
    """Return the forms of a name in which some, but not all, of its fields stand as initials.

    Those in which all do are usage, not a rule (TT&TT, NN&PTNT), and stand in the reference data.

    Parameters
    ----------
    name : str
        E.g. ``"Sở Khoa học và Công nghệ"``.

    Returns
    -------
    tuple of str
        E.g. ``("Sở Khoa học và CN", "Sở KH và Công nghệ")``; none for a name of one field.
    """
    kind, _, rest = name.partition(" ")
    parts = _BETWEEN.split(rest)
    fields, marks = parts[::2], [*parts[1::2], ""]
    if len(fields) == 1:
        return ()
    forms = [(field, _initials(field)) for field in fields]
    names = [
        f"{kind} " + "".join(field + mark for field, mark in zip(chosen, marks, strict=True))
        for chosen in product(*forms)
    ]
    return tuple(dict.fromkeys(names[1:-1]))


def _initials(field: str) -> str:
    words = field.split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else field
