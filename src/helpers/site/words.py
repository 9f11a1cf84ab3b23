"""The site's own words, in Vietnamese like the reports it leads to."""

from __future__ import annotations

from helpers.messages import message
from helpers.site.entries import File, Publication
from helpers.vietnamese import format_period

LANGUAGE = "vi"
# In the order in which they are offered; an ending that is not here is offered under its own name.
FORMS = ("html", "pdf", "docx", "xlsx", "zip", "csv", "ipynb")


def word(key: str, **fields: object) -> str:
    """Return a word of ``messages/site.yaml``."""
    return message(f"site.{key}", LANGUAGE, **fields)


def file_name(file: File) -> str:
    """Return what a file is called by its ending: ``PDF``, ``Sổ tay``, ``PDF tiếng Anh``."""
    kind = file.ending.rpartition(".")[2]
    name = word(f"form_{kind}") if kind in FORMS else kind.upper()
    return name if file.language == LANGUAGE else word("in_english", form=name)


def notes_of(item: Publication) -> list[str]:
    """Return what a reader must know of a report beside its period."""
    notes = []
    if item.data_period != item.period:
        notes.append(word("figures_of", period=format_period(item.data_period)))
    if item.score is not None and item.score.doubtful:
        notes.append(word("doubtful_score"))
    if item.older:
        notes.append(word("older"))
    return notes


def form_order(ending: str) -> tuple[int, str]:
    """Return what orders files: the known forms first, in their order."""
    kind = ending.rpartition(".")[2]
    return (FORMS.index(kind) if kind in FORMS else len(FORMS), ending)
