"""The words that open a unit's name ("UBND xã …"), printed well or damaged."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, mended
from helpers.extraction.syllables import is_syllable

_KINDS = {
    "xa": "xã", "x": "xã", "phuong": "phường", "p": "phường", "ph": "phường",
    "thi tran": "thị trấn", "tt": "thị trấn", "huyen": "huyện", "h": "huyện",
    "thanh pho": "thành phố", "tp": "thành phố", "thi xa": "thị xã", "tx": "thị xã",
    "quan": "quận", "q": "quận", "dac khu": "đặc khu", "dk": "đặc khu", "tinh": "tỉnh",
}  # fmt: skip
_BODY = re.compile(r"^(?:ubnd|u b n d|uy ban nhan dan|uy ban)\b\s*")
_COMMITTEE = re.compile(r"\b(?:uy|uu|uj) ban n?nh\w{1,2}n d\w{1,2}n\b")
_GLUED_KIND = re.compile(
    r"\b(ban n?nh\w{1,2}n d\w{1,2}n)(?=(?:xa|xi|x\d|phuong|huyen|quan|thi|thanh|tinh)\b)"
)
_CAPITALS = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
_RUN_INTO_NAME = re.compile(rf"(?<!\S)\S{{2,7}}?(?=[{_CAPITALS}][^\W\d_])")
# "P. Hương An", "UBND TP.Đà Lạt", "Q. 10".
_SHORT_KIND = re.compile(
    rf"^(\W*(?:UBND\s+)?)(X|P|H|Q|TT|TX|TP|ĐK)\.\s?(?=[{_CAPITALS}][^\W\d_]|\d{{1,2}}\b)"
)
# "36Xa Péng", "29 UBND": what counts the rows ran into the name.
_COUNTED = re.compile(r"^\d{1,3}[\s.)\]\[|]*(?=[^\W\d_]{2})")
# "lxa Loc Hung", "!xã Lộc Tấn": the rule before a name ran into its kind.
_SPECK_BEFORE_KIND = re.compile(r"^[lI1|!\[\]](?=[xX]\S\s)")
_COMMITTEE_WORDS = mended("uybannhandan")
_LONGEST_SPECK = 3
_LONGEST_XA = 2
_KIND_ALIKE = 66.0
_PAIR_ALIKE = 80.0
_ANY_KIND_ALIKE = 80.0
"""How alike a kind a word must be whose first letter is another one."""
_COMMITTEE_ALIKE = 76.0
_COMMITTEE_ALONE = 90.0
"""The same for words with nothing behind them."""
_BODY_ALIKE = 75.0
# "ph uong Hai An", "PHUONGBAO AN": a blank within the kind, or none behind it.
_TORN_KIND = re.compile(
    r"^(?:p ?h ?u ?o ?n ?g|h ?u ?y ?e ?n) ?(?=[a-z]{2,}( |$))|^dac ?khu ?(?=[a-z]{2,} )"
)
_LONG_KINDS = ("phuong", "huyen", "quan")
_ANY_BODY_ALIKE = 50.0
"""The same where the kind of a unit follows at once."""
_LONGEST_BODY = 6
_AGENCY = "ban"
_SAID_KINDS = frozenset({"xa", "xi", "phuong", "phudng", "huyen", "thi", "dac"})


@cache
def forms_of_kind(kind: str) -> tuple[str, ...]:
    """Return how a kind of unit may stand before a name, in full first ("phường", "p", "ph")."""
    return (kind, *(form for form, said in _KINDS.items() if said == kind and len(form) <= 2))


def set_apart(printed: str) -> str:
    """Return a name without what counts it, its kind in full and parted from what it ran into."""
    return _SHORT_KIND.sub(_in_full, _RUN_INTO_NAME.sub(_with_blank, _uncounted(printed)))


def _in_full(found: re.Match[str]) -> str:
    """Return the kind that letters with a dot stand for: "P. Hương An" is no torn "phường An"."""
    return f"{found[1]}{_KINDS[fold(found[2])]} "


def _with_blank(found: re.Match[str]) -> str:
    """Part a kind of unit from the name that it runs into ("phườngNghĩa Đô", "x4Kim Bình")."""
    word = fold(found[0])
    short = len(word) == _LONGEST_XA and word[0] == "x"
    long = word in _KINDS or _is_damaged(word, _LONG_KINDS, _ANY_KIND_ALIKE)
    return f"{found[0]} " if short or (long and not found[0].isupper()) else found[0]


@lru_cache(maxsize=8192)
def _is_damaged(word: str, known: tuple[str, ...], alike: float) -> bool:
    return any(fuzz.ratio(mended(word), other) >= alike for other in known)


def _uncounted(printed: str) -> str:
    """Return a name without the number or the speck before its committee or kind."""
    first, _, tail = printed.partition(" ")
    speck = len(first) == 1 or (len(first) <= _LONGEST_SPECK and not first.rstrip(".").isalpha())
    if speck and " " in tail and opens_like_a_unit(tail):
        return tail
    rest = _COUNTED.sub("", _SPECK_BEFORE_KIND.sub("", printed))
    return rest if opens_like_a_unit(rest) else printed


def opens_like_a_unit(printed: str) -> bool:
    """Tell whether a text begins with a committee, or with the kind of a unit."""
    first = fold(printed).partition(" ")[0]
    known = ("ubnd", *_LONG_KINDS)
    return first in {"xa", "xi", "thi", "thanh", "uy"} or _is_damaged(first, known, _ANY_KIND_ALIKE)


def opens_with_committee(printed: str) -> bool:
    """Tell whether a text begins with "UBND": no department does, and no head."""
    return fold(printed).startswith("ubnd ")


def with_committee(text: str) -> str:
    """Return a folded name with the words for a committee, damaged or not, as "ubnd"."""
    text = _COMMITTEE.sub("ubnd", _GLUED_KIND.sub(r"\1 ", text))
    text = _likely_committee(re.sub(r"^u ?b ?n ?d(?:d )? ?(?=[a-z])", "ubnd ", text))
    words = text.split()
    # "BNi x4 …", "BN D Phudng …": whatever stands right before a kind. "P. Phượng Sơn" has its own.
    for count in (
        (1, 2) if not (words[:1] == ["ubnd"] and words[1:2] and words[1] in _KINDS) else ()
    ):
        first = "".join(words[:count])
        kind = words[count] if len(words) > count + 1 else ""
        said = first != _AGENCY and (
            kind in _SAID_KINDS or (len(kind) == _LONGEST_XA and kind[0] == "x")
        )
        alike = fuzz.ratio(mended(first), "ubnd")
        if said and 3 <= len(first) <= _LONGEST_BODY and alike >= _ANY_BODY_ALIKE:
            return " ".join(("ubnd", *words[count:]))
    return text


def without_committee(text: str) -> str:
    """Return a folded name without the words for a committee that open it."""
    rest = _BODY.sub("", text)
    first, _, tail = text.partition(" ")
    if rest != text or not tail or not 3 <= len(first) <= _LONGEST_BODY:
        return rest
    return tail if fuzz.ratio(mended(first), "ubnd") >= _BODY_ALIKE else rest


def _likely_committee(text: str) -> str:
    """Return ``text`` with a damaged "ủy ban nhân dân" at its head as "ubnd"."""
    words = text.split()
    if fuzz.ratio(mended("".join(words)), _COMMITTEE_WORDS) >= _COMMITTEE_ALONE:
        # The first half of a name: what it is the committee of stands on the next line.
        return "ubnd"
    # The words most like it, not the first ones like enough: "uyban nhan dan" is three.
    likeness = {
        count: fuzz.ratio(mended("".join(words[:count])), _COMMITTEE_WORDS)
        for count in (5, 4, 3, 2)
        if len(words) > count
    }
    count = max(likeness, key=lambda number: likeness[number], default=0)
    if not count or likeness[count] < _COMMITTEE_ALIKE:
        return text
    return " ".join(("ubnd", *words[count:]))


def damaged_kinds(text: str) -> list[tuple[str, str]]:
    """Return the kinds that the first word after "UBND" may have been ("ehuong", "(4", "ed")."""
    first, _, tail = text.partition(" ")
    if not tail or first in _KINDS:
        return []
    second, _, rest = tail.partition(" ")
    pair = f"{first} {second}"
    pairs = [
        (kind, rest)
        for head, kind in (("thi tran", "thị trấn"), ("thi xa", "thị xã"))
        if rest and fuzz.ratio(pair, head) >= _PAIR_ALIKE
    ]
    if len(first) <= _LONGEST_XA and not tail.startswith("tran "):
        return [("xã", tail), *pairs]
    return [
        *(
            (kind, tail)
            for head, kind in (("phuong", "phường"), ("huyen", "huyện"))
            if fuzz.ratio(first, head) >= _KIND_ALIKE
        ),
        *pairs,
    ]


def _kind_whole(found: re.Match[str]) -> str:
    kind = found[0].replace(" ", "")
    return f"{'dac khu' if kind == 'dackhu' else kind} "


@lru_cache(maxsize=8192)
def kind_of(text: str) -> tuple[str, str]:
    """Return the kind of unit that a folded name says, ``""`` for none, and what follows it."""
    words = _TORN_KIND.sub(_kind_whole, text).split()
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
        near = abs(len(printed) - len(head)) <= _LONGEST_SPECK
        long = near and len(words) > count and len(head) >= 4 and len(printed) >= 4
        like = max(fuzz.ratio(printed, head), fuzz.ratio(mended(printed), head)) if long else 0.0
        own = long and printed[0] == head[0]
        # What is no word is not the first one of a name.
        unread = head in _LONG_KINDS and not is_syllable(printed)
        if like >= (_KIND_ALIKE if unread else _BODY_ALIKE if own else _ANY_KIND_ALIKE):
            alike.append((like, kind, " ".join(words[count:])))
    if alike:
        # "thi (a" is nearer to "thị xã" than to "thị trấn".
        return max(alike, key=lambda found: found[0])[1:]
    return "", text
