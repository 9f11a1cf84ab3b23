"""Whether a printed name means the unit that it resembles, or may mean another one as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.names import KNOWN, Candidate
from helpers.extraction.printed_names import ways_to_read
from helpers.extraction.syllables import is_syllable
from helpers.vietnamese import strip_marks

_MIXED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_LIKE_STROKE = re.compile(r"P(?!h)")
_MARGIN = 3.0
"""By how much a name must resemble its unit more than any rival."""
_ACCENTS = 9.0
"""By how much its accents must, where the letters do not decide."""
_GUESSED = 5.0
_MOSTLY_LEFT = 90.0
_LESS_LEFT = 0.5
_EXACT = 97.0
_DISTINCT = 72.0
_WIDE_MARGIN = 14.0
_NEARLY_OTHER = 94.0


def is_of_words(name: str) -> bool:
    """Tell whether a name is made of whole Vietnamese words: "1hanh" is none."""
    printed = [word.strip(",.") for word in name.lower().split()]
    if any(_MIXED.search(word) for word in printed):
        return False
    words = [word for word in printed if word.isalpha() and word != "ubnd"]
    return bool(words) and all(map(is_syllable, words))


def says_words(name: str) -> bool:
    """Tell whether the last words of a name are whole and have marks: then no letter is damaged.

    A mark that recognition puts on any letter ("Béc" for "Lộc") is none, and "Pông" is "Đông".
    """
    last = name.split()[-2:]
    if not all(word.strip(",.").isalpha() for word in last) or not is_of_words(" ".join(last)):
        return False
    if any(map(_LIKE_STROKE.match, last)):
        return False
    told = "".join(sign for sign in "".join(last).lower() if sign not in _put_on_any())
    return strip_marks(told) != told


@cache
def _put_on_any() -> frozenset[str]:
    """Return the marked letters that were read for other ones."""
    seen = confusions().read_as.items()
    return frozenset(
        sign
        for letter, signs in seen
        for sign in signs
        if sign.isalpha() and strip_marks(sign) not in {sign, letter} and sign != letter.lower()
    )


def says_its_marks(name: str, chosen: Candidate, rival: Candidate, whole: bool) -> bool:
    """Tell whether a name was printed with the very marks of its unit, which its rival has not.

    In a damaged text "Văn Lang" may still be "Văn Lăng", but "Văn Lăng" is nothing else.
    """
    bare, other = chosen.unit.bare.lower(), rival.unit.bare.lower()
    if strip_marks(bare) == bare or bare not in name.lower():
        return False
    twins = strip_marks(bare) == strip_marks(other) and len(bare) == len(other)
    return (
        whole
        or not twins
        or any(own != its and strip_marks(own) != own for own, its in zip(bare, other, strict=True))
    )


def says_its_kind(name: str, chosen: Candidate, rival: Candidate) -> bool:
    """Tell whether a name was printed with the kind of its unit in full, which its rival has not.

    Of "thị xã" the first word may be lost.
    """
    kind, other = chosen.unit.kind, rival.unit.kind
    opening = name.lower().split(chosen.unit.bare.lower())[0]
    return bool(kind) and not other.endswith(kind) and kind in opening


def is_end_of_another(chosen: Candidate, options: Sequence[Candidate]) -> bool:
    """Tell whether a name is nearly that of a unit which has one more word before it.

    "Na Cửa Việt" may be "Nam Cửa Việt" as well as a damaged "xã Cửa Việt".
    """
    end = f" {fold(chosen.unit.bare)}"
    return any(o.score >= _NEARLY_OTHER and fold(o.unit.bare).endswith(end) for o in options)


def is_a_word_of_several(name: str, options: Sequence[Candidate]) -> bool:
    """Tell whether what is left of a name is one word that several territories have in theirs."""
    left = set(ways_to_read(name))
    territories = [option.unit for option in options if option.unit.level != "department"]
    words = [fold(unit.bare).split() for unit in territories]
    return sum(len(own) > 1 and not left.isdisjoint(own) for own in words) > 1


def is_sure(
    chosen: Candidate, rivals: Sequence[Candidate], found: Sequence[Candidate], guessed: int
) -> bool:
    """Tell whether a name means its unit, for all that others resemble it too.

    Parameters
    ----------
    chosen : Candidate
        The unit that the name was taken for.
    rivals : sequence of Candidate
        The others that it may mean, likeliest first.
    found : sequence of Candidate
        All units that it resembles, those that other rows have too.
    guessed : int
        How many signs of the name were taken for letters.
    """
    if chosen.unit.bare and 2 * chosen.edits >= len(fold(chosen.unit.bare).replace(" ", "")):
        # Half the letters of the territory, or more, are others.
        return False
    if chosen.score < KNOWN:
        # A faint likeness counts only where nothing else comes near, taken or not.
        nearest = max((c.score for c in found if c.unit.name != chosen.unit.name), default=0.0)
        return chosen.score >= _DISTINCT and chosen.score - nearest >= _WIDE_MARGIN
    if not rivals:
        return True
    if chosen.score < _EXACT and any(_no_further(rival, chosen) for rival in rivals):
        return False
    rival = rivals[0]
    margin = chosen.score - rival.score
    # "Mường B4" may be Bám as well as Bú: a sign that is no letter proves no letter.
    needed = _MARGIN + _GUESSED * min(guessed, 2) * (chosen.score < _EXACT)
    # The less of a name is left, the less says that it is this one.
    needed += _LESS_LEFT * max(0.0, _MOSTLY_LEFT - chosen.score)
    return margin >= needed or (margin >= 0 and chosen.accents - rival.accents >= _ACCENTS)


def _no_further(rival: Candidate, chosen: Candidate) -> bool:
    """Tell whether as few letters of a printed name differ from a rival of another name.

    A letter is more often misread than put in: "Loơng" is no more "Long" than "Lương".
    """
    territories = "department" not in {rival.unit.level, chosen.unit.level}
    other = fold(rival.unit.bare) != fold(chosen.unit.bare)
    return territories and other and rival.score >= KNOWN and rival.edits <= chosen.edits
