"""Words for "no figure" that a narrow column wraps: "(Không có số", and "liệu)" below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.tokens import looks_like_nothing
from helpers.reading import Line

_OPEN = re.compile(r"\([^()\d|\t]{3,16}?(?=\s{2,}|\s*$)")
_CLOSING = re.compile(r"(?<!\S)[^\s()\d|]+(?: [^\s()\d|]+)?\)(?=\s{2,}|\s*$)")
_GAP = 2


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with such words whole in the row that they belong to.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; columns stay where they are.
    """
    found = list(lines)
    for place in range(len(lines) - 1):
        above, below = found[place].text, found[place + 1].text
        if "(" not in above or ")" not in below:
            continue
        opened, closing = list(_OPEN.finditer(above)), list(_CLOSING.finditer(below))
        pairs = list(zip(opened, closing, strict=False))
        whole = [f"{first[0].rstrip()} {rest[0]}" for first, rest in pairs]
        if not pairs or len(opened) != len(closing) or not all(map(looks_like_nothing, whole)):
            continue
        for (first, rest), words in reversed(list(zip(pairs, whole, strict=True))):
            above = _put(above, first, words)
            below = below[: rest.start()] + " " * len(rest[0]) + below[rest.end() :]
        found[place] = replace(found[place], text=above)
        found[place + 1] = replace(found[place + 1], text=below.rstrip())
    return found


def _put(text: str, part: re.Match[str], whole: str) -> str:
    """Return a line with words in the place of a part of them, what follows where it was."""
    rest = text[part.end() :]
    room = len(rest) - len(rest.lstrip()) + len(part[0])
    # Without room for the words the sign that means the same must do.
    words = whole if not rest.strip() or len(whole) + _GAP <= room else "-"
    return (text[: part.start()] + words.ljust(room) + rest.lstrip()).rstrip()
