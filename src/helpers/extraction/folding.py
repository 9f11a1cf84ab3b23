"""Text made comparable: what recognition software disturbs is folded away on both sides."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from helpers.extraction.confusions import confusions
from helpers.vietnamese import strip_marks

_WORD = re.compile(r"\S+")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_LETTER = re.compile(r"[a-z]")
_MOST_OPENING = 2
_LONGEST_OPENING = 4
_MOST_SIGNS = 4096
LIKE_D = re.compile(r"\b[pb](?=[aeiouy])")
"""In folded text: a first letter that may be a Đ, which is often read as P or B."""


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(dict(confusions().letters))


@lru_cache(maxsize=32_768)
def _fold_word(word: str) -> str:
    bare = strip_marks(word).lower()
    if _LETTER.search(bare):
        trailing = re.search(r"\d+$", bare)
        # "phường 2" apart, a name's own closing number stays ("lưới3"), a lone sign is a letter.
        keep = trailing is not None and len(bare) - len(trailing[0]) >= 4
        body, tail = (bare[: trailing.start()], trailing[0]) if keep and trailing else (bare, "")
        bare = body.translate(_letters()) + tail
    return _NOT_ALNUM.sub(" ", bare).strip()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` as lower-case words of plain letters and digits, one space between.

    Signs inside a word that recognition confuses with letters become those letters
    (``"UBND X4 T6 Mua"`` → ``"ubnd xa to mua"``); words of digits alone stay as they are.
    """
    return " ".join(filter(None, (_fold_word(word) for word in _WORD.findall(text))))


def mended(folded: str) -> str:
    """Return folded text with the letters joined that recognition parted ("ubrid" → "ubnd")."""
    for two, one in confusions().letter_pairs.items():
        folded = folded.replace(two, one)
    return folded


def guessed_letters(name: str) -> int:
    """Count the signs in a name that :func:`fold` takes for letters: each may be another one.

    The words before the name itself ("UBND X4 …", "S& …") are left out: they are known anyhow.
    """
    words = strip_marks(name).lower().split()
    for _ in range(_MOST_OPENING):
        if len(words) > 1 and len(words[0]) <= _LONGEST_OPENING:
            words = words[1:]
    letters = confusions().letters
    return sum(
        sign in letters and sign != "w"
        for word in words
        if _LETTER.search(word)
        for sign in word.rstrip("0123456789")
    )


class _PlainSigns(dict[int, str]):
    """Sign → the same without marks in lower case, learned as signs are met."""

    def __missing__(self, code: int) -> str:
        sign = (strip_marks(chr(code)) or " ")[0].lower()
        if len(self) < _MOST_SIGNS:
            self[code] = sign
        return sign


_PLAIN = _PlainSigns()


def plain(text: str) -> str:
    """Return ``text`` in lower case without marks, sign for sign, so that offsets stay true."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)
