"""What a sidecar says of its document against what the document says of itself."""

from __future__ import annotations

import re

from helpers.messages import message
from helpers.reading.sidecar import Sidecar
from helpers.tables import Cleaned
from helpers.vietnamese import slug

_FIELDS = {
    "issuer": ("contradiction", "cơ quan ban hành"),
    "number": ("contradiction", "số, ký hiệu"),
    "signed_on": ("date", "ngày ký"),
    "period": ("date", "kỳ báo cáo"),
}
"""Field → kind of the finding, and its name in the message."""

_COMMITTEE = re.compile(r"\buy-ban-nhan-dan\b")


def sidecar_findings(sidecar: Sidecar, cleaned: Cleaned) -> list[dict[str, object]]:
    """Return a finding for each fact that document and sidecar state differently.

    What either leaves blank contradicts nothing. The sidecar never changes a table: whoever wrote
    it may be the one who errs.

    Parameters
    ----------
    sidecar : Sidecar
    cleaned : Cleaned
        Of its document.

    Returns
    -------
    list of dict
        Columns of ``findings`` without ids.
    """
    own = cleaned.dispatch.iloc[0]
    found: list[dict[str, object]] = []
    for field, (kind, name) in _FIELDS.items():
        value = getattr(sidecar, field)
        stated = "" if value is None else str(value)
        printed = str(own[field])
        if stated and printed and not _agree(field, stated, printed):
            text = message("findings.sidecar", "vi", field=name, expected=stated, printed=printed)
            found.append(
                {
                    "kind": kind,
                    "severity": "medium",
                    "origin": "unknown",
                    "printed": printed,
                    "expected": stated,
                    "message": text,
                }
            )
    return found


def _agree(field: str, stated: str, printed: str) -> bool:
    if field in ("signed_on", "period"):
        return stated == printed
    if field == "number":
        return _same_number(stated, printed)
    first, second = (_COMMITTEE.sub("ubnd", slug(text)) for text in (stated, printed))
    # An issuer may be named with or without its province.
    shorter, longer = sorted((first, second), key=len)
    return f"{longer}-".startswith(f"{shorter}-")


def _same_number(stated: str, printed: str) -> bool:
    """Compare "512/VPUB" with "512/VPUB"; where one number is blank, the symbols alone."""
    (one, _, first), (two, _, second) = stated.partition("/"), printed.partition("/")
    return slug(first) == slug(second) and (
        not slug(one) or not slug(two) or slug(one) == slug(two)
    )
