"""Figures that moved so far against the period before that a reading error is as likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import yaml

from helpers.analysis.change import Difference
from helpers.errors import ReferenceDataError
from helpers.reference import reference_file

_WHOLE_PER_CENT = 100.0


@dataclass(frozen=True)
class JumpRule:
    """``rules/review.yaml``: from where on a difference is shown.

    Attributes
    ----------
    share : float
        Of a score's maximum, or of 100 %.
    count_share, count_least : float
        Of the greater of two counts; and the least difference of counts that is shown.
    """

    share: float
    count_share: float
    count_least: float


@cache
def jump_rule() -> JumpRule:
    """Return the rule in force.

    Raises
    ------
    ReferenceDataError
        If the file lacks an entry or has one of the wrong kind.
    """
    path = reference_file("rules/review.yaml")
    try:
        entry = yaml.safe_load(path.read_text(encoding="utf-8"))["jump"]
        return JumpRule(*(float(entry[name]) for name in ("share", "count_share", "count_least")))
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError("analysis.bad_rules", path=path, found=error) from error


def jumps(differences: Iterable[Difference], rule: JumpRule) -> tuple[Difference, ...]:
    """Return the differences at or beyond the rule, the greatest first."""
    found = [(size(item, rule), item) for item in differences]
    far = [(ratio, item) for ratio, item in found if round(ratio, 9) >= 1]
    return tuple(item for _, item in sorted(far, key=lambda pair: -pair[0]))


def size(item: Difference, rule: JumpRule) -> float:
    """Return the difference as a multiple of the one from which it is shown; 0 if unknown."""
    moved = abs(item.delta)
    if item.after.measure == "count":
        greater = max(abs(figure.value or 0.0) for figure in (item.before, item.after))
        return moved / max(rule.count_share * greater, rule.count_least)
    full = _WHOLE_PER_CENT if item.after.measure == "percent" else item.after.max
    return moved / (rule.share * full) if full else 0.0
