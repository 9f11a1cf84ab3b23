"""The words that say what a claim is about, as ``data/reference/reading/phrases.yaml`` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from helpers.errors import ReferenceDataError
from helpers.extraction.folding import fold
from helpers.extraction.statement import says
from helpers.reference import reference_folder


@dataclass(frozen=True)
class Phrases:
    """Folded phrases by what they say.

    Attributes
    ----------
    subject : tuple of str
        Words of the field, by which a dispatch is known.
    subject_at_length : tuple of str
        The same so long that they are known although letters are damaged.
    total_score : tuple of str
        The total of the territory itself.
    aim : tuple of str
        What is wanted, not what is.
    overdue : tuple of str
        Dossiers that are late.
    cumulative : tuple of str
        A figure of several months together.
    scale : tuple of str
        What scores are out of.
    average, country : tuple of str
        An average, and that of all provinces.
    in_turn : tuple of str
        Figures of several units in the order of their names.
    period_before, year_before : tuple of str
        The period before, and the same one of the year before.
    rise, fall : tuple of str
        A change between two periods.
    at_zero, below_half, low : tuple of str
        Units that do badly in an index: nothing, less than half of its maximum, either but some.
    some_units : tuple of str
        In the title of a table: it leaves units out.
    index_groups : mapping of str to str
        First part of an indicator → the words that name its group.
    """

    subject: tuple[str, ...]
    subject_at_length: tuple[str, ...]
    total_score: tuple[str, ...]
    aim: tuple[str, ...]
    overdue: tuple[str, ...]
    cumulative: tuple[str, ...]
    scale: tuple[str, ...]
    average: tuple[str, ...]
    country: tuple[str, ...]
    in_turn: tuple[str, ...]
    period_before: tuple[str, ...]
    year_before: tuple[str, ...]
    rise: tuple[str, ...]
    fall: tuple[str, ...]
    at_zero: tuple[str, ...]
    below_half: tuple[str, ...]
    low: tuple[str, ...]
    some_units: tuple[str, ...]
    index_groups: Mapping[str, str]


@cache
def phrases() -> Phrases:
    """Load the phrases once.

    Raises
    ------
    ReferenceDataError
        If the file is missing or broken.
    """
    path = reference_folder() / "reading" / "phrases.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        groups = {name: fold(text) for name, text in data.pop("index_groups").items()}
        lists = {name: tuple(fold(text) for text in texts) for name, texts in data.items()}
        return Phrases(index_groups=groups, **lists)
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


def says_any(text: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether folded ``text`` holds one of the phrases, a letter or two damaged."""
    return any(says(text, phrase) for phrase in wanted)
