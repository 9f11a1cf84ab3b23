"""Identities between the figures of a row: whether they hold, and what they leave for a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from helpers.extraction.forms import Identity

_HALF = Decimal("0.5")
_LEEWAY = Decimal("0.0001")
_MOST_CANDIDATES = 12


@dataclass(frozen=True)
class Check:
    """An identity tried on known values.

    Attributes
    ----------
    holds : bool
        Within what rounding of the printed figures allows.
    exact : bool
        To the last printed digit.
    computed : Decimal
        What the parts give for the result.
    """

    holds: bool
    exact: bool
    computed: Decimal


def check(
    identity: Identity, values: Mapping[str, Decimal], decimals: Mapping[str, int]
) -> Check | None:
    """Try an identity, None where it cannot be tried (a share of nothing).

    Parameters
    ----------
    identity : Identity
        Of the table's form.
    values : mapping of str to Decimal
        One value for each indicator of the identity.
    decimals : mapping of str to int
        How many decimals the columns print: rounding moves a sum by half a last digit a part.
    """
    result = values[identity.result]
    parts = [values[name] for name in identity.parts]
    last = decimals.get(identity.result, 0)
    if identity.kind == "rate":
        return _check_rate(result, parts, last)
    computed = parts[0] * identity.factor if identity.kind == "convert" else sum(parts, Decimal(0))
    gap = abs(computed - result)
    exact = gap == 0 if identity.kind == "sum" else gap <= _half_digit(last)
    return Check(gap <= _slack(identity, decimals), exact, computed)


def _check_rate(rate: Decimal, parts: Sequence[Decimal], last: int) -> Check | None:
    if parts[1] == 0:
        return None
    computed = 100 * parts[0] / parts[1]
    holds = abs(computed - rate) <= _half_digit(last) + _LEEWAY
    return Check(holds, holds, rounded(computed, last))


def _slack(identity: Identity, decimals: Mapping[str, int]) -> Decimal:
    """Return how far rounding of its printed figures may move a sum or conversion."""
    factor = identity.factor if identity.kind == "convert" else Decimal(1)
    fine = [places for name in identity.parts if (places := decimals.get(name, 0))]
    moved = sum((factor * _half_digit(places) for places in fine), Decimal(0))
    return _half_digit(decimals.get(identity.result, 0)) + moved


def _half_digit(decimals: int) -> Decimal:
    """Return half a unit of the last printed digit."""
    return _HALF * Decimal(1).scaleb(-decimals)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up, as spreadsheets do."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def solve(
    identity: Identity, unknown: str, values: Mapping[str, Decimal], decimals: Mapping[str, int]
) -> list[Decimal]:
    """Return the values of ``unknown`` that make an identity hold, the others known.

    Sums and conversions leave one value; a share leaves a range of whole numbers, cut short
    after a dozen, or one share.

    Parameters
    ----------
    identity : Identity
        Of the table's form.
    unknown : str
        One of its indicators.
    values : mapping of str to Decimal
        One value for each other indicator.
    decimals : mapping of str to int
        How many decimals the columns print.
    """
    known = {name: values[name] for name in identity.indicators if name != unknown}
    if identity.kind == "rate":
        return _solve_rate(identity, unknown, known, decimals)
    if identity.kind == "convert":
        if unknown == identity.result:
            whole = known[identity.parts[0]] * identity.factor
            return [rounded(whole, max(1, decimals.get(unknown, 2)))]
        return []
    parts = [known[name] for name in identity.parts if name != unknown]
    total = sum(parts, Decimal(0))
    value = total if unknown == identity.result else known[identity.result] - total
    return [value] if value >= 0 else []


def _solve_rate(
    identity: Identity, unknown: str, known: Mapping[str, Decimal], decimals: Mapping[str, int]
) -> list[Decimal]:
    part, whole = identity.parts
    if unknown == identity.result:
        if known[whole] == 0:
            return []
        return [rounded(100 * known[part] / known[whole], decimals.get(unknown, 2))]
    rate = known[identity.result]
    slack = _half_digit(decimals.get(identity.result, 0))
    low, high = max(Decimal(0), rate - slack), rate + slack
    if unknown == part:
        return _whole_numbers(known[whole] * low / 100, known[whole] * high / 100)
    if known[part] == 0 or low == 0:
        return []
    return _whole_numbers(100 * known[part] / high, 100 * known[part] / low)


def _whole_numbers(low: Decimal, high: Decimal) -> list[Decimal]:
    first = int(low) if low == int(low) else int(low) + 1
    return [Decimal(n) for n in range(first, min(int(high), first + _MOST_CANDIDATES) + 1)]
