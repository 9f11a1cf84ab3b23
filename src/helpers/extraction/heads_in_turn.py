"""Heads of columns that stand below each other, each on a line or wrapped over a few."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import OF_FIGURES, HeadCell, head_cell, name_likeness
from helpers.extraction.head_words import known_labels
from helpers.extraction.row_text import split_cells

_MOST_LINES = 4
"""Over how many lines the head of one column is wrapped."""
_LEAST_ALIKE = 60.0
_UNKNOWN = 0.6
"""What a head costs that resembles no known one; known ones cost what they differ by (0–1)."""
_MOST_ON_AVERAGE = 0.2
_CLEARLY = 0.05
_WAYS = 4
_OF_BLOCK = re.compile(r"\W*(?:[A-D]|[IVX]{1,4})\W*")
_WITHOUT_NOTE = re.compile(r"\([^)]*\)?|\d{1,3}\s*(?:điểm|đ|d)\b")


@dataclass(frozen=True)
class _Cut:
    """Lines cut into heads: what that cost, how many are of figures, and the heads."""

    cost: float
    figures: int
    heads: tuple[HeadCell, ...]


def heads_in_turn(texts: Sequence[str], count: int) -> tuple[HeadCell, ...]:
    """Return the heads of the columns, each the words of one or of a few lines, else ``()``.

    Parameters
    ----------
    texts : sequence of str
        The lines of the head; the first ones may be of a title.
    count : int
        How many figures, classes and ranks a row has.

    Returns
    -------
    tuple of HeadCell
        Those of ordinals and names included; ``()`` where the lines cannot be cut into so many
        heads that resemble known ones, or can be in two ways.
    """
    if texts and _OF_BLOCK.fullmatch(texts[-1]):
        # The numeral of the first block, whose name stands on the next line.
        texts = texts[:-1]
    if len(texts) <= count or any(split_cells(text) for text in texts):
        return ()
    for start in range(len(texts) - count):
        found = sorted(_cuts(texts[start:], count), key=lambda cut: (cut.cost, -len(cut.heads)))
        if not found:
            continue
        best = found[0]
        # "TT Tên đơn vị" is one head or two; what matters are the heads of figures.
        rivals = [cut.cost for cut in found if _of_figures(cut) != _of_figures(best)]
        clearly = all(cost >= best.cost + _CLEARLY for cost in rivals)
        known = best.cost <= _MOST_ON_AVERAGE * len(best.heads)
        if not (clearly and known):
            return ()
        # Rows that have no notes have no cell for them.
        return tuple(head for head in best.heads if head.role != "note")
    return ()


def strangeness(heads: Sequence[HeadCell]) -> float:
    """Return by how much (0–1) heads differ from known ones on average."""
    costs = [_head_and_cost(head.text)[1] for head in heads]
    return sum(costs) / len(costs) if costs else 1.0


def _of_figures(cut: _Cut) -> list[HeadCell]:
    return [head for head in cut.heads if head.role in OF_FIGURES]


def _cuts(texts: Sequence[str], count: int) -> list[_Cut]:
    """Return the cheapest ways to cut lines into heads, the first of ordinals or names."""
    ways: list[dict[int, list[_Cut]]] = [{} for _ in range(len(texts) + 1)]
    ways[0][0] = [_Cut(0.0, 0, ())]
    for start in range(len(texts)):
        for cut in [cut for cuts in ways[start].values() for cut in cuts]:
            for end in range(start + 1, min(start + _MOST_LINES, len(texts)) + 1):
                if end - start > 1 and texts[end - 2].rstrip().endswith(")"):
                    # A note in brackets ends a head.
                    break
                longer = _longer(cut, " ".join(" ".join(texts[start:end]).split()))
                if longer and longer.figures <= count:
                    kept = [*ways[end].get(longer.figures, []), longer]
                    ways[end][longer.figures] = sorted(kept, key=lambda way: way.cost)[:_WAYS]
    return ways[-1].get(count, [])


def _longer(cut: _Cut, text: str) -> _Cut | None:
    """Return a cut with one more head, None where no such head may follow."""
    if text.startswith("("):
        # The note of the head above.
        return None
    head, cost = _head_and_cost(text)
    roles = [known.role for known in cut.heads]
    if roles == ["ordinal"] and head.role == "value":
        # Whatever is left of it, what stands behind the ordinals are names.
        if head.maximum is not None:
            return None
        head, cost = replace(head, role="name"), 1 - name_likeness(head.text) / 100
    figures = cut.figures + (head.role in OF_FIGURES)
    closing = head.role == "note" and bool(cut.figures)
    if head.role not in OF_FIGURES and (head.role in roles or (cut.figures and not closing)):
        return None
    if "note" in roles:
        # Notes are the last column.
        return None
    if not roles and head.role in OF_FIGURES:
        return None
    return _Cut(cut.cost + cost, figures, (*cut.heads, head))


@lru_cache(maxsize=2048)
def _head_and_cost(text: str) -> tuple[HeadCell, float]:
    head = head_cell(text)
    if head.role != "value":
        return head, 0.0
    label = fold(_WITHOUT_NOTE.sub(" ", text)) or fold(text)
    best = process.extractOne(label, known_labels(), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
    return head, 1 - best[1] / 100 if best else _UNKNOWN
