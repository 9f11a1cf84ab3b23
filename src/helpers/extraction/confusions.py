"""The reading confusions of ``data/reference/reading/confusions.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from helpers.errors import ReferenceDataError
from helpers.reference import reference_folder


@dataclass(frozen=True)
class Confusions:
    """What recognition makes of print.

    Attributes
    ----------
    letters : mapping of str to str
        In words: a sign → the plain letter it stands for.
    alike : mapping of str to str
        In names: a plain letter → the letters and signs that it is taken for.
    read_as : mapping of str to (mapping of str to int)
        In names: a letter with its marks → the signs that were read for it, ``""`` for none, with
        how often each was.
    letter_pairs : mapping of str to str
        In words: two neighbouring letters → the one that recognition took apart.
    digits : mapping of str to tuple of str
        In numbers: a sign → the digits it may stand for, likeliest first.
    measures : tuple of str
        What may stand behind each figure of a table, saying only what is counted.
    stamps : tuple of str
        How the text of a digital signature begins, which may lie over a row.
    none_or_digit : frozenset of str
        Signs for "none" that a misread digit looks like.
    missing : frozenset of str
        Folded tokens by which a document says that there is no figure.
    classes : mapping of str to str
        Folded words → official class.
    not_classes : frozenset of str
        Folded words that resemble a class and are none.
    symbols : mapping of str to str
        Letters in the symbol of a document without their strokes → with them.
    """

    letters: Mapping[str, str]
    alike: Mapping[str, str]
    read_as: Mapping[str, Mapping[str, int]]
    letter_pairs: Mapping[str, str]
    digits: Mapping[str, tuple[str, ...]]
    measures: tuple[str, ...]
    stamps: tuple[str, ...]
    none_or_digit: frozenset[str]
    missing: frozenset[str]
    classes: Mapping[str, str]
    not_classes: frozenset[str]
    symbols: Mapping[str, str]


@cache
def confusions() -> Confusions:
    """Load the confusions once.

    Raises
    ------
    ReferenceDataError
        If the file is missing or lacks one of its parts.
    """
    path = reference_folder() / "reading" / "confusions.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Confusions(
            letters={str(sign): str(letter) for sign, letter in data["letters"].items()},
            alike={str(letter): str(signs) for letter, signs in data["alike"].items()},
            read_as={
                str(letter): {str(sign): int(times) for sign, times in signs.items()}
                for letter, signs in data["read_as"].items()
            },
            letter_pairs={str(two): str(one) for two, one in data["letter_pairs"].items()},
            digits={
                str(sign): tuple(str(digit) for digit in digits)
                for sign, digits in data["digits"].items()
            },
            measures=tuple(str(word) for word in data["measures"]),
            stamps=tuple(str(word) for word in data["stamps"]),
            none_or_digit=frozenset(str(sign) for sign in data["none_or_digit"]),
            missing=frozenset(str(word) for word in data["missing"]),
            classes={str(word): str(label) for word, label in data["classes"].items()},
            not_classes=frozenset(str(word) for word in data["not_classes"]),
            symbols={str(bare): str(full) for bare, full in data["symbols"].items()},
        )
    except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error
