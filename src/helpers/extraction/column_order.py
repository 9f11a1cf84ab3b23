"""In which order the head of a table and its form name the columns."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from helpers.extraction.forms import Form
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import lines_of_labels, places

_ONE_A_LINE = 1.0
"""What it says of two columns that their heads stand below each other."""
_SEVERAL = 3
_MOST_FOR, _MOST_AGAINST = 1.0, -1.5
_NEXT, _LATER, _EARLIER = 0.35, 0.1, -0.2

Votes = list[float]
"""For each column of a form what the head says of its standing right of those chosen before."""


class ColumnOrder:
    """What the order of columns adds to an assignment.

    Parameters
    ----------
    head : Head
    form : Form
    torn : bool, optional
        Whether the columns have no heads of their own, only lines that hold words of several.
    """

    def __init__(self, head: Head, form: Form, torn: bool = True) -> None:
        self.told = _told_order(head, form) if torn else {}
        names = [column.indicator for column in form.columns]
        self._votes = [
            [
                max(_MOST_AGAINST, min(_MOST_FOR, self.told.get((left, right), 0.0)))
                for right in names
            ]
            for left in names
        ]
        self._none = [0.0] * len(names)
        # Columns mixed from several forms have no order of their own.
        self._steps = [
            self._none if form.id == "mixed" else _steps(last, len(names))
            for last in range(len(names))
        ]

    def votes(self, before: Votes | None = None, pick: int = -1) -> Votes:
        """Return the votes once ``pick`` is chosen after what ``before`` counts; -1 adds none."""
        if before is None or pick < 0:
            return before or self._none
        return list(map(add, before, self._votes[pick]))

    def steps(self, chosen: Sequence[int]) -> Votes:
        """Return what it adds, by column of the form, to follow the last one chosen."""
        for pick in reversed(chosen):
            if pick >= 0:
                return self._steps[pick]
        return self._none

    def gain(self, chosen: Sequence[int], option: int) -> float:
        """Return what it adds that ``option`` follows the columns chosen so far."""
        score = 0.0
        for pick in chosen:
            if pick >= 0:
                score += self._votes[pick][option]
        return score + self.steps(chosen)[option]


def _steps(last: int, count: int) -> Votes:
    return [
        _NEXT if option == last + 1 else (_LATER if option > last else _EARLIER)
        for option in range(count)
    ]


def _told_order(head: Head, form: Form) -> dict[tuple[str, str], float]:
    """Return how often the head names one indicator left of another on the same line.

    Words that both have, such as "Số lượng hồ sơ", tell nothing of the two.
    """
    found = places(head, form)
    votes: dict[tuple[str, str], float] = {}
    for left, left_places in found.items():
        for right, right_places in found.items():
            if left == right:
                continue
            votes[left, right] = sum(
                (1.0 if x < y else -1.0)
                for line, x in left_places
                for other, y in right_places
                if line == other and (line, x) not in right_places and (other, y) not in left_places
            )
    for pair, said in _one_a_line(head, form).items():
        votes[pair] = votes.get(pair, 0.0) + said
    return votes


def _one_a_line(head: Head, form: Form) -> dict[tuple[str, str], float]:
    """Return what heads say that stand below each other, each whole on its line.

    Those of the parts of a group are left out: they stand below all others.
    """
    own = {
        next(iter(whole)): line
        for line, whole in lines_of_labels(head, form).items()
        if len(whole) == 1
    }
    if 2 * len(own) < len(head.lines) or len(own) < _SEVERAL:
        return {}
    groups = [i for i in form.identities if i.kind == "sum" and len(i.parts) < _SEVERAL]
    parts = {part for group in groups for part in group.parts}
    names = [name for name in own if name not in parts]
    return {
        (left, right): _ONE_A_LINE if own[left] < own[right] else -_ONE_A_LINE
        for left in names
        for right in names
        if left != right
    }
