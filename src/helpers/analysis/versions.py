"""Versions of one dispatch: told by what they share, and which of them a report uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from helpers.analysis.measure import USABLE, Dispatch
from helpers.vietnamese import slug

Reason = Literal["signed_on", "as_of", "figures", "file"]
REASONS: tuple[Reason, ...] = ("signed_on", "as_of", "figures", "file")

_DIGITS = re.compile(r"(\d+)")
_Figures = Mapping[tuple[str, ...], float | None]


@dataclass(frozen=True)
class Versions:
    """Versions of one dispatch, and the one that reports use.

    Attributes
    ----------
    used : Dispatch
    others : tuple of Dispatch
        Those that are left out, by id.
    reason : {"signed_on", "as_of", "figures", "file"}
        What decided: the latest day of signing; else the latest moment of the data; else the most
        figures that could be read; else the last file name.
    figures : int
        How many usable figures the version used has.
    differing : int
        How many figures of the one used another version gives otherwise, or not at all.
    """

    used: Dispatch
    others: tuple[Dispatch, ...]
    reason: Reason
    figures: int
    differing: int


def find_versions(dispatches: Iterable[Dispatch], measures: pd.DataFrame) -> tuple[Versions, ...]:
    """Return the dispatches that are there in several versions, each with the one to use.

    Versions share issuer, province, kind, period and number. With a number, documents that both
    have figures but none in common are parts of one dispatch, not versions. Where the number is
    blank, half of the shorter one's figures must be in the other: an office sends many letters.

    Parameters
    ----------
    dispatches : iterable of Dispatch
    measures : DataFrame
        ``measures`` of all of them (contract).
    """
    known = _figures(measures)
    found = []
    for group in _groups(dispatches, known):
        if len(group) > 1:
            found.append(_settled(group, known))
    return tuple(sorted(found, key=lambda item: item.used.dispatch_id))


def _figures(measures: pd.DataFrame) -> Mapping[str, _Figures]:
    """Return the figures of each dispatch; None for one that is not usable."""
    known: dict[str, dict[tuple[str, ...], float | None]] = {}
    columns = ["dispatch_id", "value", "status", "level", "unit", "indicator", "period"]
    for name, value, status, *key in measures[columns].itertuples(index=False):
        usable = status in USABLE and not pd.isna(value)
        known.setdefault(str(name), {}).setdefault(tuple(key), float(value) if usable else None)
    return known


def _groups(
    dispatches: Iterable[Dispatch], known: Mapping[str, _Figures]
) -> Iterator[list[Dispatch]]:
    alike: dict[tuple[str, ...], list[list[Dispatch]]] = {}
    for item in sorted(dispatches, key=lambda dispatch: dispatch.dispatch_id):
        if not item.period:
            continue
        number = _number(item.number)
        key = (slug(item.issuer), slug(item.province), slug(item.kind), item.period, number)
        groups = alike.setdefault(key, [])
        for group in groups:
            if any(_are_versions(item, other, bool(number), known) for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return (group for groups in alike.values() for group in groups)


def _number(text: str) -> str:
    """Return a number in one way of writing, ``""`` where only the symbol is printed."""
    digits, _, symbol = text.partition("/")
    written = slug(digits).lstrip("0")
    return f"{written}/{slug(symbol)}" if written else ""


def _are_versions(
    first: Dispatch, second: Dispatch, numbered: bool, known: Mapping[str, _Figures]
) -> bool:
    one, two = (known.get(item.dispatch_id, {}) for item in (first, second))
    common = len(one.keys() & two.keys())
    if numbered:
        return bool(common) or not (one or two)
    return 2 * common >= min(len(one), len(two)) > 0


def _settled(group: Sequence[Dispatch], known: Mapping[str, _Figures]) -> Versions:
    ranked = sorted(group, key=lambda item: _precedence(item, known), reverse=True)
    used, *others = ranked
    first, second = (_precedence(item, known) for item in ranked[:2])
    differ = (name for name, a, b in zip(REASONS, first, second, strict=False) if a != b)
    reason: Reason = next(differ, "file")
    own = known.get(used.dispatch_id, {})
    differing = sum(
        any(known.get(other.dispatch_id, {}).get(key) != value for other in others)
        for key, value in own.items()
    )
    left_out = tuple(sorted(others, key=lambda item: item.dispatch_id))
    return Versions(used, left_out, reason, _usable(own), differing)


def _precedence(item: Dispatch, known: Mapping[str, _Figures]) -> tuple[object, ...]:
    figures = _usable(known.get(item.dispatch_id, {}))
    return (item.signed_on, item.as_of, figures, _natural(item.file), item.dispatch_id)


def _usable(figures: _Figures) -> int:
    return sum(value is not None for value in figures.values())


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts ``v2`` before ``v10``."""
    parts = _DIGITS.split(name.casefold())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
