"""Which province a dispatch speaks of: its own words first, the units in its rows if they fail."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import chain, pairwise

from rapidfuzz import fuzz, process

from helpers.extraction.folding import LIKE_D, fold
from helpers.reference import MERGER, Unit, communes, districts, provinces

_SMALLER = r"(?:xa|phuong|huyen|quan|thi tran|thi xa|p|x)"
_SMALLER_HEAD = re.compile(
    r"\bubnd (huyen|quan|thi xa|thanh pho|xa|phuong|thi tran|dac khu) (.{2,50})"
)
_COMMITTEE = re.compile(
    r"\b(?:u[yijv]|ii\w?|lj|tj)\s?\wan\s?n?nh(?:\w{1,3}|\w{1,2}\s\w)\s?(?:d\w{1,3}|\wan)\b"
    r"|\b\w{1,2}bnd\b"
)
_AFTER_COMMITTEE = re.compile(r"\bubnd (\w+) (\w+)")
_GLUED = re.compile(r"\bubnd (\w{7,})")
# A blank lost before a number that is a name: "quận 6".
_NUMBERED = re.compile(r"\b(ubnd (?:quan|phuong))(\d{1,2})\b")
# "ỦY BAN NHÂN DÂN X LÂN PHONG": a letter was lost, or the kind abbreviated.
_CUT_SHORT = re.compile(r"\bubnd ([hpx]) (?=[a-z]{2})")
_KIND_OF = {"h": "huyen", "p": "phuong", "x": "xa"}
_DAMAGED_KINDS = ("thanh pho", "thi xa", "thi tran", "huyen", "phuong")
_KIND_ALIKE = 77.0
_SHORTEST_NAME = 2
_WORDS_OF_COMMITTEE, _PARTED = 4, 5
_LONGEST_COMMITTEE = 14
_COMMITTEE_ALIKE = 80.0
_LONGEST_DAN = 4
_CITY = "thanh pho"
_SMALLER_KINDS = frozenset({"huyen", "quan", "xa", "phuong", "thi"})
_DAY = "ngay"
_DAY_ALIKE = 66
# Đ is often read as P or B.
_MOST_STROKES = 3
_FIRST = date(2022, 8, 1)
"""The index was first published then."""
_HEAD_LINES = 12
_CLOSE = 84.0
_MOST_VOTERS = 60
_MOST_ALIKE = 5


@cache
def _known_provinces() -> dict[str, str]:
    """Return folded name → bare name of every province, of today and before 1/7/2025."""
    before = date.fromordinal(MERGER.toordinal() - 1)
    days = (_FIRST, before, MERGER)
    return {fold(unit.bare): unit.bare for day in days for unit in provinces(day)}


@cache
def _province_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _known_provinces()), key=len, reverse=True))
    return re.compile(rf"(?:\b(tinh|thanh pho|tp|ubnd)\s+)?(?<!xa )(?<!phuong )\b({names})\b")


@cache
def _openings() -> frozenset[str | tuple[str, str]]:
    """Return the first two words of each province's name, of "Huế" the only one."""
    names = [name.split() for name in _known_provinces()]
    return frozenset((name[0], name[1]) if len(name) > 1 else name[0] for name in names)


def province_votes(texts: Sequence[str]) -> Counter[str]:
    """Count how often the words of a dispatch name each province, weighted by how plainly.

    Parameters
    ----------
    texts : sequence of str
        The lines, in order; the first lines of the head count double.
    """
    votes: Counter[str] = Counter()
    for number, text in enumerate(texts):
        folded = fold(text[:2_000])
        words = folded.split()
        if _openings().isdisjoint(chain(words, pairwise(words))):
            continue
        for found in _province_pattern().finditer(folded):
            before = folded[: found.start()].rstrip()
            if not found[1] and re.search(rf"\b{_SMALLER}$", before):
                continue
            if " " not in found[2] and before and not found[1]:
                # "huyện Đức Huệ" and "Bình Huề" name no province "Huế".
                continue
            weight = 3 if found[1] in {"tinh", "thanh pho", "tp"} else 1
            votes[_known_provinces()[found[2]]] += weight * (2 if number < _HEAD_LINES else 1)
    return votes


def province_by_likeness(texts: Iterable[str]) -> str:
    """Return the province whose damaged name follows "tỉnh" or opens a date line, else ``""``."""
    scores: dict[str, float] = defaultdict(float)
    for text in texts:
        words = committee_told(text[:400]).split()
        for place, word in enumerate(words):
            opens = word in {"tinh", "pho", "tp", "ubnd"}
            start = place + opens
            if not opens and (place or not _dated(words)):
                continue
            # "UBND huyện Quảng Điền" names no province, though "huyện Quảng" resembles one.
            if opens and words[start : start + 1] and words[start] in _SMALLER_KINDS:
                continue
            for folded, name in _known_provinces().items():
                own = " ".join(words[start : start + len(folded.split())])
                # "Thành phố" resembles Thanh Hóa.
                if own == _CITY or words[start : start + 2] == _CITY.split():
                    continue
                # "Phú Xuyên" resembles Phú Yên, but is the name of a commune.
                if not opens and own != folded and _is_smaller(own):
                    continue
                near = max(fuzz.ratio(text, folded) for text in with_strokes(own))
                if near >= _CLOSE:
                    scores[name] += near
    return max(sorted(scores), key=lambda name: scores[name]) if scores else ""


def _is_smaller(folded: str) -> bool:
    name = folded.replace(" ", "")
    return any(name in _owners(current) for current in (True, False))


def _dated(words: Sequence[str]) -> bool:
    """Tell whether a line that opens with a place goes on with a day: "Sơn La, ngày 5"."""
    return any(fuzz.ratio(word, _DAY) >= _DAY_ALIKE for word in words[2:5])


def committee_told(text: str) -> str:
    """Return folded ``text`` with a damaged "Ủy ban nhân dân" as "ubnd", the kind behind it too."""
    told = _NUMBERED.sub(r"\1 \2", _spelt_out(_COMMITTEE.sub("ubnd", fold(text))))
    told = _CUT_SHORT.sub(lambda found: f"ubnd {_KIND_OF[found[1]]} ", told)
    return _AFTER_COMMITTEE.sub(_kind_told, _GLUED.sub(_kind_parted, told))


def _spelt_out(folded: str) -> str:
    """Return folded text with "ubnd" for the first words that resemble it spelt out.

    They are four, or five with a blank within one: "UY BAN NHA N DAN".
    """
    words = folded.split(" ")
    for at in range(len(words) - _WORDS_OF_COMMITTEE + 1):
        four, five = (words[at : at + count] for count in (_WORDS_OF_COMMITTEE, _PARTED))
        for said, parting in ((four, " "), (five, "")):
            whole = parting.join(("uy", "ban", "nhan", "dan"))
            # No kind is run onto the last one, and none is the fifth.
            ends = len(said[-1]) <= _LONGEST_DAN and len("".join(said)) <= _LONGEST_COMMITTEE
            if ends and fuzz.ratio(parting.join(said), whole) >= _COMMITTEE_ALIKE:
                return " ".join((*words[:at], "ubnd", *words[at + len(said) :]))
    return folded


def _kind_parted(found: re.Match[str]) -> str:
    """Return "ubnd", the kind of unit and what was run onto it: "HUYỆNTIỀN HẢI"."""
    for kind in _DAMAGED_KINDS:
        compact = kind.replace(" ", "")
        printed, name = found[1][: len(compact)], found[1][len(compact) :]
        if len(name) >= _SHORTEST_NAME and fuzz.ratio(printed, compact) >= _KIND_ALIKE:
            return f"ubnd {kind} {name}"
    return found[0]


def _kind_told(found: re.Match[str]) -> str:
    """Return "ubnd" and the kind of unit that the next word, or the next two, were: "bUỆN"."""
    for words in ((found[1], found[2]), (found[1],)):
        printed = "".join(words).replace("ii", "u")
        for kind in _DAMAGED_KINDS:
            compact = kind.replace(" ", "")
            alike = kind.count(" ") == len(words) - 1 and len(printed) >= len(compact) - 1
            if len(words) > 1 and printed == kind:
                # A blank within the word: "HU YỆN".
                return f"ubnd {kind}"
            if alike and fuzz.ratio(printed, compact) >= _KIND_ALIKE:
                return " ".join(("ubnd", kind, *(found[2],)[: 2 - len(words)]))
    return found[0]


def with_strokes(folded: str) -> list[str]:
    """Return folded text, and that with each P or B that may be a Đ read so, or all of them."""
    places = [found.start() for found in LIKE_D.finditer(folded)][:_MOST_STROKES]
    single = [f"{folded[:place]}d{folded[place + 1 :]}" for place in places]
    return list(dict.fromkeys((folded, *single, LIKE_D.sub("d", folded))))


def province_of_territory(texts: Iterable[str], current: bool) -> str:
    """Return the province of the district or commune that heads a dispatch, ``""`` if not unique.

    Parameters
    ----------
    texts : iterable of str
        The lines of the head.
    current : bool
        Whether the dispatch is of 1/7/2025 or later.
    """
    for text in texts:
        folded = committee_told(text[:200])
        for found in _SMALLER_HEAD.finditer(folded):
            words = found[2].split()
            for count in range(min(5, len(words)), 0, -1):
                owners = _owners_of(found[1], words[:count], current)
                if len(owners) == 1:
                    return next(iter(owners))
                if owners:
                    break
    return ""


def _owners_of(kind: str, words: Sequence[str], current: bool) -> frozenset[str]:
    """Return the provinces that have a unit of a kind and name, as it stands or with its Đ."""
    names = [f"{kind}|{text.replace(' ', '')}" for text in with_strokes(" ".join(words))]
    found = (_owners(era).get(name) for name in names for era in (current, not current))
    return next(filter(None, found), frozenset())


@cache
def _owners(current: bool) -> dict[str, frozenset[str]]:
    """Return folded bare name of a unit, and kind and name, → the provinces that have one."""
    before = date.fromordinal(MERGER.toordinal() - 1)
    owners: dict[str, set[str]] = defaultdict(set)
    # Districts and communes were merged before provinces were, and one province got a new name.
    names = {province.code: province.bare for province in provinces(MERGER if current else before)}
    for day in (MERGER,) if current else (_FIRST, before):
        for province in provinces(day):
            name = names.get(province.code, province.bare)
            units: tuple[Unit, ...] = communes(province.bare, day) + districts(province.bare, day)
            for unit in units:
                bare = fold(unit.bare).replace(" ", "")
                owners[bare].add(name)
                owners[f"{fold(unit.kind)}|{bare}"].add(name)
    return {name: frozenset(found) for name, found in owners.items()}


def vote_of_rows(names: Sequence[str], era: bool | None = None) -> tuple[str, bool | None]:
    """Return the province that the named units of the rows belong to, and their era.

    Parameters
    ----------
    names : sequence of str
        Printed names without "UBND xã" and the like, damaged ones too.
    era : bool, optional
        Whether only units of today (True) or only former ones (False) may be meant.

    Returns
    -------
    province : str
        ``""`` where fewer than three names, or no clear majority, speak for one.
    current : bool or None
        True for units from 1/7/2025, False for former ones, None where both fit.
    """
    folded = [name for name in (fold(name).replace(" ", "") for name in names) if len(name) >= 4]
    votes: Counter[tuple[str, bool]] = Counter()
    for current in (True, False) if era is None else (era,):
        owners = _owners(current)
        bare = [name for name in owners if "|" not in name]
        for name in dict.fromkeys(folded[:_MOST_VOTERS]):
            exact = owners.get(name)
            near = [name] if exact else _resembling(name, bare)
            found = frozenset().union(*(owners[known] for known in near))
            for province in sorted(found):
                votes[province, current] += (60 if exact else 30) // len(found)
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 120:
        return "", None
    (province, current), best = ranked[0]
    rival = next((n for (other, _), n in ranked if other != province), 0)
    if rival * 4 > best * 3:
        return "", None
    other_era = votes[province, not current]
    return province, (current if other_era * 4 < best * 3 else None)


def _resembling(name: str, known: Sequence[str]) -> list[str]:
    """Return the unit names that a damaged one resembles, few enough to say something."""
    found = process.extract(name, known, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_MOST_ALIKE)
    return [match[0] for match in found] if len(found) < _MOST_ALIKE else []
