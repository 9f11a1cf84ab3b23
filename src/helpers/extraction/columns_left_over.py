"""What figures, maxima and titles say of columns where a damaged head leaves them in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import is_titled, titled

_LONGEST_WORD = 6
"""How many letters a damaged head has at most that says nothing."""
_AT_TIMES = 0.2
"""The share (0–1) of totals that may be as low as a group."""
_TITLED = 0.6
"""How surely (0–1) a title must name what the only column counts."""


def by_elimination(
    form: Form,
    columns: Sequence[Column],
    chosen: Sequence[int],
    sure: Sequence[bool],
    evidence: Evidence,
) -> list[bool]:
    """Return which columns are certain, the last one in doubt too if nothing else may stand there.

    It bears the maximum of its indicator or is the last part of a sum, and no other one of that
    maximum would add up.

    Parameters
    ----------
    form : Form
    columns : sequence of Column
    chosen : sequence of int
        For each its place in the form, -1 for one that the form does not know.
    sure : sequence of bool
        Whether each is certain.
    evidence : Evidence
    """
    doubted = [place for place, own in enumerate(sure) if not own]
    if len(doubted) != 1 or -1 in chosen:
        return list(sure)
    place = doubted[0]
    own = form.columns[chosen[place]]
    others = [
        [*chosen[:place], pick, *chosen[place + 1 :]]
        for pick, option in enumerate(form.columns)
        if pick not in chosen and (option.measure, option.max) == (own.measure, own.max)
    ]
    alone = place in evidence.upheld(form, chosen) and not any(
        place in evidence.upheld(form, other) for other in others
    )
    told = own.max in columns[place].maxima or _closes_a_sum(form, chosen, place)
    return [True] * len(sure) if alone and told else list(sure)


def _closes_a_sum(form: Form, chosen: Sequence[int], place: int) -> bool:
    """Tell whether a column is of the last part of a sum whose result stands there too."""
    held = {form.columns[pick].indicator for pick in chosen}
    own = form.columns[chosen[place]].indicator
    return any(
        own in identity.parts and held.issuperset(identity.indicators)
        for identity in form.identities
        if identity.kind == "sum"
    )


def needs_no_words(head: Head, form: Form, chosen: Sequence[int], pick: int) -> bool:
    """Tell whether a column without any words is told by its scale, or an only one by the title.

    A scale tells nothing where no title says that the table is of scores at all.

    Parameters
    ----------
    head : Head
    form : Form
    chosen : sequence of int
        For each column its place in the form.
    pick : int
        That of the column in question.
    """
    own = form.columns[pick]
    if sum((c.measure, c.max) == (own.measure, own.max) for c in form.columns) == 1:
        return own.measure != "point" or is_titled(head, form)
    rivals = (titled(head, other) for other in form.columns if other is not own)
    return len(chosen) == 1 and titled(head, own) >= max(_TITLED, *rivals)


def is_lone_total(head: Head, form: Form, columns: Sequence[Column], pick: int) -> bool:
    """Tell whether the only figures of a table that a title says to be of scores are its totals.

    They exceed what any group may have, and the word above them is too short to tell another.
    """
    own = form.columns[pick]
    parts = [c.max for c in form.columns if c.max is not None and c.indicator != own.indicator]
    return (
        len(columns) == 1
        and own.indicator == "total"
        and is_titled(head, form)
        and len(fold(columns[0].label)) <= _LONGEST_WORD
        and not any(columns[0].within(top) > _AT_TIMES for top in parts)
    )
