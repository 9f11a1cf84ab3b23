"""The form of an administrative document: its head, its foot, and the heads of its annexes.

Decree 30/2020/NĐ-CP, annex I. Words and blanks are data; what only the office knows (number, day,
signature) stays blank, and what the report does not say stands in square brackets.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpers.publishing.blocks import ReportMeta
from helpers.publishing.coverage import text_width
from helpers.publishing.docx.markup import ITALIC, TWIPS, kept, paragraph, run, side_by_side
from helpers.publishing.layout import PORTRAIT
from helpers.reference import reference_file
from helpers.vietnamese import roman
from helpers.yaml_data import yaml_data

_DATA = "official-documents.yaml"
_LEFT, _FOOT = round(0.4 * PORTRAIT * TWIPS), round(0.5 * PORTRAIT * TWIPS)
_RIGHT, _REST = round(PORTRAIT * TWIPS) - _LEFT, round(PORTRAIT * TWIPS) - _FOOT
_OFFICE_SIZE, _MOTTO_SIZE, _TITLE_SIZE = 12.0, 13.0, 14.0
_BOLD, _RAGGED = 1.06, 1.12
_SHORT_RULE = 0.4  # of the line above: a third to a half
_LINES_TO_SIGN = 4


@dataclass(frozen=True)
class Form:
    """The words of the form in one language, for one report."""

    meta: ReportMeta
    words: Mapping[str, Any]
    superior: str
    office: Sequence[str]
    issuer: str

    @property
    def official(self) -> bool:
        """Tell whether the report is an administrative document at all."""
        return bool(self.meta.kind)

    @property
    def draft(self) -> str:
        """Return the mark of a draft; nothing where there is nothing to sign."""
        return str(self.words["draft"]) if self.official else ""

    def head(self) -> Iterator[str]:
        """Yield the head of the first page."""
        words, kind = self.words, self.meta.kind
        place = self.meta.place or words["place"]
        about = words["about"][kind].format(subject=_lower_first(self.meta.title))
        left = [
            paragraph(run(self.superior.upper()), "Superior") if self.superior else "",
            *(paragraph(run(line.upper()), "Office") for line in self.office),
            rule(_SHORT_RULE * _line(self.office[-1].upper(), _OFFICE_SIZE, _LEFT), _LEFT),
        ]
        right = [
            paragraph(run(words["nation"]), "Nation"),
            paragraph(run(words["motto"]), "Motto"),
            rule(_line(words["motto"], _MOTTO_SIZE, _RIGHT), _RIGHT),
        ]
        number = paragraph(_blanks(words["number"][kind]), "Number")
        subject = paragraph(run(about), "About") if about else ""
        dated = paragraph(_blanks(words["dated"].format(place=place)), "Dated")
        rows = (("".join(left), "".join(right)), (number + subject, dated))
        yield side_by_side((_LEFT, _RIGHT), rows)
        if name := words["kind"][kind]:
            yield paragraph(run(name), "DocumentKind")
            line = _even_line(self.meta.title, _TITLE_SIZE)
            yield paragraph(run(self.meta.title), "Title", extra=_sides(line, _LEFT + _RIGHT))
            yield rule(_SHORT_RULE * min(line, _RIGHT / TWIPS), _LEFT + _RIGHT)
        yield from self._addressees()

    def _addressees(self) -> Iterator[str]:
        above = [self.superior] if self.superior and "[" not in self.superior else []
        names = list(self.meta.addressees) if self.meta.kind == "letter" else above
        names = names or [self.words["addressee"]]
        if len(names) == 1:
            yield paragraph(run(f"{self.words['to']} {names[0]}."), "To")
            return
        yield paragraph(run(self.words["to"]), "To", keep_next=True)
        for number, name in enumerate(names, start=1):
            end = "." if number == len(names) else ";"
            style = "LastAddressee" if number == len(names) else "Addressee"
            yield paragraph(run(f"- {name}{end}"), style)

    def foot(self, annexes: int) -> Iterator[str]:
        """Yield what follows the text: annexes named, closing words, recipients, signature."""
        words = self.words
        if annexes:
            told = _chosen(words["enclosed"], annexes, count=f"{annexes:02d}")
            yield paragraph(run(told, ITALIC), "BodyText")
        subject = _lower_first(self.meta.title)
        closing = words["closing"][self.meta.kind].format(office=self.issuer, subject=subject)
        yield paragraph(run(_capital(closing)), "BodyText", keep_next=True)
        recipients = paragraph(run(words["recipients"]), "RecipientsHead") + "".join(
            paragraph(run(one), "Recipients") for one in words["recipient_list"]
        )
        signature = (
            paragraph(run(words["signer"]), "Signer")
            + paragraph("", "Signer") * _LINES_TO_SIGN
            + paragraph(run(words["signer_name"]), "Signer")
        )
        yield side_by_side((_FOOT, _REST), ((recipients, signature),))

    def annex_head(self, number: int, count: int, title: str, mark: str) -> Iterator[str]:
        """Yield the head of an annex.

        Parameters
        ----------
        number, count : int
            Which of how many; a single one has no number.
        title : str
            Without "Phụ lục".
        mark : str
            Bookmark of the annex.
        """
        name = _chosen(self.words["annex"], count, number=roman(number))
        below = f"<w:r><w:br/></w:r>{run(title.upper())}" if title else ""
        yield paragraph(f"{mark}{run(name)}{below}", "AnnexTitle")
        if self.official:
            told = self.words["annex_of"][self.meta.kind].format(office=self.issuer)
            yield paragraph(_blanks(told), "AnnexOf")

    def annex_title(self, text: str) -> str | None:
        """Return the title of an annex that a heading names; ``None`` if it names none."""
        found = re.match(self.words["annex_heading"], text, re.IGNORECASE)
        return text[found.end() :].strip() if found else None


def form_of(meta: ReportMeta) -> Form:
    """Return the form of a report.

    Raises
    ------
    helpers.errors.ReferenceDataError
        If its words are missing.
    """
    data = _data(reference_file(_DATA))
    words = data["en" if meta.language == "en" else "vi"]
    superior, office = _offices(data["offices"], meta.author, words)
    return Form(meta, words, superior, office, meta.author or words["office"])


@cache
def _data(path: Path) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml_data(path.read_text(encoding="utf-8"))
    return loaded


def _offices(
    patterns: Sequence[Mapping[str, Any]], issuer: str, words: Mapping[str, Any]
) -> tuple[str, Sequence[str]]:
    """Return the body above the office, and the lines of the office, as the head prints them."""
    for pattern in patterns:
        if found := re.match(pattern["name"], issuer):
            lines = [found.expand(line) for line in pattern["printed"]]
            return found.expand(pattern["superior"]), lines
    return words["superior"], [issuer or words["office"]]


def rule(points: float, room: int) -> str:
    """Return a short line in the middle of ``room`` twips."""
    return paragraph("", "Rule", extra=_sides(points, room))


def _sides(points: float, room: int) -> str:
    """Return indents that leave ``points`` in the middle of ``room`` twips."""
    side = max(0, round((room - points * TWIPS) / 2))
    return f'<w:ind w:left="{side}" w:right="{side}"/>'


def _line(text: str, size: float, room: int) -> float:
    """Return how long a bold line is, in points; a text of several lines fills the room."""
    return min(text_width(text) * size * _BOLD, room / TWIPS)


def _even_line(text: str, size: float) -> float:
    """Return the length, in points, that sets a bold text in even lines, in as few as it needs."""
    whole = text_width(text) * size * _BOLD
    lines = max(1, math.ceil(1.05 * whole / PORTRAIT))
    return min(_RAGGED * whole / lines, PORTRAIT)


def _blanks(text: str) -> str:
    """Return runs whose wide gaps stay as wide as the form has them."""
    parts = re.split(r"( {2,})", text)
    return "".join(
        kept("\u00a0" * len(part)) if part.startswith("  ") else run(part) for part in parts
    )


def _chosen(phrase: Mapping[str, str], size: int, /, **fields: str) -> str:
    return phrase["one" if size == 1 else "other"].format(**fields)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
