"""How alike the head of a table and the labels of a form's columns are."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from helpers.extraction.folding import fold, mended
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.heads import Head
from helpers.reference import indicator, indicators

_WITHOUT_MAXIMUM = re.compile(
    r"\((?:[^)]*\d[^)]*|%)\)|/\s*\d{1,3}\b|\b\d{1,3}\s*(?:điểm|đ|d)(?!\w)"
)
_LEFT_OF_BRACKET = re.compile(r"^([^(]*\S)\s+\(?[^\s()]{1,5}\)\s*$")
_WORD_ALIKE = 78.0
_LONG_WORD = 3
_LONG_LABEL = 10
_TITLE_ALIKE = 84.0
_LEAST_OF_LABEL = 6
_PART_OF_LABEL = 0.88
_MOST_OWNERS = 2
_FEWEST_STRANGE = 4
_STRANGE = 0.3
"""More letters than this of a damaged head that a label has not are those of other words."""
_EXCLUDES = 88.0
_EXCLUDES_DAMAGED = 82.0
"""One letter of "quá hạn" may be misread."""
_WHOLE_LINE = 88.0
"""So alike is the head of a column that stands alone on its line, its maximum behind it or not."""
_MAXIMUM_AT_END = re.compile(r"(?: toi da)? \d{1,3} ?(?:diem|d)?$")


@cache
def labels_of(column: FormColumn) -> tuple[str, ...]:
    """Return every label of a column, folded without blanks: the form's and the indicator's."""
    known = {item.id for item in indicators()}
    own = indicator(column.indicator).labels if column.indicator in known else ()
    return tuple(dict.fromkeys(fold(label).replace(" ", "") for label in (*column.labels, *own)))


@lru_cache(maxsize=4096)
def cell_likeness(text: str, column: FormColumn, damaged: bool = False) -> float:
    """Return how alike (0–1) a head cell and the labels of a column are.

    Parameters
    ----------
    text : str
        The head cell.
    column : FormColumn
        With its labels.
    damaged : bool, optional
        Whether words may have been lost: then a part of a label counts nearly as much.
    """
    label, whole, joined = _readings(text)
    if excluded(whole, column, damaged):
        return 0.0
    like = max(max(fuzz.ratio(label, k), fuzz.ratio(whole, k)) for k in labels_of(column)) / 100
    if damaged and joined != label:
        like = max(like, max(fuzz.ratio(joined, k) for k in labels_of(column)) / 100)
    if damaged and len(label) >= _LEAST_OF_LABEL:
        parts = (
            fuzz.partial_ratio(label, k)
            for k in labels_of(column)
            if len(k) > len(label) and not _says_more(label, k)
        )
        like = max(like, _PART_OF_LABEL * max(parts, default=0.0) / 100)
    return like


@lru_cache(maxsize=4096)
def has_other_words(text: str, column: FormColumn) -> bool:
    """Tell whether a damaged head has words that no label of a column explains.

    "So luot tra cuu ho so" resembles "Số lượng hồ sơ", but says something else.
    """
    label, whole, _ = _readings(text)
    return all(_says_more(label, k) and _says_more(whole, k) for k in labels_of(column))


def _says_more(label: str, known: str) -> bool:
    """Tell whether more letters than damage explains are not those of a known label, in turn."""
    strange = len(label) - LCSseq.similarity(label, known)
    return bool(strange > max(_FEWEST_STRANGE, _STRANGE * len(label)))


@lru_cache(maxsize=512)
def _readings(text: str) -> tuple[str, str, str]:
    """Return a head cell folded without blanks: without its maximum, whole, letters joined."""
    # Of "Mức độ hài lòng 220)" the last word is what is left of "(%)", so is that of "(lOd)".
    bare = _LEFT_OF_BRACKET.sub(r"\1", text)
    label = fold(_WITHOUT_MAXIMUM.sub(" ", bare)).replace(" ", "")
    return label, fold(text).replace(" ", ""), mended(label)


@lru_cache(maxsize=4096)
def excluded(compact: str, column: FormColumn, damaged: bool = False) -> bool:
    """Tell whether a head, folded without blanks, has words that this column never has."""
    words = (fold(text).replace(" ", "") for text in column.without)
    needed = _EXCLUDES_DAMAGED if damaged else _EXCLUDES
    return any(
        len(word) <= len(compact) and fuzz.partial_ratio(word, compact) >= needed for word in words
    )


def presence(head: Head, column: FormColumn) -> float:
    """Return how surely (0–1) the head, torn or whole, holds a label of a column."""
    return _presence(head.compact, head.context, head.words, column)


@lru_cache(maxsize=4096)
def _presence(compact: str, context: str, words: frozenset[str], column: FormColumn) -> float:
    best = 0.0
    for label, raw in zip(labels_of(column), column.labels, strict=False):
        if not label:
            continue
        # Of a short and a long label that both fit, the long one says more.
        size = min(1.0, len(label) / 9) + 0.02 * min(len(label), 25)
        near = fuzz.partial_ratio(label, compact) / 100 if len(label) <= len(compact) else 0.0
        around = fuzz.partial_ratio(label, context) / 100 if context else 0.0
        own = fold(raw).split()
        found = sum(_among(word, words) for word in own)
        torn = 0.85 * found / len(own) if len(own) > 1 else 0.0
        best = max(best, max(_steep(near), _steep(torn), 0.5 * _steep(around)) * size)
    return best


def words_apart(head: Head, column: FormColumn, other: FormColumn) -> int:
    """Count the words of a head that labels of a column have and those of another one have not."""
    own = _words(column) - _words(other)
    return sum(_among(word, head.words) for word in sorted(own))


@cache
def _words(column: FormColumn) -> frozenset[str]:
    texts = (fold(label) for label in column.labels)
    return frozenset(word for text in texts for word in text.split() if len(word) >= _LONG_WORD)


def titled(head: Head, column: FormColumn) -> float:
    """Return how surely (0–1) the title of a table names a column by a label of several words."""
    return max(
        (
            _steep(fuzz.partial_ratio(label, text) / 100)
            for label in labels_of(column)
            for text in (head.context, head.compact)
            if len(label) >= _LONG_LABEL and len(text) >= len(label)
        ),
        default=0.0,
    )


def is_titled(head: Head, form: Form) -> bool:
    """Tell whether the title of a table has the words of a form's scores."""
    words = (fold(text).replace(" ", "") for text in form.titles)
    return any(
        len(word) <= len(head.context) and fuzz.partial_ratio(word, head.context) >= _TITLE_ALIKE
        for word in words
    )


@lru_cache(maxsize=4096)
def _among(word: str, words: frozenset[str]) -> bool:
    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_WORD_ALIKE)
    return found is not None


def _steep(score: float) -> float:
    return max(0.0, (score - 0.6) / 0.4)


def places(head: Head, form: Form) -> dict[str, list[tuple[int, float]]]:
    """Return where the head names each indicator of a form: (line, place in it from 0 to 1).

    Word pairs that several columns share say nothing, but for two that exclude each other
    ("dịch vụ công trực tuyến" of 12 or of 22).
    """
    found: dict[str, list[tuple[int, float]]] = {}
    for pair, owners in _own_pairs(form):
        for number, line in enumerate(head.lines):
            if len(line) < len(pair):
                continue
            near = fuzz.partial_ratio_alignment(pair, line, score_cutoff=80)
            if near is not None:
                for owner in owners:
                    found.setdefault(owner, []).append((number, near.dest_start / len(line)))
    for number, whole in lines_of_labels(head, form).items():
        for owner in found.keys() - whole:
            found[owner] = [place for place in found[owner] if place[0] != number]
    return found


def lines_of_labels(head: Head, form: Form) -> dict[int, frozenset[str]]:
    """Return the lines that are the whole head of a column, and which indicators are called so.

    "Mức độ công khai, minh bạch" tells nothing of "Mức độ hài lòng".
    """
    bare = (_MAXIMUM_AT_END.sub("", line).replace(" ", "") for line in head.lines)
    found = ((number, _called(line, form)) for number, line in enumerate(bare))
    return {number: whole for number, whole in found if whole}


@lru_cache(maxsize=4096)
def _called(compact: str, form: Form) -> frozenset[str]:
    columns = [column for column in form.columns if not column.group]
    return frozenset(
        column.indicator
        for column in columns
        if any(fuzz.ratio(compact, label) >= _WHOLE_LINE for label in labels_of(column))
    )


@lru_cache(maxsize=64)
def _own_pairs(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the pairs of words in labels that few columns share, and the indicators of those."""
    pairs: dict[str, set[str]] = {}
    for column in form.columns:
        for label in column.labels:
            words = fold(label).split()
            for left, right in pairwise(words):
                if len(left + right) >= 5:
                    pairs.setdefault(f"{left} {right}", set()).add(column.indicator)
    return tuple(
        (pair, tuple(sorted(owners)))
        for pair, owners in sorted(pairs.items())
        if len(owners) <= _MOST_OWNERS
    )
