"""Names that stand in a row in the prose, their separators lost or mixed."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.extraction.folding import fold, plain
from helpers.extraction.names import KNOWN, NameIndex

_SEPARATORS = re.compile(r"\s*(?:;|,(?!\d))\s*|\s+va\s+(?=(?:ubnd|so|xa|phuong|huyen)\b)")
_NEW_NAME = re.compile(
    r"(?<=\S)\s+(?=(?:UBND|S[ởoỏ¢&0-9éSO]|Sở|Ban|Thanh tra|Văn phòng|C[ôo]ng an)\s)"
)
_COUNT = re.compile(r"(?:\s*\(\s*\d{1,3}[^()]*\)?|:?\s+\d{1,3})(?:\s*(?:hồ sơ|HS))?\s*$")
# "UBND xã Hòn Đất đạt 82,9 điểm".
_SCORE = re.compile(r"\s+(?:chỉ\s+)?(?:[đd][aạ]t|được|với|là)(?:\s+[^\d\s]+){0,3}\s+\d[^;]*$")
_MOST_PARTS = 3
_PLAINLY_ONE = 84.0


@lru_cache(maxsize=128)
def names_in(text: str, index: NameIndex) -> tuple[str, ...]:
    """Return the printed names of a list, each as the words that belong together.

    A name may itself hold a comma ("Sở Văn hóa, Thể thao và Du lịch"), and a separator may be
    lost between two names: parts are joined or divided so that they resemble known units most.

    Parameters
    ----------
    text : str
        What follows the colon of a statement.
    index : NameIndex
        The units that may be named.
    """
    parts = [_uncounted(part, index).strip(" .:–-'‘’") for part in _split(text)]
    parts = [part for part in parts if sum(map(str.isalpha, part)) >= 2]
    names: list[str] = []
    place = 0
    while place < len(parts):
        taken, name = _longest_known(parts[place : place + _MOST_PARTS], index)
        if name:
            names += _divided(name, index)
        place += taken
    return tuple(names)


def _uncounted(part: str, index: NameIndex) -> str:
    """Return a name without the count or score behind it ("Sở Y tế (3)"); "A Lưới 3" is one."""
    part = _SCORE.sub("", part)
    bare = _COUNT.sub("", part)
    bracketed = part[len(bare) :].lstrip().startswith("(")
    return bare if bracketed or index.best(bare) > index.best(part) else part


def _split(text: str) -> list[str]:
    bare = plain(text)
    cuts = [match.span() for match in _SEPARATORS.finditer(bare)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _longest_known(parts: list[str], index: NameIndex) -> tuple[int, str]:
    """Return how many parts make the next name, and the name; ``""`` where none is known."""
    best = (1, "", KNOWN - 18)
    for count in range(1, len(parts) + 1):
        name = ", ".join(parts[:count])
        score = index.best(name)
        # Two names side by side resemble one of them: a joined name must be plainly one.
        if score > best[2] and (count == 1 or score >= _PLAINLY_ONE):
            best = (count, name, score)
    if best[1]:
        return best[0], best[1]
    return 1, parts[0] if len(fold(parts[0]).split()) <= 12 and _divisible(parts[0]) else ""


def _divisible(name: str) -> bool:
    return len(_NEW_NAME.split(name)) > 1


def _divided(name: str, index: NameIndex) -> list[str]:
    """Divide a run of words that holds two names where that reads better."""
    pieces = _NEW_NAME.split(name)
    if len(pieces) < 2:
        return [name]
    whole = index.best(name)
    if min(index.best(piece) for piece in pieces) > min(whole, KNOWN) - 6 and whole < 97:
        return pieces
    return [name]
