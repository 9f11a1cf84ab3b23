"""Words in the heads of columns that name no indicator (``data/reference/reading/heads.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import yaml
from rapidfuzz import fuzz, process

from helpers.errors import ReferenceDataError
from helpers.extraction.folding import LIKE_D, fold, plain
from helpers.reference import reference_folder

_ALIKE = 90.0
_LONG = 10
_CODES_ALIKE = 75.0


@dataclass(frozen=True)
class WordsInHeads:
    """What heads say beside an indicator.

    Attributes
    ----------
    of_the_period : tuple of str
        A column of the dispatch's own period, without marks.
    changes : tuple of str
        Heads of changes between two periods, folded.
    over_months : tuple of str
        Figures of several months together, folded.
    others : tuple of str
        Heads of columns of figures that are of no indicator, folded without blanks.
    sums_of_groups : frozenset of str
        The first head below one that spans several: what the others add up to, folded.
    dossier_codes : tuple of str
        Heads of lists of dossier codes, folded without blanks, with the ordinals' before them too.
    """

    of_the_period: tuple[str, ...]
    changes: tuple[str, ...]
    over_months: tuple[str, ...]
    others: tuple[str, ...]
    sums_of_groups: frozenset[str]
    dossier_codes: tuple[str, ...]


@cache
def words_in_heads() -> WordsInHeads:
    """Load the words once.

    Raises
    ------
    ReferenceDataError
        If the file is missing or broken.
    """
    path = reference_folder() / "reading" / "heads.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return WordsInHeads(
            tuple(plain(str(words)) for words in data["of_the_period"]),
            tuple(fold(str(words)) for words in data["changes"]),
            tuple(fold(str(words)) for words in data["over_months"]),
            tuple(fold(str(words)).replace(" ", "") for words in data["others"]),
            frozenset(fold(str(words)) for words in data["sums_of_groups"]),
            tuple(
                before + fold(str(words)).replace(" ", "")
                for words in data["dossier_codes"]
                for before in ("", "tt", "stt")
            ),
        )
    except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


@lru_cache(maxsize=2048)
def without_own_period(label: str) -> str:
    """Return a head without the words that it is of this period: "Số hồ sơ quá hạn trong tháng"."""
    bare = plain(label)
    ends = (
        re.search(rf"\s+{re.escape(words)}\s*$", bare) for words in words_in_heads().of_the_period
    )
    return next((label[: found.start()] for found in ends if found), label)


@lru_cache(maxsize=2048)
def is_change(label: str) -> bool:
    """Tell whether a head is that of a change ("Tăng/giảm", "Chênh lệch")."""
    folded = fold(label)
    return any(fuzz.ratio(folded, words) >= _ALIKE for words in words_in_heads().changes)


@lru_cache(maxsize=2048)
def is_over_months(label: str) -> bool:
    """Tell whether a head is that of several months together ("6 tháng đầu năm", "Lũy kế")."""
    folded = fold(label)
    return any(
        words in folded
        or (_LONG <= len(words) <= len(folded) and fuzz.partial_ratio(words, folded) >= _ALIKE)
        for words in words_in_heads().over_months
    )


@lru_cache(maxsize=2048)
def likeness_to_others(label: str) -> float:
    """Return how alike (0–1) a head is to those of columns of figures that are of no indicator."""
    folded = fold(label)
    # "Ping han": Đ is often read as P.
    readings = {text.replace(" ", "") for text in (folded, LIKE_D.sub("d", folded))}
    return max(
        found[1] / 100
        for text in readings
        if (found := process.extractOne(text, words_in_heads().others, scorer=fuzz.ratio))
    )


@lru_cache(maxsize=2048)
def is_head_of_codes(text: str) -> bool:
    """Tell whether a line, damaged or not, is the head of a list of dossier codes."""
    folded = fold(text).replace(" ", "")
    heads = words_in_heads().dossier_codes
    found = process.extractOne(folded, heads, scorer=fuzz.ratio, score_cutoff=_CODES_ALIKE)
    return found is not None
