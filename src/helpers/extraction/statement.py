"""One quantitative statement of the prose, and the quantities that are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import yaml
from rapidfuzz import fuzz

from helpers.extraction.folding import fold
from helpers.reference import reference_folder

ALIKE = 84.0
_BY_UNIT = "unit_count"


@dataclass(frozen=True)
class Statement:
    """One quantitative statement as it stands in the prose.

    Attributes
    ----------
    kind : str
        ``score``, ``rank``, ``class``, ``share_of`` (a of b units or indices), ``units`` (a count
        of units), ``unit_score``, ``unit_count`` and ``unit_rate`` (quoted for one unit),
        ``compared_score`` (a total of another period),
        ``overdue_total``, ``received`` (dossiers), ``count``, ``rate``, ``requirement``,
        ``deadline``.
    number, of : str
        The printed figure and, in a fraction, what it is out of.
    before, after, heading : str
        The folded words of its clause before and after it, and up to a colon.
    text : str
        The sentence.
    lead : str
        The folded words before the figure, whatever the clause.
    item : str
        The words right before the figure, as printed, up to what parts the items of a list.
    bracket : str
        The words of the bracket that opens right behind the figure, as printed.
    so_far : str
        The sentence before the figure, as printed.
    listed : bool
        Whether it is a line of a list "label – figure" rather than a sentence.
    names : str
        What follows a colon or bracket behind it: a list of names, ``""`` if none.
    label : str
        The class that the statement is about.
    context : str
        The last short line without figures, folded.
    announced : str
        The line with a colon at its end that opens the list it stands in, folded.
    section : str
        The number of the section it stands in.
    line : int
    """

    kind: str
    number: str
    of: str
    before: str
    after: str
    text: str
    line: int
    section: str = ""
    names: str = ""
    label: str = ""
    indicator: str = ""
    quantity: str = ""
    measure: str = ""
    heading: str = ""
    lead: str = ""
    item: str = ""
    bracket: str = field(default="", compare=False)
    so_far: str = field(default="", compare=False)
    listed: bool = False
    context: str = field(default="", compare=False)
    announced: str = field(default="", compare=False)
    sentence: int = 0


@dataclass(frozen=True)
class Quantity:
    """One entry of ``quantities.yaml``, its words folded."""

    kind: str
    quantity: str
    indicator: str
    measure: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    never: tuple[str, ...] = ()


@cache
def quantities() -> tuple[Quantity, ...]:
    """Return the known quantities of the prose."""
    return tuple(known for known in _entries() if known.kind != _BY_UNIT)


@cache
def count_by_unit() -> Quantity:
    """Return what a list of units counts where its words do not say it with each figure."""
    return next(known for known in _entries() if known.kind == _BY_UNIT)


@cache
def _entries() -> tuple[Quantity, ...]:
    path = reference_folder() / "reading" / "quantities.yaml"
    return tuple(
        Quantity(
            entry["kind"], entry["quantity"], entry["indicator"], entry["measure"],
            tuple(fold(words) for words in entry.get("before", ())),
            tuple(fold(words) for words in entry.get("after", ())),
            tuple(fold(words) for words in entry.get("never", ())),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )  # fmt: skip


def says(text: str, phrase: str) -> bool:
    """Tell whether folded ``text`` holds the folded ``phrase``, a letter or two damaged."""
    if not text:
        return False
    if phrase in text:
        return True
    if len(phrase) > len(text):
        return fuzz.ratio(phrase, text) >= ALIKE
    return len(phrase) >= 6 and fuzz.partial_ratio(phrase, text) >= ALIKE
