"""Whether words are Vietnamese syllables: recognition leaves words that are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml

from helpers.errors import ReferenceDataError
from helpers.reference import reference_folder

_WORD = re.compile(r"(?<![\w./:@&-])[^\W\d_]{2,}(?![\w/@&-]|\.\w)")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SHARP = frozenset("\u0301\u0323")
_STOPPED = ("c", "ch", "p", "t")


@dataclass(frozen=True)
class _Sounds:
    """The parts of syllables, as ``syllables.yaml`` lists them."""

    onsets: tuple[str, ...]
    rimes: frozenset[str]
    after: dict[str, frozenset[str]]
    foreign: frozenset[str]


@cache
def _sounds() -> _Sounds:
    path = reference_folder() / "reading" / "syllables.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        after = {onset: frozenset(data[f"after_{onset}"].split()) for onset in ("qu", "gi")}
        return _Sounds(
            onsets=tuple(sorted(map(str, data["onsets"]), key=len, reverse=True)),
            rimes=frozenset(rime for line in data["rimes"] for rime in str(line).split()),
            after=after,
            foreign=frozenset(map(str, data["foreign"])),
        )
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters is a Vietnamese syllable with its marks."""
    sounds = _sounds()
    if word in sounds.foreign:
        return True
    signs = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", signs.translate(_TONES))
    sharp = any(sign in _SHARP for sign in signs)
    for onset in sounds.onsets:
        if bare.startswith(onset):
            rime = bare[len(onset) :]
            if rime in sounds.after.get(onset, sounds.rimes):
                return sharp or not rime.endswith(_STOPPED)
    return False


def count_broken_words(texts: Iterable[str]) -> tuple[int, int]:
    """Count the words in small letters that are no Vietnamese syllables, and all such words.

    Names and abbreviations begin with capitals and are left out, as are addresses of the net.
    """
    broken = total = 0
    for text in texts:
        for found in _WORD.finditer(text):
            if found[0].islower():
                total += 1
                broken += not is_syllable(found[0])
    return broken, total
