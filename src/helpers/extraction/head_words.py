"""The known heads of columns as steps from word to word, for heads whose words may be damaged."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz import fuzz

from helpers.extraction.folding import fold
from helpers.extraction.forms import forms
from helpers.extraction.head_roles import known_heads
from helpers.extraction.words_in_heads import words_in_heads
from helpers.reference import indicators

_ALIKE = 66.0
_RUN_TOGETHER = 85.0
_SHORT = 2
_OF_SHORT = 0.5
"""What one letter of a word of two costs, if it differs."""


@dataclass
class Step:
    """How far a head is read.

    Attributes
    ----------
    role : str
        What the head is of that ends here (``value``, ``class``, ``rank``, ``ordinal``, ``name``,
        ``note``), ``""`` if none does.
    maxima : frozenset of str
        The maxima that the columns headed so have.
    means : frozenset of str
        The indicators that the columns headed so are of, else the role alone.
    following : dict
        The words that may follow, and the step after each.
    """

    role: str = ""
    maxima: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    following: dict[str, Step] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[Step, float], ...]] = field(default_factory=dict)

    def after(self, word: str) -> tuple[tuple[Step, float], ...]:
        """Return the steps that a printed word may lead to, and what it differs (0–1) for each."""
        if word not in self._known:
            exact = self.following.get(word)
            self._known[word] = ((exact, 0.0),) if exact else tuple(self._likely(word))
        return self._known[word]

    def _likely(self, word: str) -> list[tuple[Step, float]]:
        found = []
        for known, step in self.following.items():
            differs = difference(word, known)
            if differs is not None:
                found.append((step, differs))
            elif word[:1] == known[:1] and len(word) > len(known) + 1:
                # "minhbach": a blank was lost.
                found += [
                    (after, 1 - fuzz.ratio(word, known + further) / 100)
                    for further, after in step.following.items()
                    if fuzz.ratio(word, known + further) >= _RUN_TOGETHER
                ]
        return found


@lru_cache(maxsize=4096)
def difference(word: str, known: str) -> float | None:
    """Return how much (0–1) a printed word differs from a known one, None if it is another."""
    if len(word) == len(known) == _SHORT:
        return _OF_SHORT if word[0] == known[0] or word[1] == known[1] else None
    alike = fuzz.ratio(word, known)
    return 1 - alike / 100 if alike >= _ALIKE else None


@cache
def first_step() -> Step:
    """Return the step before the first word of any head: those of forms, indicators and roles."""
    heads: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {}
    nothing: frozenset[str] = frozenset()
    for label, indicator, maxima in _labels():
        _, tops, means = heads.get(fold(label), ("", nothing, nothing))
        heads[fold(label)] = "value", tops | maxima, means | {indicator}
    for text in words_in_heads().changes:
        heads.setdefault(text, ("value", nothing, frozenset({"change"})))
    for role, known in known_heads().items():
        for text in known:
            heads.setdefault(text, (role, nothing, frozenset({role})))
    first = Step()
    for head, (role, maxima, means) in heads.items():
        step = first
        for word in head.split():
            step = step.following.setdefault(word, Step())
        if step is not first:
            step.role, step.maxima, step.means = role, maxima, means
    return first


@cache
def known_labels() -> tuple[str, ...]:
    """Return the labels of all columns of figures, folded."""
    return tuple(dict.fromkeys(fold(label) for label, _, _ in _labels()))


def _labels() -> list[tuple[str, str, frozenset[str]]]:
    """Return the labels of all columns, each with its indicator and the maxima it has anywhere."""
    columns = [column for form in forms() for column in form.columns]
    maxima = {
        name: frozenset(str(c.max) for c in columns if c.indicator == name and c.max is not None)
        for name in {column.indicator for column in columns}
    }
    labels = [(label, c.indicator, maxima[c.indicator]) for c in columns for label in c.labels]
    labels += [
        (label, item.id, maxima.get(item.id, frozenset()))
        for item in indicators()
        for label in item.labels
    ]
    return labels
