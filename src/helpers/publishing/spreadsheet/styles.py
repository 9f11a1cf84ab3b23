"""How a workbook looks: a few named styles, and number formats that keep numbers numbers."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from helpers.publishing.spreadsheet.grid import Cell
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.words import language

TITLE, LINE, LINK, HEAD, TEXT, NUMBER = (
    f"chiso {name}" for name in ("title", "line", "link", "head", "text", "number")
)
_FONT = "Arial"
_DATES = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
_FULL = "General"
LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
RIGHT = Alignment(horizontal="right", vertical="top", indent=1)
RIGHT_HEAD = Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1)
HAIR = Border(bottom=Side(style="hair", color="A6A6A6"))
BOLD = Font(name=_FONT, size=11, bold=True)


def add_styles(workbook: Workbook) -> None:
    """Give a workbook its named styles: one font everywhere, heads that do not rest on colour."""
    workbook._named_styles["Normal"].font = Font(name=_FONT, size=11)
    top = Alignment(vertical="top")
    rule = Side(style="thin", color="7F7F7F")
    plain = Font(name=_FONT, size=11)
    for style in (
        NamedStyle(TITLE, font=Font(name=_FONT, size=14, bold=True), alignment=top),
        NamedStyle(LINE, font=plain, alignment=top),
        NamedStyle(LINK, font=Font(name=_FONT, size=11, underline="single", color="0B4FA0")),
        NamedStyle(
            HEAD,
            font=BOLD,
            alignment=Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1),
            border=Border(top=rule, bottom=rule),
            fill=PatternFill("solid", fgColor="E7EBF0"),
        ),
        NamedStyle(TEXT, font=plain, alignment=LEFT, border=HAIR),
        NamedStyle(NUMBER, font=plain, alignment=RIGHT, border=HAIR),
    ):
        workbook.add_named_style(style)


def number_format(cell: Cell) -> str:
    """Return how a number shows: its decimals, its signs, and behind a doubtful one the mark.

    The marks of thousands and decimals are those of the reader's own spreadsheet program.
    """
    plain = _FULL
    if cell.decimals is not None:
        plain = "#,##0" + (f".{'0' * cell.decimals}" if cell.decimals else "")
    plain += "%" if cell.percent else ""
    if cell.status == "doubtful":
        plain += f' "{say("mark_doubtful")}"'
    return f"+{plain};-{plain};{plain}" if cell.signed else plain


def date_format() -> str:
    """Return how a day shows."""
    return _DATES[language()]
