"""What stands about a figure in its sentence: clauses, brackets, the item or list it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_CLAUSE = re.compile(r"[;(]|(?<!\d)[.](?=\s)|,(?=\s)")
_ITEM = re.compile(r"^\s*(?:[-+•*–—]\s*)?|[;:(]\s*|\)[,.]?\s+")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)")
_LONGEST_BRACKET = 120
_BRACKET = re.compile(r"\s*(?:điểm|đ)?\s*\(([^()\d]{3,90})\)", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=[.])\s+(?=\S)")
_LONGEST_TEXT = 240


def bracket_behind(text: str, end: int) -> str:
    """Return the words of the bracket that opens right behind a figure, ``""`` for none."""
    found = _BRACKET.match(text, end, end + _LONGEST_BRACKET)
    return found[1] if found else ""


def item_before(left: str) -> str:
    """Return the words right before a figure, as printed: since the item of a list before it."""
    words = left.rstrip(" (:-–")
    return words[max(cut.end() for cut in _ITEM.finditer(words)) :].strip()


def list_behind(tail: str) -> str:
    """Return the list that follows a statement behind a colon or bracket, ``""`` if none does."""
    opening = re.search(r":", tail[:110]) or re.search(r"\(", tail[:110])
    if not opening:
        return ""
    rest = tail[opening.end() :]
    closing = re.search(r"[.](?=\s|$)|;\s*\d\d?\s| [-–] (?=[Cc]h)", rest)
    rest = rest[: closing.start()] if closing else rest
    return rest[: _bracket_that_closes(rest)]


def _bracket_that_closes(text: str) -> int:
    """Return the place of the first bracket that closes what was open before, else the end.

    "Sở Y tế (92,4 điểm), Sở Nội vụ (91 điểm)" closes none.
    """
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return place
    return len(text)


def sentence_about(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the sentence about ``start``, cut to a readable length, and its rest after ``end``."""
    cuts = _cuts(text)
    begin = cuts[bisect_right(cuts, start) - 1]
    stop = cuts[bisect_left(cuts, end)]
    sentence = text[begin:stop].strip()
    if len(sentence) > _LONGEST_TEXT:
        sentence = text[max(begin, start - 120) : min(stop, end + 120)].strip()
    return sentence, text[end : max(stop, min(len(text), end + 600))]


def full_stop_before(text: str, place: int) -> int:
    """Return where the sentence about a place begins; a semicolon ends none."""
    return max((stop.end() for stop in _FULL_STOP.finditer(text, 0, place)), default=0)


@lru_cache(maxsize=4)
def _cuts(text: str) -> tuple[int, ...]:
    """Return where the sentences of a paragraph begin, and its end."""
    return (0, *(match.end() for match in _SENTENCE.finditer(text)), len(text))


def last_clause(left: str) -> str:
    """Return the clause that ends a text, with the one before it where that is of few words."""
    parts = _CLAUSE.split(left)
    last = parts[-1]
    # "Công khai, minh bạch đạt": a comma inside a label does not end the clause.
    return last if len(last.split()) >= 4 or len(parts) == 1 else " ".join(parts[-2:])


def first_clause(right: str) -> str:
    """Return the clause that opens a text."""
    return _CLAUSE.split(right)[0] if right else ""
