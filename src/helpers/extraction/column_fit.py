"""How well the head and the figures of one column fit an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import plain
from helpers.extraction.forms import FormColumn
from helpers.extraction.head_roles import MAXIMUM
from helpers.extraction.likeness_of_heads import cell_likeness
from helpers.extraction.syllables import is_syllable
from helpers.extraction.words_in_heads import likeness_to_others
from helpers.vietnamese import strip_marks

_VIETNAMESE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
_SIGNED = re.compile(r"[+\-−–]\d{1,2}[.,]\d")
_SOME_SIGNED, _SHARE_SIGNED = 2, 0.2
_UNMARKED = re.compile(r"\d{3,}")
_KEPT = 0.85
"""Which share of its figures keeps to the maximum of a column: some may be damaged."""

_SAME_LABEL = 0.66
_SAME_WHOLE_LABEL = 0.78
_DAMAGED_LABEL = 0.62
_SAYS_NOTHING = -3.5
_OTHER = 0.8
"""So alike (0–1) to the head of a column of no indicator …"""
_CLEARLY_OTHER = 0.1
"""… and by so much more than to any of an indicator, a head is of none."""
_ANOTHER = -9.0
_IMPOSSIBLE = -8.0
_HALF = 0.5
_KEPT_AT_ALL = 0.6
_EXCEEDED = 4.0
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Column:
    """The tokens of one column and what its head was read as.

    Attributes
    ----------
    texts : tuple of str
        The printed figures.
    labels : tuple of str
        The words of its head, in each reading; ``()`` where heads do not stand in cells.
    maxima : tuple of Decimal
        The maxima that the readings of its head print.
    """

    texts: tuple[str, ...]
    labels: tuple[str, ...] = ()
    maxima: tuple[Decimal, ...] = ()

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The tokens that have a digit."""
        return tuple(text for text in self.texts if any(map(str.isdecimal, text)))

    @cached_property
    def marked_points(self) -> tuple[Decimal, ...]:
        """The whole figures as scores, those without a mark that must have lost one left out."""
        marked = (text for text in self.texts if not _UNMARKED.fullmatch(text))
        return tuple(v for text in marked if (v := parse_figure(text, "point")) is not None)

    @cached_property
    def is_signed(self) -> bool:
        """Whether figures with decimals bear signs: changes, and no indicator."""
        signed = sum(_SIGNED.match(text) is not None for text in self.figures)
        return signed >= _SOME_SIGNED and signed >= _SHARE_SIGNED * len(self.figures)

    @cached_property
    def shares(self) -> dict[str, float]:
        """How many of the figures (0–1) have a per cent sign, and how many no mark at all."""
        count = len(self.figures) or 1
        return {
            "percent": sum("%" in text for text in self.figures) / count,
            "whole": sum("," not in text and "." not in text for text in self.figures) / count,
        }

    def values(self, measure: str) -> tuple[Decimal, ...]:
        """Return the whole figures read in a measure."""
        if measure not in self._values:
            found = (parse_figure(text, measure) for text in self.figures)
            self._values[measure] = tuple(value for value in found if value is not None)
        return self._values[measure]

    @cached_property
    def _values(self) -> dict[str, tuple[Decimal, ...]]:
        return {}

    @property
    def label(self) -> str:
        """The head as it stands above the column, ``""`` where heads do not stand in cells."""
        return self.labels[0] if self.labels else ""

    @cached_property
    def maximum(self) -> Decimal | None:
        """The maximum that most readings print and the figures keep to, None for none."""
        known = [top for top in self.maxima if self.within(top) >= _KEPT]
        return max(known, key=lambda top: (known.count(top), -known.index(top)), default=None)

    def within(self, top: Decimal) -> float:
        """Return which share (0–1) of the whole figures does not exceed ``top``.

        Three digits without a mark have lost it: they say nothing.
        """
        if top not in self._within:
            values = self.marked_points
            share = sum(value <= top for value in values) / len(values) if values else 1.0
            self._within[top] = share
        return self._within[top]

    @cached_property
    def _within(self) -> dict[Decimal, float]:
        return {}

    def kept(self, measure: str, top: Decimal) -> tuple[float, Decimal]:
        """Return which share of the values is not above ``top``, and the highest of those."""
        if (measure, top) not in self._kept:
            values = self.values(measure)
            low = [value for value in values if value <= top]
            self._kept[measure, top] = len(low) / len(values), max(low, default=Decimal(0))
        return self._kept[measure, top]

    @cached_property
    def _kept(self) -> dict[tuple[str, Decimal], tuple[float, Decimal]]:
        return {}

    @cached_property
    def fits(self) -> dict[tuple[object, ...], float]:
        """What :func:`fit` found, by everything that it depends on."""
        return {}

    @cached_property
    def is_whole(self) -> bool:
        """Whether the head is printed with its marks: then it is undamaged."""
        return strip_marks(self.label) != self.label


def fit(
    column: Column, option: FormColumn, present: float, scales: tuple[Decimal, ...], damaged: bool
) -> float:
    """Return how well one column fits one option of a form.

    Parameters
    ----------
    column : Column
    option : FormColumn
    present : float
        How surely (0–1) the head, its words taken together, names the option.
    scales : sequence of Decimal
        The maxima that a total may have.
    damaged : bool
        Whether the document was damaged: words that resemble nothing then say nothing.
    """
    # The form that mixes all others asks for their columns again.
    key = (option, present, damaged, scales if option.indicator == "total" else ())
    if key not in column.fits:
        column.fits[key] = _fit(column, option, present, scales, damaged)
    return column.fits[key]


def _fit(
    column: Column, option: FormColumn, present: float, scales: tuple[Decimal, ...], damaged: bool
) -> float:
    if column.is_signed:
        return _IMPOSSIBLE
    score = _label_fit(column, option, damaged) if column.label else 2.5 * present - 0.6
    if column.maxima and option.max is not None:
        if option.max in column.maxima:
            score += 4
        else:
            score -= 0.7 if damaged else 2.5
    if damaged and option.measure == "point" and option.max is not None:
        # A misread maximum must not lend one indicator the figures of another.
        score -= _EXCEEDED * (column.within(option.max) < _KEPT)
    if option.indicator == "total" and _is_surpassed(column, option, damaged):
        score += _IMPOSSIBLE
    return score + values_fit(column, option, scales)


def _is_surpassed(column: Column, option: FormColumn, damaged: bool) -> bool:
    """Tell whether totals show that no unprinted maximum of 80 holds: one of 90 is of 100.

    In a damaged text one of them may be misread.
    """
    if option.max is None or column.maxima:
        return False
    above = sum(option.max < value <= _HUNDRED for value in column.marked_points)
    return above > damaged


def _label_fit(column: Column, option: FormColumn, damaged: bool) -> float:
    like = max(cell_likeness(label, option, damaged) for label in column.labels)
    other = likeness_to_others(column.label)
    if other >= _OTHER and other - like >= _CLEARLY_OTHER:
        return _IMPOSSIBLE
    if damaged and not is_printed_whole(column.label):
        return max(_SAYS_NOTHING, 9 * (like - _DAMAGED_LABEL) / (1 - _DAMAGED_LABEL))
    # A head printed with its marks is undamaged: then a mere resemblance is another column.
    whole = column.is_whole and option.max not in column.maxima
    needed = _SAME_WHOLE_LABEL if whole else _SAME_LABEL
    return 9 * (like - needed) / (1 - needed) if like > 0.5 else _ANOTHER


def has_words(label: str) -> bool:
    """Tell whether a head says more than a maximum: of "(18 điểm)" the words are lost."""
    return re.search(r"[^\W\d_]", MAXIMUM.sub(" ", plain(label))) is not None


@lru_cache(maxsize=4096)
def is_printed_whole(label: str) -> bool:
    """Tell whether a head is printed in whole words, with marks that no other language has.

    Recognition in another one finds é, but neither ế nor ơ.
    """
    words = re.findall(r"[^\W\d_]+", label.lower())
    return (
        has_words(label) and _VIETNAMESE.search(label) is not None and all(map(is_syllable, words))
    )


def top_of(column: Column, option: FormColumn, damaged: bool = False) -> Decimal | None:
    """Return the maximum of a column that holds an option: the printed one, else the form's.

    A printed maximum that neither the form nor the figures bear out was misread; in a damaged
    text the form's own stands wherever the figures keep to it.
    """
    printed = column.maximum
    if printed is None or option.max is None:
        return option.max if printed is None else printed
    own = option.max in column.maxima or damaged
    return option.max if own and column.within(option.max) >= _KEPT else printed


def values_fit(column: Column, option: FormColumn, scales: Sequence[Decimal] = ()) -> float:
    """Return how well the figures of a column fit the measure and maximum of an option."""
    if not column.figures:
        return 0.0
    percent = column.shares["percent"]
    if percent >= _HALF and option.measure != "percent":
        return _IMPOSSIBLE
    score = 3.0 if percent >= _HALF else 0.0
    values = column.values(option.measure)
    if len(values) < _HALF * len(column.figures):
        return _IMPOSSIBLE
    top = top_of(column, option)
    if top is not None and option.measure != "count":
        within, highest = column.kept(option.measure, top)
        if within < _KEPT_AT_ALL:
            return _IMPOSSIBLE
        tops = (top, *scales) if option.indicator == "total" else (top,)
        score += 1.0 if highest in tops else 0.0
        score -= 0.8 if all(highest * 3 < known for known in tops) else 0.0
        score -= 4 * (1 - within)
    if option.measure == "count":
        score += 0.5 * column.shares["whole"]
    elif option.measure == "percent" and percent == 0 and not column.label:
        score -= 0.5
    return score
