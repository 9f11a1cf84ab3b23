"""Whose report it is: the territory that a dispatch speaks of, and its slug."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from helpers.analysis.measure import Dispatch
from helpers.analysis.period import bounds
from helpers.reference import provinces
from helpers.vietnamese import slug

_KINDS = "huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu"
_LOCAL = re.compile(rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (({_KINDS}) (.+))$")
_KIND = re.compile(rf"^(?:{_KINDS}) ")
_COMMUNE_KINDS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True)
class Territory:
    """The territory of a report.

    Attributes
    ----------
    authority : str
        Slug, e.g. ``"son-la"``.
    name : str
        In full, as in a title: ``"tỉnh Sơn La"``, ``"thành phố Điện Biên Phủ"``.
    level : str
        ``province``, ``district`` or ``commune``.
    subject : str
        The ``unit`` of its own figures in the cleaned tables.
    province : str
        Bare name of its province.
    district : str or None
        The former district's full name, where the territory is one.
    """

    authority: str
    name: str
    level: str
    subject: str
    province: str
    district: str | None = None

    @property
    def place(self) -> str:
        """The bare name, as it stands before the date of a document: ``"Sơn La"``."""
        return self.province if self.level == "province" else _KIND.sub("", self.name)


def territories(dispatches: Iterable[Dispatch]) -> dict[str, Territory]:
    """Return the territory of each dispatch by ``dispatch_id``.

    It is the issuer's own if a district's or commune's committee issued the dispatch, else the
    province. Territories that would share a slug (tỉnh Sơn La, thành phố Sơn La) are told apart
    by their kind, then by their province.
    """
    named = {item.dispatch_id: _territory(item) for item in dispatches}
    owners: dict[str, set[tuple[str, str]]] = {}
    for item in named.values():
        owners.setdefault(item.authority, set()).add((item.name, item.province))
    for key, item in named.items():
        if item.level != "province" and _ambiguous(item, owners[item.authority]):
            long_name = item.name if item.authority == slug(item.province) else _longest(item)
            named[key] = Territory(
                slug(long_name), item.name, item.level, item.subject, item.province, item.district
            )
    return named


def _ambiguous(item: Territory, owners: set[tuple[str, str]]) -> bool:
    return len(owners) > 1 or item.authority == slug(item.province)


def _longest(item: Territory) -> str:
    return f"{item.name} {item.province}"


def _territory(dispatch: Dispatch) -> Territory:
    found = _LOCAL.search(dispatch.issuer)
    full_province = _province_name(dispatch)
    if found is None or found[1] == full_province:
        return Territory(
            slug(dispatch.province), full_province, "province", full_province, dispatch.province
        )
    level = "commune" if found[2] in _COMMUNE_KINDS else "district"
    district = found[1] if level == "district" else None
    return Territory(
        slug(found[3]), found[1], level, f"UBND {found[1]}", dispatch.province, district
    )


def _province_name(dispatch: Dispatch) -> str:
    names = _province_names(dispatch.period)
    return names.get(dispatch.province, f"tỉnh {dispatch.province}")


@cache
def _province_names(period: str) -> dict[str, str]:
    return {unit.bare: unit.name for unit in provinces(bounds(period)[1])} if period else {}
