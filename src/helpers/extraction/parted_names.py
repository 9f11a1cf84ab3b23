"""The names of a table whose columns stand apart, the heads and ordinals that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.extraction.captions import annex_title
from helpers.extraction.column_runs import BLANK, VALUES, counts_up, parted
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.sections import section_level
from helpers.extraction.table_frame import says_heads
from helpers.reading import Line

_NOTE = re.compile(r"\([^)]*\)?")
_LONGEST_NAME = 70
_MOST_HEAD_LINES = 4
_FEW_HEADS = 2


@dataclass(frozen=True)
class RowNames:
    """The names of a table, its sections among them, with the heads around them."""

    lines: tuple[Line, ...]
    heads: tuple[Line, ...]
    behind: tuple[Line, ...]
    sections: frozenset[int]

    @property
    def rows(self) -> int:
        """How many rows have figures."""
        return len(self.lines) - len(self.sections)


def names_among(words: Sequence[Line]) -> Iterator[RowNames]:
    """Yield in which ways lines of words may be the names of rows, with heads before and behind.

    Parameters
    ----------
    words : sequence of Line
        Neighbouring lines of words.
    """
    roles = [role_of(fold(line.text)) for line in words[:2]]
    first = 2 if roles == ["ordinal", "name"] else int(roles[:1] == ["name"])
    longest = min(_MOST_HEAD_LINES, len(words) - first - 1)
    whole = [tuple(words[first : len(words) - behind]) for behind in range(longest + 1)]
    whole = [
        lines
        for lines in whole
        if not _are_heads(lines)
        and not any(parted(line.text)[0] for line in words[first + len(lines) :])
    ]
    for parting in (True, False):
        for lines in whole:
            sections = frozenset(
                n for n, line in enumerate(lines) if parting and section_level(line.text)
            )
            if parting == bool(sections) and len(sections) < len(lines):
                behind = tuple(words[first + len(lines) :])
                yield RowNames(lines, tuple(words[:first]), behind, sections)


def _are_heads(lines: Sequence[Line]) -> bool:
    """Tell whether lines of words are no names: too long, or many of them heads of columns."""
    if any(len(line.text) > _LONGEST_NAME or annex_title(line.text) for line in lines):
        return True
    counted = sum(bool(parted(line.text)[0]) for line in lines)
    heads = sum(_may_be_head(line.text) for line in lines)
    return 2 * counted < len(lines) < _FEW_HEADS * heads


@lru_cache(maxsize=4096)
def _may_be_head(text: str) -> bool:
    bare = _NOTE.sub(" ", text)
    return bare != text or says_heads(bare) or role_of(fold(bare)) != "value"


def ordinals_before(
    lines: Sequence[Line], kinds: Sequence[str], names: RowNames
) -> tuple[Line, ...]:
    """Return the ordinals that stand above the names, of all rows or of those with figures.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    kinds : sequence of str
        Of each line.
    names : RowNames
        The names, a number of lines below.
    """
    top = (*names.heads, *names.lines)[0].number - lines[0].number
    end = top
    while end and kinds[end - 1] == BLANK:
        end -= 1
    for count in {len(names.lines), names.rows}:
        start = end - count
        found = tuple(lines[start:end]) if start >= 0 else ()
        whole = found and all(kind == VALUES for kind in kinds[start:end])
        # The number of the page may stand right above them.
        if not whole or not _count_rows(found, names):
            continue
        if not start or kinds[start - 1] != VALUES or _begins_anew(lines[start - 1], found[0]):
            return found
    return ()


def _begins_anew(above: Line, first: Line) -> bool:
    before, own = (look_alike_number(line.text.strip(" .)|-")) for line in (above, first))
    return own is not None and before != own - 1


def _count_rows(ordinals: Sequence[Line], names: RowNames) -> bool:
    every = len(ordinals) == len(names.lines)
    return counts_up(
        [line.text for n, line in enumerate(ordinals) if not every or n not in names.sections]
    )
