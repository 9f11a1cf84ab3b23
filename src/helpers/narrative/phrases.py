"""The words of the reports: data in ``data/reference/phrases``, filled here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from helpers.publishing import Sentence, Text
from helpers.publishing.values import parts
from helpers.reference import reference_file
from helpers.yaml_data import yaml_data

Phrase = str | Mapping[str, str]


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language.

    Attributes
    ----------
    language : str
    entries : mapping
        ``"section.key"`` to a template, or to ``one`` and ``other`` templates.
    """

    language: str
    entries: Mapping[str, Phrase]

    def sentence(self, key: str, number: int | None = None, /, **fields: Sentence) -> Sentence:
        """Return the phrase ``key`` with its places filled, its first letter a capital.

        Parameters
        ----------
        key : str
            ``"section.key"`` in the phrase file.
        number : int, optional
            Chooses between ``one`` and ``other`` where a language needs both.
        **fields : Sentence
            What fills the places; a figure stays a figure.

        Raises
        ------
        KeyError
            If there is no such phrase, or a place has nothing to fill it: a bug.
        """
        return capitalised(self.fragment(key, number, **fields))

    def fragment(
        self, key: str, number: int | None = None, /, **fields: Sentence
    ) -> tuple[Text, ...]:
        """Return the phrase ``key`` filled, as a part of a longer sentence."""
        filled: list[Text] = []
        for literal, field, _, _ in Formatter().parse(self._template(key, number)):
            filled.append(literal)
            if field is not None:
                filled.extend(parts(fields[field]))
        return merged(filled)

    def text(self, key: str, number: int | None = None, /, **fields: str) -> str:
        """Return the phrase ``key`` filled with plain text only."""
        return self._template(key, number).format(**fields)

    def has(self, key: str) -> bool:
        """Tell whether there is a phrase ``key``."""
        return key in self.entries

    def _template(self, key: str, number: int | None) -> str:
        phrase = self.entries[key]
        if isinstance(phrase, str):
            return phrase
        return phrase["one" if number == 1 else "other"]


@cache
def phrases(language: str) -> Phrases:
    """Return the phrases of ``language``, loaded once.

    Raises
    ------
    helpers.errors.ReferenceDataError
        If the phrase file is missing.
    """
    path = reference_file(f"phrases/{language}.yaml")
    sections: dict[str, dict[str, Any]] = yaml_data(path.read_text(encoding="utf-8"))
    entries = {
        f"{section}.{key}": phrase
        for section, keys in sections.items()
        for key, phrase in keys.items()
    }
    return Phrases(language, entries)


def merged(filled: list[Text]) -> tuple[Text, ...]:
    """Return the parts with neighbouring plain texts joined and empty ones left out."""
    joined: list[Text] = []
    for part in filled:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def capitalised(sentence: Sentence) -> tuple[Text, ...]:
    """Return the sentence with its first letter a capital, if it begins with plain text."""
    found = parts(sentence)
    if not found or not isinstance(found[0], str):
        return found
    return (found[0][:1].upper() + found[0][1:], *found[1:])


def lower_first(text: str) -> str:
    """Return ``text`` with a small first letter, for a label inside a sentence."""
    return text[:1].lower() + text[1:]
