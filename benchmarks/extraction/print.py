"""From a written draft to text: the noise acts, and every cell learns where it stands."""

from __future__ import annotations

from random import Random

from benchmarks.extraction.draft import Draft
from benchmarks.extraction.model import Defect, Document, Head, Line, Mention, Role
from benchmarks.extraction.noise import add_noise


def print_document(
    draft: Draft, head: Head, layout: tuple[str, ...], seed: int, level: str
) -> Document:
    """Return ``draft`` as a document whose text is damaged at ``level``."""
    rng = Random(f"chiso noise {level} {seed}")
    lines = add_noise(draft.lines, level, rng)
    mentions: list[list[Mention]] = [[] for _ in draft.cells]
    for number, line in enumerate(lines, start=1):
        for span in line:
            if span.role is Role.NUMBER and span.ref >= 0:
                intact = span.text == draft.cells[span.ref].printed
                mentions[span.ref].append(Mention(number, span.text, intact))
    return Document(
        seed=seed,
        level=level,
        text="\n".join("".join(span.text for span in line) for line in lines) + "\n",
        head=head,
        layout=layout,
        cells=tuple(draft.cells),
        mentions=tuple(tuple(found) for found in mentions),
        dossiers=tuple(draft.dossiers),
        defects=tuple(draft.defects),
        defect_lines=tuple(_places(defect, lines) for defect in draft.defects),
        damaged_lines=_damaged(draft, lines),
    )


def _places(defect: Defect, lines: list[Line]) -> tuple[int, ...]:
    """Return the lines at which a defect can be seen."""
    found = []
    for number, line in enumerate(lines, start=1):
        for span in line:
            cell = span.role is Role.NUMBER and span.ref in defect.refs
            mark = span.role is Role.STAMP and span.ref == defect.marker >= 0
            named = span.role in (Role.CODE, Role.NAME) and span.text in defect.words
            if cell or mark or named:
                found.append(number)
    return tuple(dict.fromkeys(found))


def _damaged(draft: Draft, lines: list[Line]) -> frozenset[int]:
    """Return the lines with a figure that no longer reads as it was printed."""
    return frozenset(
        number
        for number, line in enumerate(lines, start=1)
        for span in line
        if span.role is Role.NUMBER and span.ref >= 0
        and span.text != draft.cells[span.ref].printed
    )  # fmt: skip
