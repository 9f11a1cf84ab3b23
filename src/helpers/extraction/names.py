"""Which unit a printed name means: plain string similarity, measured best on real scans.

The names of one province at one date are few, so each printed name is compared with all of them
on text folded by :func:`~helpers.extraction.folding.fold`. Near candidates are kept: whether a
name is certain is decided later, for a whole table at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from helpers.extraction.folding import fold, mended, plain
from helpers.extraction.syllables import is_syllable
from helpers.reference import Unit, departments

KNOWN = 78.0
"""Below this similarity a name is unknown (measured on the names of real dispatches)."""

_KINDS = {
    "xa": "xã", "x": "xã", "phuong": "phường", "p": "phường", "ph": "phường",
    "thi tran": "thị trấn", "tt": "thị trấn", "huyen": "huyện", "h": "huyện",
    "thanh pho": "thành phố", "tp": "thành phố", "thi xa": "thị xã", "tx": "thị xã",
    "quan": "quận", "q": "quận", "dac khu": "đặc khu", "tinh": "tỉnh",
}  # fmt: skip
_BODY = re.compile(r"^(?:ubnd|u b n d|uy ban nhan dan|uy ban)\b\s*")
_COMMITTEE = re.compile(r"\b(?:uy|uu|uj) ban nh\w{1,2}n d\w{1,2}n\b")
_GLUED_KIND = re.compile(
    r"\b(ban nh\w{1,2}n d\w{1,2}n)(?=(?:xa|xi|x\d|phuong|huyen|quan|thi|thanh|tinh)\b)"
)
_CAPITALS = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
_RUN_INTO_NAME = re.compile(rf"[^\W\d_]{{2,}}(?=[{_CAPITALS}][^\W\d_])")
_DIGITS = re.compile(r"(\d+)$")
_WHOLE = 99.9
_OTHER_KIND = 4.0
_OTHER_STROKE = 3.5
_OTHER_LEVEL = 12.0
_LEVELS = {"xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1, "tỉnh": 3}
# The sign in "x&Lai" is a letter of "xã".
_AND = re.compile(r"(?<=\w\w)&(?=\w)|(?<=\w) & (?=\w)")
# Đ is often read as P or B; Ph is a letter of its own.
_LIKE_D = re.compile(r"\b[PB](?=[a-gi-zà-ỹ0-9])")
_LONGEST = 140
_NEAREST, _FARTHEST = 8, 55.0
_MOST_KEPT = 4096
_MOST_STROKES = 3
_LONGEST_SO = 3
_LONGEST_XA = 2
_KIND_ALIKE = 70.0
_PAIR_ALIKE = 80.0
_COMMITTEE_ALIKE = 82.0
_NO_DEPARTMENT = 15.0
_AGENCY = re.compile(r"(?:s[oaeu0]?|ban|thanh tra|cong an|van phong)\b")
_AGENCY_WORDS = frozenset({"sở", "công", "văn"})
"""First words of agencies that have marks."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a printed name may mean.

    ``score`` is the similarity without marks, ``accents`` the similarity with them (both 0–100);
    the second one only breaks ties. ``whole`` tells that no letter of the name differs, ``edits``
    how many letters of a territory's name do, a letter put in or left out counting as one misread.
    """

    unit: Unit
    score: float
    accents: float
    whole: bool = False
    edits: int = 0


@dataclass(frozen=True, slots=True)
class _Query:
    compact: str
    body: bool
    kind: str
    bare: str
    accented: str
    agency: bool = False


_Alike = dict[str, list[tuple[str, float, int]]]


class NameIndex:
    """The units that a dispatch may name, ready for comparison.

    Parameters
    ----------
    units : iterable of Unit
        Of one province and date, and the departments.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: list[Unit] = []
        self._texts: list[str] = []
        self._territory: list[bool] = []
        for unit in units:
            territory = unit.level != "department"
            names = (unit.bare,) if territory else (unit.name, *unit.aliases)
            for name in dict.fromkeys(map(_compact, names)):
                self._units.append(unit)
                self._texts.append(name)
                self._territory.append(territory)
        self._cache: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, printed: str, limit: int = 4) -> tuple[Candidate, ...]:
        """Return the units nearest to ``printed``, best first, each at most once."""
        if printed not in self._cache:
            if len(self._cache) >= _MOST_KEPT:
                self._cache.clear()
            self._cache[printed] = self._search(printed)
        return self._cache[printed][:limit]

    def best(self, printed: str) -> float:
        """Return the similarity of the nearest unit, 0 if there is none."""
        found = self.candidates(printed, 1)
        return found[0].score if found else 0.0

    def _search(self, printed: str) -> tuple[Candidate, ...]:
        nearest: dict[str, Candidate] = {}
        alike: _Alike = {}
        for number, variant in enumerate((printed, *_with_strokes(printed))):
            for query in _queries(variant):
                if 2 <= len(query.compact) <= _LONGEST:
                    # What stands there goes before what it may have been.
                    self._search_one(query, nearest, _OTHER_STROKE * (number > 0), alike)
        return tuple(sorted(nearest.values(), key=lambda c: (-c.score, -c.accents, c.unit.name)))

    def _search_one(
        self, query: _Query, nearest: dict[str, Candidate], cost: float, alike: _Alike
    ) -> None:
        # Departments are compared whole, territories by what follows "UBND xã".
        for text in dict.fromkeys((query.compact, query.bare)):
            # The readings of one name share most of their texts.
            if text not in alike:
                alike[text] = process.extract(
                    text, self._texts, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_FARTHEST
                )
            for name, score, index in alike[text]:
                unit = self._units[index]
                if self._territory[index] != (text == query.bare) and query.compact != query.bare:
                    continue
                total = self._score(query, unit, name, score) - cost
                if total > 0 and (unit.name not in nearest or nearest[unit.name].score < total):
                    accents = fuzz.ratio(query.accented, unit.bare.lower())
                    edits = Levenshtein.distance(text, name) if self._territory[index] else 0
                    nearest[unit.name] = Candidate(unit, total, accents, total >= _WHOLE, edits)

    @staticmethod
    def _score(query: _Query, unit: Unit, name: str, score: float) -> float:
        if unit.level == "department":
            return score - (_NO_DEPARTMENT if query.body or query.kind else 0.0)
        own, printed = _DIGITS.search(name), _DIGITS.search(query.bare)
        # "A Lưới 3" is not "A Lưới 1", however alike the rest.
        if (own[1] if own else "") != (printed[1] if printed else ""):
            return 0.0
        # A third of the shorter letters may be damaged; the known prefix counts as read.
        padded = 100.0 - (100.0 - score) * len(name) / (len(name) + 4)
        if not query.body and not query.kind:
            # Without "UBND xã" a name must be its own proof, and "Sở …" speaks against it; "Sa
            # Huỳnh" is whole.
            padded = score - (_OTHER_LEVEL if query.agency and score < _WHOLE else 0.0)
        if not query.kind or query.kind == unit.kind:
            return padded
        same = _LEVELS.get(query.kind, 2) == _LEVELS.get(unit.kind, 2)
        return padded - (_OTHER_KIND if same else _OTHER_LEVEL)


@lru_cache(maxsize=16)
def department_index(on: date | None = None) -> NameIndex:
    """Return the departments that existed on a day, or (None) ever did, ready for comparison."""
    return NameIndex(departments(on))


@lru_cache(maxsize=8192)
def _compact(name: str) -> str:
    return fold(_AND.sub(" và ", name)).replace(" ", "")


def _with_strokes(printed: str) -> list[str]:
    """Return a name with each P or B that may be a Đ read so, one at a time and all at once."""
    places = [found.start() for found in _LIKE_D.finditer(printed)][:_MOST_STROKES]
    single = [f"{printed[:place]}Đ{printed[place + 1 :]}" for place in places]
    return single if len(places) < 2 else [*single, _LIKE_D.sub("Đ", printed)]


def ways_to_read(printed: str) -> list[str]:
    """Return what may be the name itself in a printed one: folded, without kind and blanks."""
    return list(dict.fromkeys(query.bare for query in _queries(printed)))


@lru_cache(maxsize=20_000)
def _queries(printed: str) -> tuple[_Query, ...]:
    """Return the ways to read a printed name: a damaged kind may be part of the name itself."""
    printed = _RUN_INTO_NAME.sub(_with_blank, printed)
    text = _GLUED_KIND.sub(r"\1 ", fold(_AND.sub(" và ", printed)))
    text = _COMMITTEE.sub("ubnd", text)
    text = re.sub(r"^u ?b ?n ?d ?(?=[a-z])", "ubnd ", text)
    text = _likely_committee(text)
    rest = _BODY.sub("", text)
    body = rest != text
    if not body:
        first, _, tail = text.partition(" ")
        if tail and 3 <= len(first) <= 6 and fuzz.ratio(mended(first), "ubnd") >= 75:
            body, rest = True, tail
    words = printed.split()
    kind, bare = _kind_of(rest)
    # A kind in full is one; any other may be the first word of the name ("Quang", "Quân").
    said = printed.lower().split()
    # "Phượng Tiến" begins with a name, "phường" or "phuong" may be the kind.
    other = any(fold(word) == fold(kind) and word not in {kind, fold(kind)} for word in said)
    sure = kind not in {"", "quận"} and rest.startswith(f"{fold(kind)} ") and not other
    # Without a committee before it "Phuong Duc" may be a whole name.
    sure = sure and (body or " " in bare)
    readings = [(kind, bare)] if sure else [(kind, bare), ("", rest)]
    if body and not sure:
        readings += _damaged_kinds(rest)
    # "S¢ Tu phap", "&0 Y té": a short damaged word before a name may be "Sở".
    compacts = {text.replace(" ", "")}
    first, _, tail = text.partition(" ")
    if not body and not kind and tail and len(first) <= _LONGEST_SO:
        compacts.add(f"so{tail}".replace(" ", ""))
    return tuple(
        _Query(
            compact,
            body,
            kind,
            bare.replace(" ", ""),
            " ".join(words[-len(bare.split()) :]).lower() if bare else printed.lower(),
            bool(_AGENCY.match(text)) and not _is_another_word(printed),
        )
        for kind, bare in dict.fromkeys(readings)
        for compact in sorted(compacts)
    )


def _with_blank(found: re.Match[str]) -> str:
    """Part a kind of unit from the name that it runs into ("phườngNghĩa Đô")."""
    return f"{found[0]} " if fold(found[0]) in _KINDS else found[0]


def _is_another_word(printed: str) -> bool:
    """Tell whether a name begins with a whole word that opens no agency ("Bản", "Sơ")."""
    first = printed.lower().partition(" ")[0]
    return plain(first) != first and first not in _AGENCY_WORDS and is_syllable(first)


def _likely_committee(text: str) -> str:
    """Return ``text`` with a damaged "ủy ban nhân dân" at its head as "ubnd"."""
    words = text.split()
    for count in (5, 4, 3, 2):
        if (
            len(words) > count
            and fuzz.ratio("".join(words[:count]), "uybannhandan") >= _COMMITTEE_ALIKE
        ):
            return " ".join(("ubnd", *words[count:]))
    return text


def _damaged_kinds(text: str) -> list[tuple[str, str]]:
    """Return the kinds that the first word after "UBND" may have been ("ehuong", "(4", "ed")."""
    first, _, tail = text.partition(" ")
    if not tail or first in _KINDS:
        return []
    if len(first) <= _LONGEST_XA and not tail.startswith("tran "):
        return [("xã", tail)]
    kinds = [
        (kind, tail)
        for head, kind in (("phuong", "phường"), ("huyen", "huyện"))
        if fuzz.ratio(first, head) >= _KIND_ALIKE
    ]
    second, _, rest = tail.partition(" ")
    pair = f"{first} {second}"
    return kinds + [
        (kind, rest)
        for head, kind in (("thi tran", "thị trấn"), ("thi xa", "thị xã"))
        if rest and fuzz.ratio(pair, head) >= _PAIR_ALIKE
    ]


def _kind_of(text: str) -> tuple[str, str]:
    words = text.split()
    for count in (2, 1):
        if len(words) > count:
            head = " ".join(words[:count])
            if head in _KINDS:
                return _KINDS[head], " ".join(words[count:])
    if len(words) > 1 and len(words[0]) <= 3 and words[0].startswith("x"):
        return "xã", " ".join(words[1:])
    alike: list[tuple[float, str, str]] = []
    for head, kind in _KINDS.items():
        count = head.count(" ") + 1
        printed = " ".join(words[:count])
        long = len(words) > count and len(head) >= 4 and len(printed) >= 4
        if long and printed[0] == head[0] and (like := fuzz.ratio(printed, head)) >= 75:
            alike.append((like, kind, " ".join(words[count:])))
    if alike:
        # "thi (a" is nearer to "thị xã" than to "thị trấn".
        return max(alike, key=lambda found: found[0])[1:]
    return "", text
