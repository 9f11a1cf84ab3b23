"""The elements of running text: title, headings, paragraphs, lists, boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from helpers.publishing.element import Element
from helpers.publishing.inline import escape, html_of, string, typst_array, typst_of
from helpers.publishing.values import Sentence, inert, plain
from helpers.publishing.words import use_language, word
from helpers.vietnamese import slug

NOTICE_KINDS = ("info", "warning", "doubt")
# What Decree 30/2020 calls công văn and báo cáo; the empty one is no administrative document.
DOCUMENT_KINDS = ("", "letter", "report")


@dataclass(frozen=True)
class ReportMeta(Element):
    """What the exporters must know of the whole report; shows nothing itself.

    Parameters
    ----------
    title : str
        Title of the file, for the browser's tab and the PDF's properties.
    language : {"vi", "en"}
        Language of the text; displaying the element settles it for the elements' own words.
    authority, period : str
        As in the report's parameters: ``"son-la"``, ``"2025-07"``.
    report_date : date or str
        Fixed time stamp of the PDF (ISO date), so that the same inputs give the same bytes.
    author, description : str
        For the file's properties; the author is the office that issues the report.
    index : mapping
        What the index of all reports tells of this one, as JSON values.
    kind : {"", "letter", "report"}
        The administrative document that it becomes in DOCX: an official letter (công văn), a
        report (báo cáo), or none.
    place : str
        Where it is signed, as it stands before the date: ``"Sơn La"``.
    addressees : sequence of str
        To whom a letter goes; a report goes to the body above its office.
    """

    title: str
    language: str = "vi"
    authority: str = ""
    period: str = ""
    report_date: date | str = ""
    author: str = ""
    description: str = ""
    index: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""
    place: str = ""
    addressees: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.kind not in DOCUMENT_KINDS:
            raise ValueError(f"document kind {self.kind!r}: one of {DOCUMENT_KINDS}")

    def html(self) -> str:
        """Return nothing visible."""
        return ""

    def typst(self) -> str:
        """Return nothing visible."""
        return ""

    def plain(self) -> str:
        """Return the title."""
        return inert(self.title)

    def facts(self) -> dict[str, Any]:
        """Return every field; settle the language of what is displayed from now on."""
        use_language(self.language)
        return {
            "title": inert(self.title),
            "language": self.language,
            "authority": inert(self.authority),
            "period": inert(self.period),
            "report_date": str(self.report_date),
            "author": inert(self.author),
            "description": inert(self.description),
            "index": dict(self.index),
            "kind": self.kind,
            "place": inert(self.place),
            "addressees": [inert(name) for name in self.addressees],
        }


@dataclass(frozen=True)
class ReportTitle(Element):
    """Head of the report: who, what kind, about what, for when, as of when.

    Parameters
    ----------
    organisation : str
        Issuing office, set in capitals above the title.
    kind_label, title, period_label : str
        "BÁO CÁO", the subject, and "Tháng 7 năm 2025".
    as_of_label : str
        The moment of the data, in words.
    lines : sequence of Sentence
        Further small lines under the head (standing of the report, the documents used).
    """

    organisation: str
    kind_label: str
    title: str
    period_label: str = ""
    as_of_label: str = ""
    lines: Sequence[Sentence] = ()

    def html(self) -> str:
        """Return the head as ``<header>`` with the only ``<h1>``."""
        small = [self.as_of_label, *self.lines] if self.as_of_label else list(self.lines)
        period = f'<p class="period">{escape(self.period_label)}</p>' if self.period_label else ""
        lines = "".join(f"<p>{html_of(line)}</p>" for line in small)
        return (
            f'<header class="report-title"><p class="organisation">{escape(self.organisation)}</p>'
            f'<p class="kind">{escape(self.kind_label)}</p><h1>{escape(self.title)}</h1>{period}'
            f'<div class="standing">{lines}</div></header>'
        )

    def typst(self) -> str:
        """Return a call of the template's ``report-title``."""
        small = [self.as_of_label, *self.lines] if self.as_of_label else list(self.lines)
        fields = (self.organisation, self.kind_label, self.title, self.period_label)
        words = ", ".join(string(text) for text in fields)
        return f"#report-title({words}, {typst_array(typst_of(line) for line in small)})"

    def plain(self) -> str:
        """Return the head line by line."""
        head = (self.organisation, self.kind_label, self.title, self.period_label)
        lines = [*head, self.as_of_label, *(plain(line) for line in self.lines)]
        return "\n".join(inert(line) for line in lines if line)

    def facts(self) -> dict[str, Any]:
        """Return the title for the file's properties."""
        return {"text": inert(self.title), "organisation": inert(self.organisation)}


@dataclass(frozen=True)
class Heading(Element):
    """A heading; the exporters give it its anchor and its place in the contents.

    Parameters
    ----------
    text : str
    level : int
        2 for a section (1 is the report's title), 3 and 4 below it.
    anchor : str
        Wanted anchor; by default made from the text.
    annex : bool
        Opens an annex: in an administrative document it follows the signature, on a new page.
    """

    text: str
    level: int = 2
    anchor: str = ""
    annex: bool = False

    def html(self) -> str:
        """Return ``<hN id>``."""
        name = self.anchor or slug(self.text)
        return f'<h{self.level} id="{escape(name)}">{escape(self.text)}</h{self.level}>'

    def typst(self) -> str:
        """Return a heading of that level."""
        return f"#heading(level: {self.level}, {string(self.text)})"

    def plain(self) -> str:
        """Return the text."""
        return inert(self.text)

    def facts(self) -> dict[str, Any]:
        """Return level, text, wanted anchor, and whether it opens an annex."""
        anchor = self.anchor or slug(self.text)
        facts = {"level": self.level, "text": inert(self.text), "anchor": anchor}
        return facts | ({"annex": True} if self.annex else {})


@dataclass(frozen=True, init=False)
class Paragraph(Element):
    """Sentences set as one paragraph; the spaces between them are ours."""

    sentences: tuple[Sentence, ...]

    def __init__(self, *sentences: Sentence) -> None:
        object.__setattr__(self, "sentences", sentences)

    def html(self) -> str:
        """Return ``<p>``."""
        return f"<p>{' '.join(html_of(item) for item in self.sentences)}</p>"

    def typst(self) -> str:
        """Return a paragraph; one that announces a list stays with it."""
        text = f"par({_joined(self.sentences)})"
        return f"#announced({text})" if self.plain().endswith(":") else f"#{text}"

    def plain(self) -> str:
        """Return the sentences."""
        return " ".join(plain(item) for item in self.sentences)


def _joined(sentences: Sequence[Sentence]) -> str:
    return "{" + '; " "; '.join(typst_of(item) for item in sentences) + "}"


@dataclass(frozen=True)
class Bullets(Element):
    """A list of sentences.

    Parameters
    ----------
    items : sequence of Sentence
    ordered : bool
        Numbered instead of dashed.
    """

    items: Sequence[Sentence]
    ordered: bool = False

    def html(self) -> str:
        """Return ``<ul>`` or ``<ol>``; nothing for no items."""
        name = "ol" if self.ordered else "ul"
        items = "".join(f"<li>{html_of(item)}</li>" for item in self.items)
        return f"<{name}>{items}</{name}>" if items else ""

    def typst(self) -> str:
        """Return a list or an enumeration."""
        name = "enum" if self.ordered else "list"
        items = ", ".join(typst_of(item) for item in self.items)
        return f"#{name}({items})" if items else ""

    def plain(self) -> str:
        """Return one line an item."""
        signs = [f"{n}." for n in range(1, len(self.items) + 1)] if self.ordered else None
        return "\n".join(
            f"{signs[at] if signs else '-'} {plain(item)}" for at, item in enumerate(self.items)
        )


@dataclass(frozen=True)
class KeyPoints(Element):
    """The box of main points that a leader reads first.

    Parameters
    ----------
    title : str
    items : sequence of Sentence
    """

    title: str
    items: Sequence[Sentence]

    def html(self) -> str:
        """Return a boxed section with its own heading outside the contents."""
        items = "".join(f"<li>{html_of(item)}</li>" for item in self.items)
        name = f"k-{slug(self.title) or 'points'}"
        return (
            f'<section class="key-points" aria-labelledby="{name}">'
            f'<p class="box-title" id="{name}">{escape(self.title)}</p><ul>{items}</ul></section>'
        )

    def typst(self) -> str:
        """Return a call of the template's ``key-points``."""
        items = typst_array(typst_of(item) for item in self.items)
        return f"#key-points({string(self.title)}, {items})"

    def plain(self) -> str:
        """Return title and items."""
        return "\n".join([inert(self.title), *(f"- {plain(item)}" for item in self.items)])


@dataclass(frozen=True)
class Notice(Element):
    """A remark set apart from the text.

    Parameters
    ----------
    kind : {"info", "warning", "doubt"}
    sentences : sequence of Sentence
        A single sentence may be given alone.
    """

    kind: str
    sentences: Sequence[Sentence] | str
    title: str = field(default="")

    def __post_init__(self) -> None:
        if self.kind not in NOTICE_KINDS:
            raise ValueError(f"notice kind {self.kind!r}: one of {', '.join(NOTICE_KINDS)}")

    def _sentences(self) -> list[Sentence]:
        return [self.sentences] if isinstance(self.sentences, str) else list(self.sentences)

    def _title(self) -> str:
        return self.title or word(f"notice_{self.kind}")

    def html(self) -> str:
        """Return a note; its kind is told in words, not by colour alone."""
        text = " ".join(html_of(item) for item in self._sentences())
        return (
            f'<div class="notice {self.kind}" role="note">'
            f"<p><strong>{escape(self._title())}.</strong> {text}</p></div>"
        )

    def typst(self) -> str:
        """Return a call of the template's ``notice``."""
        return f'#notice("{self.kind}", {string(self._title())}, {_joined(self._sentences())})'

    def plain(self) -> str:
        """Return title and sentences."""
        return f"{self._title()}. {' '.join(plain(item) for item in self._sentences())}"
