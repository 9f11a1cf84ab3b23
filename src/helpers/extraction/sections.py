"""Lines that part a table into blocks, and rows that stand for a block or for the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml
from rapidfuzz import fuzz, process

from helpers.errors import ReferenceDataError
from helpers.extraction.folding import fold
from helpers.extraction.tokens import without_markup
from helpers.reference import reference_folder

_ALIKE = 82.0
_TOTAL_ALIKE = 88.0
_SHORT = 13
_SHORT_ALIKE = 94.0
_PLURAL_ALIKE = 88.0
_SEVERAL = re.compile(r"(?:ubnd)?cac")
_LIKE_A_UNIT = re.compile(r"(?:ubnd)?(?:huyen|xa|phuong|quan|thanhpho|thixa)")
_NUMERAL = re.compile(
    r"^\W*(?:[IVXl1|i]{1,4}|[a-zA-Z]|\d{1,2})\s*[.|)\]/\\]\s*|^\W*[IVX]{1,4}\s+(?=\w)|^[\s|]+"
)
ENDS_A_BRACKET = re.compile(r"^[^(]*\)[.;,]\s*$")
"""The end of a sentence that wraps: "… tại 14 cơ quan (gồm", then "14 sở, ban, ngành)."."""


@dataclass(frozen=True)
class Blocks:
    """The vocabulary of ``sections.yaml``, folded and without blanks."""

    sections: dict[str, str]
    groups: dict[str, str]
    blocks: dict[str, str]
    totals: tuple[str, ...]
    averages: tuple[str, ...]
    maxima: tuple[str, ...]


@cache
def _blocks() -> Blocks:
    path = reference_folder() / "reading" / "sections.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Blocks(
            {_key(text): level for level, texts in data["sections"].items() for text in texts},
            {_key(text): name for name, texts in data["groups"].items() for text in (name, *texts)},
            {str(level): str(name) for level, name in data["blocks"].items()},
            *(
                tuple(_key(text) for text in data[kind])
                for kind in ("totals", "averages", "maxima")
            ),
        )
    except (OSError, KeyError, TypeError, AttributeError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


def _key(text: str) -> str:
    return fold(text).replace(" ", "").replace("uybannhandan", "ubnd")


def without_numeral(text: str) -> str:
    """Return ``text`` without the Roman or Arabic numeral that counts its section."""
    return _NUMERAL.sub("", text, count=1)


@lru_cache(maxsize=4096)
def section_level(text: str, alike: float = _ALIKE) -> str:
    """Return the level of the rows below a section line ("II | UBND các xã"), else ``""``.

    Parameters
    ----------
    text : str
        The line, its numeral included.
    alike : float, optional
        How alike (0–100) known words it must be.
    """
    if len(text) > 90 or ENDS_A_BRACKET.search(text):
        return ""
    sections = _blocks().sections
    text = without_markup(text)
    for part in dict.fromkeys((text, without_numeral(text))):
        key = _key(part)
        if len(key) < 5:
            continue
        found = process.extractOne(key, sections.keys(), scorer=fuzz.ratio, score_cutoff=alike)
        # "Xã Phú Hưng" resembles "xã, phường", "huyện Thanh Hà" "huyện, thành phố": of short words,
        # and of those that may open a name, nearly every letter must agree.
        open_to_doubt = found and (len(found[0]) < _SHORT or _LIKE_A_UNIT.match(found[0]))
        if found and (found[1] >= _SHORT_ALIKE or not open_to_doubt):
            return sections[found[0]]
    return ""


def group_name(text: str) -> str:
    """Return the official name of the block that a row stands for ("Khối huyện"), else ``""``."""
    groups = _blocks().groups
    key = _key(text)
    if key.startswith(("kh", "k")) and len(key) >= 6:
        found = process.extractOne(key, groups.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if found:
            return groups[found[0]]
    # "UBND huyện Vân Hồ" resembles "UBND huyện, thành phố": a row of figures must say it plainly,
    # unless it says "các", with which no unit's name begins.
    several = _SEVERAL.match(_key(without_numeral(text))) is not None
    level = section_level(text, _PLURAL_ALIKE if several else _SHORT_ALIKE)
    return block_of(level) if level else ""


def block_of(level: str) -> str:
    """Return the official name of the block of a level ("commune" → "Khối xã").

    Without a level that of all units together.
    """
    return _blocks().blocks.get(level, "")


def is_maxima(text: str) -> bool:
    """Tell whether a row prints the maxima of the columns ("Điểm tối đa")."""
    return _among(text, _blocks().maxima)


def is_total(text: str) -> bool:
    """Tell whether a row sums up the table ("Tổng cộng", "Toàn tỉnh")."""
    return _among(text, _blocks().totals)


def says_total(text: str) -> bool:
    """Tell whether a row has the very words of one that sums up the table."""
    return _key(without_numeral(text)) in _blocks().totals


def is_average(text: str) -> bool:
    """Tell whether a row averages the table ("Trung bình", "Bình quân")."""
    return _among(text, _blocks().averages)


@lru_cache(maxsize=4096)
def closed_block(text: str) -> tuple[str, str]:
    """Return what a row that closes a block is, and the block: ``("average", "Khối xã")``.

    "Bình quân khối xã", "Tổng các sở, ngành": a word for the sum or average, then the block.

    Returns
    -------
    (str, str)
        ``total`` or ``average``, and the official name; twice ``""`` for any other row.
    """
    words = fold(without_numeral(text)).split()
    for kind, known in (("average", _blocks().averages), ("total", _blocks().totals)):
        for count in range(1, len(words) - 1):
            rest = " ".join(words[count:])
            opens = "".join(words[:count]) in known
            level = section_level(rest, _SHORT_ALIKE)
            block = block_of(level) if level else _blocks().groups.get(_key(rest), "")
            if opens and block:
                return kind, block
    return "", ""


@lru_cache(maxsize=4096)
def _among(text: str, words: tuple[str, ...]) -> bool:
    key = _key(without_numeral(text))
    return 3 <= len(key) <= 24 and any(
        key == word or (len(word) >= 6 and fuzz.ratio(key, word) >= _TOTAL_ALIKE) for word in words
    )
