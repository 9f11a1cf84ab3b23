"""From a written draft to text: the noise acts, and every cell learns where it stands."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.extraction.draft import Draft
from benchmarks.extraction.model import Defect, Document, Dossier, Head, Line, Mention, Role, Span
from benchmarks.extraction.noise import add_noise


def print_document(  # noqa: PLR0913, PLR0917 - all that makes a document
    draft: Draft, head: Head, layout: tuple[str, ...], seed: int, level: str, transport: str
) -> Document:
    """Return ``draft`` as a document whose text is damaged at ``level``, sent by ``transport``."""
    lines = add_noise(draft.lines, level, Random(f"chiso noise {level} {seed}"))
    mentions = _mentions(draft, lines)
    legible = _Legible(draft, lines, mentions)
    return Document(
        seed=seed,
        level=level,
        text=_sent("\n".join("".join(s.text for s in line) for line in lines) + "\n", transport),
        head=head,
        layout=layout,
        cells=tuple(draft.cells),
        mentions=tuple(tuple(found) for found in mentions),
        dossiers=tuple(draft.dossiers),
        defects=tuple(replace(d, revealed=d.revealed and legible(d)) for d in draft.defects),
        defect_lines=tuple(_places(defect, draft.dossiers, lines) for defect in draft.defects),
        damaged_lines=frozenset(
            mention.line for found in mentions for mention in found if not mention.intact
        ),
    )


def _sent(text: str, transport: str) -> str:
    """Return ``text`` as some programs hand it on; its lines and figures stay what they are."""
    if transport == "decomposed":
        return unicodedata.normalize("NFD", text)
    if transport == "hard-spaces":
        return (
            text.replace(". ", ".\u00a0").replace(" năm ", "\u00a0năm ").replace("Số ", "Số\u00a0")
        )
    if transport == "crlf":
        return text.replace("\n", "\r\n")
    return "\ufeff" + text if transport == "bom" else text


def _mentions(draft: Draft, lines: Sequence[Line]) -> list[list[Mention]]:
    """Return, for each cell, where it stands and whether it still reads as printed."""
    mentions: list[list[Mention]] = [[] for _ in draft.cells]
    for number, line in enumerate(lines, start=1):
        for place, span in enumerate(line):
            if span.role is Role.NUMBER and span.ref >= 0:
                same = span.text == draft.cells[span.ref].printed
                intact = same and not _touched(line, place)
                mentions[span.ref].append(Mention(number, span.text, intact))
    return mentions


def _touched(line: Line, place: int) -> bool:
    """Tell whether another figure or a word has run into the one at ``place``."""
    before = "".join(span.text for span in line[:place])[-1:]
    after = "".join(span.text for span in line[place + 1 :])[:1]
    return before.isalnum() or after.isalnum()


def _places(defect: Defect, dossiers: Sequence[Dossier], lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the lines at which a defect can be seen."""
    if "duplicate" in defect.kinds:
        return _list_lines(defect, dossiers, lines)
    found = []
    for number, line in enumerate(lines, start=1):
        for span in line:
            cell = span.role is Role.NUMBER and span.ref in defect.refs
            mark = span.role is Role.STAMP and span.ref == defect.marker >= 0
            named = span.role in (Role.CODE, Role.NAME) and span.text in defect.words
            if cell or mark or named:
                found.append(number)
    return tuple(dict.fromkeys(found))


def _list_lines(
    defect: Defect, dossiers: Sequence[Dossier], lines: Sequence[Line]
) -> tuple[int, ...]:
    """Return the lines of the list of codes in which one stands twice."""
    return tuple(
        number
        for number, line in enumerate(lines, start=1)
        for span in line
        if span.role is Role.CODE and dossiers[span.ref].unit in defect.words
    )


class _Legible:
    """Tells whether a defect can still be seen after the noise: what reveals it is undamaged."""

    def __init__(
        self, draft: Draft, lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]
    ) -> None:
        self.draft, self.mentions = draft, mentions
        self.marks = {s.ref: s.text for s in _spans(draft.lines, Role.STAMP)}
        self.marks_read = {s.ref: s.text for s in _spans(lines, Role.STAMP)}
        self.codes_read = Counter(s.text for s in _spans(lines, Role.CODE))
        self.ordinals = {s.ref: s.text for s in _spans(draft.lines, Role.ORDINAL)}
        self.ordinals_read = {s.ref: s.text for s in _spans(lines, Role.ORDINAL)}
        self.same: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for index, cell in enumerate(draft.cells):
            self.same[cell.unit, cell.indicator, cell.period].append(index)

    def __call__(self, defect: Defect) -> bool:
        if not all(self._cell(ref) for ref in defect.refs):
            return False
        if defect.marker >= 0 and self.marks.get(defect.marker) != self.marks_read.get(
            defect.marker
        ):
            return False
        if "duplicate" in defect.kinds and self.codes_read[defect.words[0]] < 2:
            return False
        if defect.kinds == ("ordinal",):
            row = self.draft.cells[defect.refs[0]].row
            return all(
                self.ordinals.get(r) == self.ordinals_read.get(r) for r in (row - 1, row, row + 1)
            )
        if defect.kinds[0] == "contradiction":
            cells = (self.draft.cells[ref] for ref in defect.refs)
            twins = [i for c in cells for i in self.same[c.unit, c.indicator, c.period]]
            return all(self._cell(index) for index in twins)
        return True

    def _cell(self, index: int) -> bool:
        return any(mention.intact for mention in self.mentions[index])


def _spans(lines: Sequence[Line], role: Role) -> list[Span]:
    return [span for line in lines for span in line if span.role is role and span.ref >= 0]
