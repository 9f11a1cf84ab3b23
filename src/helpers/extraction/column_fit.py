"""How well the head and the figures of one column fit an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.figure import parse_figure
from helpers.extraction.forms import FormColumn
from helpers.extraction.heads import cell_likeness
from helpers.vietnamese import strip_marks

_SAME_LABEL = 0.66
_SAME_WHOLE_LABEL = 0.78


@dataclass(frozen=True)
class Column:
    """The tokens of one column and its head cell."""

    texts: tuple[str, ...]
    label: str
    maximum: Decimal | None


def fit(column: Column, option: FormColumn, present: float, scales: Sequence[Decimal]) -> float:
    """Return how well one column fits one option of a form.

    ``present`` (0–1) is how surely the head names it; ``scales`` are those a total may have.
    """
    score = 0.0
    if column.label:
        like = cell_likeness(column.label, option)
        agreed = column.maximum is not None and column.maximum == option.max
        # A head printed with its marks is undamaged: then a mere resemblance is another column.
        whole = strip_marks(column.label) != column.label and not agreed
        needed = _SAME_WHOLE_LABEL if whole else _SAME_LABEL
        score += 9 * (like - needed) / (1 - needed) if like > 0.5 else -9
    else:
        score += 2.5 * present - 0.6
    if column.maximum is not None and option.max is not None:
        score += 4 if column.maximum == option.max else -2.5
    return score + values_fit(column, option, scales)


def values_fit(column: Column, option: FormColumn, scales: Sequence[Decimal] = ()) -> float:
    """Return how well the figures of a column fit the measure and maximum of an option."""
    texts = [text for text in column.texts if any(sign.isdigit() for sign in text)]
    if not texts:
        return 0.0
    percent = sum("%" in text for text in texts) / len(texts)
    if percent >= 0.5 and option.measure != "percent":
        return -8.0
    score = 3.0 if percent >= 0.5 else 0.0
    values = [value for text in texts if (value := parse_figure(text, option.measure)) is not None]
    if len(values) < 0.5 * len(texts):
        return -8.0
    top = column.maximum or option.max
    if top is not None and option.measure != "count":
        within = sum(value <= top for value in values) / len(values)
        if within < 0.6:
            return -8.0
        highest = max((value for value in values if value <= top), default=Decimal(0))
        tops = (top, *scales) if option.indicator == "total" else (top,)
        score += 1.0 if highest in tops else 0.0
        score -= 0.8 if all(highest * 3 < known for known in tops) else 0.0
        score -= 4 * (1 - within)
    if option.measure == "count":
        whole = sum("," not in text and "." not in text for text in texts) / len(texts)
        score += 0.5 * whole
    elif option.measure == "percent" and percent == 0 and not column.label:
        score -= 0.5
    return score
