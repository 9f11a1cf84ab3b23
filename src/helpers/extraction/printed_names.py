"""How a printed name may be read: what kind of unit it says, and what the name itself is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, mended, plain
from helpers.extraction.syllables import is_syllable

_KINDS = {
    "xa": "xã", "x": "xã", "phuong": "phường", "p": "phường", "ph": "phường",
    "thi tran": "thị trấn", "tt": "thị trấn", "huyen": "huyện", "h": "huyện",
    "thanh pho": "thành phố", "tp": "thành phố", "thi xa": "thị xã", "tx": "thị xã",
    "quan": "quận", "q": "quận", "dac khu": "đặc khu", "tinh": "tỉnh",
}  # fmt: skip
_BODY = re.compile(r"^(?:ubnd|u b n d|uy ban nhan dan|uy ban)\b\s*")
_COMMITTEE = re.compile(r"\b(?:uy|uu|uj) ban n?nh\w{1,2}n d\w{1,2}n\b")
_GLUED_KIND = re.compile(
    r"\b(ban n?nh\w{1,2}n d\w{1,2}n)(?=(?:xa|xi|x\d|phuong|huyen|quan|thi|thanh|tinh)\b)"
)
_CAPITALS = "".join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())
_RUN_INTO_NAME = re.compile(rf"(?<!\S)\S{{2,7}}?(?=[{_CAPITALS}][^\W\d_])")
# "36Xa Péng", "29 UBND": what counts the rows ran into the name.
_COUNTED = re.compile(r"^\d{1,3}[\s.)\]\[|]*(?=[^\W\d_]{2})")
# The sign in "x&Lai" is a letter of "xã".
AND_SIGN = re.compile(r"(?<=\w\w)&(?=\w)|(?<=\w) & (?=\w)")
# Đ is often read as P or B; Ph is a letter of its own.
_LIKE_D = re.compile(r"\b[PB](?=[a-gi-zà-ỹ0-9])")
# "ĐKĐĐ", "VPĐKĐĐ": capitals without a vowel.
_SHORT_NAME = re.compile(r"\b(VP)?([B-DĐF-HJ-NP-TV-XZ]{4,6})\b")
_MOST_STROKES = 3
_COMMITTEE_WORDS = mended("uybannhandan")
_LONGEST_SO = 3
_LONGEST_XA = 2
_KIND_ALIKE = 66.0
_PAIR_ALIKE = 80.0
_ANY_KIND_ALIKE = 80.0
"""How alike a kind a word must be whose first letter is another one."""
_COMMITTEE_ALIKE = 76.0
_BODY_ALIKE = 75.0
_LONG_KINDS = ("phuong", "huyen", "quan")
_AGENCY = re.compile(r"(?:s[oaeu0]?|ban|thanh tra|cong an|van phong)\b")
_AGENCY_WORDS = frozenset({"sở", "công", "văn"})
"""First words of agencies that have marks."""


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a printed name: folded texts without blanks, and what it says of its kind.

    ``compact`` is the whole, ``bare`` what follows "UBND xã" (``accented`` with its marks);
    ``body`` tells whether a committee is named, ``agency`` whether it opens like an agency's name.
    """

    compact: str
    body: bool
    kind: str
    bare: str
    accented: str
    agency: bool = False


def with_strokes(printed: str) -> list[str]:
    """Return a name with each P or B that may be a Đ read so, one at a time and all at once.

    In the abbreviation of a name of many words ("VPPKPP") any of them may, but for the first.
    """
    places = [found.start() for found in _LIKE_D.finditer(printed)][:_MOST_STROKES]
    single = [f"{printed[:place]}Đ{printed[place + 1 :]}" for place in places]
    short = _SHORT_NAME.sub(lambda found: (found[1] or "") + found[2].replace("P", "Đ"), printed)
    abbreviated = [short] if short != printed else []
    return single + ([_LIKE_D.sub("Đ", printed)] if len(places) > 1 else []) + abbreviated


def ways_to_read(printed: str) -> list[str]:
    """Return what may be the name itself in a printed one: folded, without kind and blanks."""
    return list(dict.fromkeys(query.bare for query in readings_of_name(printed)))


@lru_cache(maxsize=4096)
def readings_of_name(printed: str) -> tuple[NameReading, ...]:
    """Return the ways to read a printed name: a damaged kind may be part of the name itself."""
    printed = _RUN_INTO_NAME.sub(_with_blank, _uncounted(printed))
    text = _GLUED_KIND.sub(r"\1 ", fold(AND_SIGN.sub(" và ", printed)))
    text = _COMMITTEE.sub("ubnd", text)
    text = re.sub(r"^u ?b ?n ?d(?:d )? ?(?=[a-z])", "ubnd ", text)
    text = _likely_committee(text)
    rest = _BODY.sub("", text)
    body = rest != text
    if not body:
        first, _, tail = text.partition(" ")
        if tail and 3 <= len(first) <= 6 and fuzz.ratio(mended(first), "ubnd") >= _BODY_ALIKE:
            body, rest = True, tail
    words = printed.split()
    kind, bare = _kind_of(rest)
    # A kind in full is one; any other may be the first word of a name ("Quang", "Tịnh Biên").
    said = printed.lower().split()
    # "Phượng Tiến" begins with a name, "phường" or "phuong" may be the kind.
    other = any(fold(word) == fold(kind) and word not in {kind, fold(kind)} for word in said)
    sure = kind not in {"", "quận", "tỉnh"} and rest.startswith(f"{fold(kind)} ") and not other
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
        NameReading(
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
    """Part a kind of unit from the name that it runs into ("phườngNghĩa Đô", "x4Kim Bình")."""
    word = fold(found[0])
    short = len(word) == _LONGEST_XA and word[0] == "x"
    long = word in _KINDS or _is_damaged(word, _LONG_KINDS, _ANY_KIND_ALIKE)
    return f"{found[0]} " if short or (long and not found[0].isupper()) else found[0]


def _is_damaged(word: str, known: tuple[str, ...], alike: float) -> bool:
    return any(fuzz.ratio(mended(word), other) >= alike for other in known)


def _uncounted(printed: str) -> str:
    """Return a name without the number or the speck before its committee or kind."""
    first, _, tail = printed.partition(" ")
    speck = len(first) == 1 or (len(first) <= _LONGEST_SO and not first.rstrip(".").isalpha())
    if speck and " " in tail and _opens_like_a_unit(tail):
        return tail
    rest = _COUNTED.sub("", printed)
    return rest if _opens_like_a_unit(rest) else printed


def _opens_like_a_unit(printed: str) -> bool:
    """Tell whether a text begins with a committee, or with the kind of a unit."""
    first = fold(printed).partition(" ")[0]
    known = ("ubnd", *_LONG_KINDS)
    return first in {"xa", "xi", "thi", "thanh", "uy"} or _is_damaged(first, known, _ANY_KIND_ALIKE)


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
            and fuzz.ratio(mended("".join(words[:count])), _COMMITTEE_WORDS) >= _COMMITTEE_ALIKE
        ):
            return " ".join(("ubnd", *words[count:]))
    return text


def _damaged_kinds(text: str) -> list[tuple[str, str]]:
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
