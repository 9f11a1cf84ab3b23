"""Which pieces of a report stand on upright pages and which on turned ones, in print."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.publishing.blocks import Heading, ReportTitle
from helpers.publishing.notebook import Piece


def by_orientation(pieces: Sequence[Piece]) -> list[tuple[bool, list[Piece]]]:
    """Return runs of pieces by orientation; headings go with the wide table that they announce."""
    groups: list[tuple[bool, list[Piece]]] = []
    for piece in pieces:
        turned = bool(piece.facts.get("landscape"))
        if turned and groups and not groups[-1][0]:
            groups.append((True, _taken_headings(groups[-1][1])))
        if groups and groups[-1][0] == turned:
            groups[-1][1].append(piece)
        else:
            groups.append((turned, [piece]))
    return _joined([group for group in groups if group[1]])


def _joined(groups: Sequence[tuple[bool, list[Piece]]]) -> list[tuple[bool, list[Piece]]]:
    """Return the groups with neighbours of one orientation made one, so that pages fill up."""
    joined: list[tuple[bool, list[Piece]]] = []
    for turned, pieces in groups:
        if joined and joined[-1][0] == turned:
            joined[-1][1].extend(pieces)
        else:
            joined.append((turned, pieces))
    return joined


def _taken_headings(upright: list[Piece]) -> list[Piece]:
    """Take the last headings, with one paragraph after them at most, off the upright pages."""
    at = len(upright)
    if at and upright[at - 1].element == "Paragraph":
        at -= 1
    start = at
    while start and _is_section(upright[start - 1]):
        start -= 1
    if start == at or (start and _is_title(upright[start - 1])):
        return []
    taken = upright[start:]
    del upright[start:]
    return taken


def _is_section(piece: Piece) -> bool:
    return piece.element == Heading.__name__ and not _is_title(piece)


def _is_title(piece: Piece) -> bool:
    """Tell whether a piece is the title of the report, which stays where the report begins."""
    if piece.element == Heading.__name__:
        return bool(piece.facts["level"] == 1)
    return piece.element == ReportTitle.__name__
