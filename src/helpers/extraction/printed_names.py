"""How a printed name may be read: what kind of unit it says, and what the name itself is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpers.extraction.folding import fold, plain
from helpers.extraction.openings_of_names import (
    damaged_kinds,
    kind_of,
    opens_like_a_unit,
    set_apart,
    with_committee,
    without_committee,
)
from helpers.extraction.syllables import is_syllable

# The sign in "x&Lai" is a letter of "xã".
AND_SIGN = re.compile(r"(?<=\w\w)&(?=\w)|(?<=\w) & (?=\w)")
# Đ is often read as P or B; Ph is a letter of its own.
_LIKE_D = re.compile(r"\b[PB](?=[a-gi-zà-ỹ0-9]|[AEIOUYÀ-ÝĂƠƯẠ-Ỹ])")
# "ĐKĐĐ", "VPĐKĐĐ": capitals without a vowel.
_SHORT_NAME = re.compile(r"\b(VP)?([B-DĐF-HJ-NP-TV-XZ]{4,6})\b")
_MOST_STROKES = 3
_LONGEST_SO = 3
_LIKE_AND = frozenset({"v", "va", "vo", "vd", "ya"})
"""What is left of "và", which goes on with a name that began on the line above."""
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


def names_a_unit(printed: str) -> bool:
    """Tell whether printed words open like the name of an agency, a committee or a territory."""
    return opens_like_a_unit(printed) or _AGENCY.match(fold(printed)) is not None


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
    printed = set_apart(printed)
    text = with_committee(fold(AND_SIGN.sub(" và ", printed)))
    rest = without_committee(text)
    body = rest != text
    words = printed.split()
    kind, bare = kind_of(rest)
    # A kind in full is one; any other may be the first word of a name ("Quang", "Tịnh Biên").
    said = printed.lower().split()
    # "Phượng Tiến" begins with a name, "phường" or "phuong" may be the kind.
    other = any(fold(word) == fold(kind) and word not in {kind, fold(kind)} for word in said)
    sure = kind not in {"", "quận", "tỉnh"} and rest.startswith(f"{fold(kind)} ") and not other
    # Without a committee before it "Phuong Duc" may be a whole name.
    sure = sure and (body or " " in bare)
    readings = [(kind, bare)] if sure else [(kind, bare), ("", rest)]
    if body and not sure:
        readings += damaged_kinds(rest)
    # "S¢ Tu phap", "&0 Y té": a short damaged word before a name may be "Sở".
    compacts = {text.replace(" ", "")}
    first, _, tail = text.partition(" ")
    if not body and not kind and tail and _may_be_department(first):
        compacts.add(f"so{tail}".replace(" ", ""))
    return tuple(
        NameReading(
            compact,
            body,
            kind,
            bare.replace(" ", ""),
            _last_words(words, len(bare.split())).lower() if bare else printed.lower(),
            bool(_AGENCY.match(text)) and not _is_another_word(printed),
        )
        for kind, bare in dict.fromkeys(readings)
        for compact in sorted(compacts)
    )


def _may_be_department(first: str) -> bool:
    """Tell whether a short folded word may be "Sở": "Lao" of "Lao động" is a word of its own."""
    whole = len(first) == _LONGEST_SO and not first.startswith("s") and is_syllable(first)
    return len(first) <= _LONGEST_SO and first not in _LIKE_AND and not whole


def _last_words(words: Sequence[str], count: int) -> str:
    """Return the last printed words that fold to so many: of "B'Lao" come two, of a dash none."""
    start = len(words)
    while start and count > 0:
        start -= 1
        count -= len(fold(words[start]).split())
    return " ".join(words[start:])


def opens_like_an_agency(printed: str) -> bool:
    """Tell whether a text begins like the name of a department, or with a count ("Số …")."""
    return bool(_AGENCY.match(fold(printed))) and not _is_another_word(printed)


def _is_another_word(printed: str) -> bool:
    """Tell whether a name begins with a whole word that opens no agency ("Bản", "Sơ")."""
    first = printed.lower().partition(" ")[0]
    return plain(first) != first and first not in _AGENCY_WORDS and is_syllable(first)
