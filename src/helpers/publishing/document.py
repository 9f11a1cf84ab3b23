"""Pieces put together: one title, headings without gaps, anchors that are unique."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from helpers.publishing.blocks import Heading, ReportMeta, ReportTitle
from helpers.publishing.notebook import Piece, heading_piece, pieces
from helpers.publishing.report_data import ReportData, carried
from helpers.publishing.words import use_language, word
from helpers.vietnamese import slug

if TYPE_CHECKING:  # the schemas load slowly, and HTML and PDF need none
    from helpers.tables import Cleaned

_UNSEEN = (ReportMeta.__name__, ReportData.__name__)
_NO_DATE = date(2000, 1, 1)


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Document:
    """A report ready to be written.

    Parameters
    ----------
    meta : ReportMeta
        As shown in the notebook, or made from its title.
    pieces : tuple of Piece
    contents : tuple of Entry
    sources : frozenset of str
        Anchors of the figures that the list of sources explains.
    data : tuple of mapping
        What its :class:`~helpers.publishing.ReportData` elements carry.
    """

    meta: ReportMeta
    pieces: tuple[Piece, ...]
    contents: tuple[Entry, ...]
    sources: frozenset[str]
    data: tuple[Mapping[str, Any], ...] = ()

    @property
    def day(self) -> date:
        """Return the date of the report; a fixed one where it has none."""
        try:
            return date.fromisoformat(str(self.meta.report_date)[:10])
        except ValueError:
            return _NO_DATE

    @cached_property
    def cleaned(self) -> Cleaned | None:
        """The cleaned tables that it carries, read once for all forms; None if it carries none.

        Raises
        ------
        TableError
            If they break the contract.
        """
        return carried(self.data)


def compose(notebook: Any, name: str = "") -> Document:
    """Return a notebook node as a document.

    Parameters
    ----------
    notebook : NotebookNode
    name : str
        Title to fall back on, such as the file's name.
    """
    use_language(language_of(notebook))
    found = list(pieces(notebook))
    meta = meta_of(found, notebook, name)
    shown = [piece for piece in found if piece.element not in _UNSEEN]
    data = tuple(piece.facts for piece in found if piece.element == ReportData.__name__)
    return replace(assemble(meta, _with_title(shown, meta.title)), data=data)


def assemble(meta: ReportMeta, shown: Sequence[Piece]) -> Document:
    """Return pieces as a document: headings without gaps, anchors and keys that are unique."""
    ordered = tuple(_explained_once(_headings(shown)))
    contents = tuple(
        Entry(piece.facts["level"], piece.facts["text"], piece.facts["anchor"])
        for piece in ordered
        if piece.element == Heading.__name__ and piece.facts["level"] > 1
    )
    keys = frozenset(key for piece in ordered for key in piece.facts.get("keys", ()))
    return Document(meta, ordered, contents, keys)


def language_of(notebook: Any) -> str:
    """Return the language that the notebook's own meta element declares."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            facts = output.get("metadata", {}).get("chiso", {})
            if isinstance(facts, Mapping) and facts.get("element") == ReportMeta.__name__:
                return "en" if facts.get("language") == "en" else "vi"
    return "vi"


def meta_of(found: Iterable[Piece], notebook: Any, name: str) -> ReportMeta:
    """Return the properties that the notebook shows, else some made from its title."""
    title = ""
    for piece in found:
        if piece.element == ReportMeta.__name__:
            known = {field.name for field in fields(ReportMeta)}
            return ReportMeta(**{key: piece.facts[key] for key in piece.facts if key in known})
        if not title and piece.element in (ReportTitle.__name__, Heading.__name__):
            title = str(piece.facts["text"])
    own = str(notebook.get("metadata", {}).get("title", ""))
    return ReportMeta(own or title or name or word("untitled"))


def _with_title(shown: Sequence[Piece], title: str) -> list[Piece]:
    """Return pieces with exactly one title, first among the headings."""
    if any(piece.element == ReportTitle.__name__ for piece in shown):
        return [_lowered(piece, 2) for piece in shown]
    first = next((piece for piece in shown if piece.element == Heading.__name__), None)
    if first is not None and first.facts["level"] == 1:
        return [piece if piece is first else _lowered(piece, 2) for piece in shown]
    return [heading_piece(title, 1), *(_lowered(piece, 2) for piece in shown)]


def _lowered(piece: Piece, least: int) -> Piece:
    if piece.element != Heading.__name__ or piece.facts["level"] >= least:
        return piece
    return replace(piece, facts={**piece.facts, "level": least})


def _headings(shown: Sequence[Piece]) -> Iterable[Piece]:
    """Yield the pieces with heading levels that skip none and anchors that repeat none."""
    before = 1
    taken: set[str] = set()
    for piece in shown:
        if piece.element != Heading.__name__:
            yield piece
            continue
        level = min(int(piece.facts["level"]), before + 1, 6)
        before = level
        anchor = _free(slug(str(piece.facts["anchor"])) or "muc", taken)
        heading = Heading(str(piece.facts["text"]), level, anchor, bool(piece.facts.get("annex")))
        yield Piece(heading.html(), heading.typst(), "Heading", heading.facts())


def _free(anchor: str, taken: set[str]) -> str:
    name, number = anchor, 2
    while name in taken:
        name, number = f"{anchor}-{number}", number + 1
    taken.add(name)
    return name


def _explained_once(shown: Iterable[Piece]) -> Iterable[Piece]:
    """Yield the pieces; of lists that explain the same figure the first alone is its anchor."""
    taken: set[str] = set()
    for piece in shown:
        keys = piece.facts.get("keys", ())
        html, typst = piece.html, piece.typst
        for key in taken.intersection(keys):
            html = html.replace(f' id="{key}"', "")
            typst = typst.replace(f'"{key}"', '""')
        taken.update(keys)
        yield piece if html == piece.html else replace(piece, html=html, typst=typst)
