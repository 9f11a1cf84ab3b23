"""Everything about the looks of one document, drawn once, before a word is written."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.extraction.numerals import Numerals, draw_numerals, other_numerals

SEPARATORS = (
    "tab", "pipe", "boxed", "seed-pipe", "spaces", "single",
    "html", "markdown", "percell", "layout",
)  # fmt: skip
"""How the columns of a table stand apart; ``seed-pipe`` has one pipe, after the ordinal,
``percell`` one cell a line, ``layout`` every word at its place as ``pdftotext -layout`` does."""

SEPARATOR_WEIGHTS = (4, 3, 2, 4, 4, 3, 3, 2, 2, 5)
EMPTY_CELLS_SHOW = ("tab", "pipe", "boxed", "html", "markdown", "layout")
BLANK_COLUMNS_SHOW = (*EMPTY_CELLS_SHOW, "spaces")

HEADS = ("one-line", "torn", "two-tier", "stacked")
"""How a table's head is laid over lines."""

UNIT_FORMS = (
    "UBND {kind} {bare}", "UBND {Kind} {bare}", "{Kind} {bare}", "{kind} {bare}",
    "Ủy ban nhân dân {kind} {bare}", "UBND {short} {bare}", "{short} {bare}", "UPPER",
)  # fmt: skip
"""How units are printed; ``{short}`` is ``P.``, ``TP``…; ``UPPER`` the full name in capitals."""

UNIT_FORM_WEIGHTS = (16, 4, 4, 4, 1, 1, 1, 1)
TRANSPORTS = ("plain", "decomposed", "hard-spaces", "crlf", "bom")
"""How the text travels: NFD letters, spaces that do not break, Windows line ends, a mark first."""

NAME_BREAKS = ("around", "tail", "head")


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of a document (see the constants above for the words used)."""

    numerals: Numerals
    table_numerals: Numerals
    separator: str
    head: str
    maxima: str
    unit_form: str
    bare_share: float
    alias_share: float
    name_break: str
    name_width: int
    page_rows: int
    repeat_head: bool
    page_mark: str
    sections: bool
    roman: bool
    restart: bool
    with_ordinals: bool
    headless: bool
    transport: str
    ordinals: str
    nothing: tuple[str, ...]
    class_words: str
    shuffle_columns: bool
    width: int
    percent_sign: bool
    html: str
    footnote: str
    note_column: bool

    @property
    def cells_may_be_empty(self) -> bool:
        """Whether an empty cell can be seen as such in this kind of table."""
        return self.separator in EMPTY_CELLS_SHOW


def draw_style(rng: Random) -> Style:
    """Return a style; common habits are drawn more often than rare ones."""
    numerals = draw_numerals(rng)
    mixed = rng.random() < 0.12
    separator = rng.choices(SEPARATORS, SEPARATOR_WEIGHTS)[0]
    nothing = ("-", "(Không có số liệu)") + (("",) if separator in EMPTY_CELLS_SHOW else ("–",))
    return Style(
        numerals=numerals,
        table_numerals=other_numerals(numerals) if mixed else numerals,
        separator=separator,
        head=rng.choices(HEADS, (5, 4, 2, 1))[0],
        maxima=rng.choices(("(18đ)", "(18 điểm)", "prose", "none", "/18"), (5, 3, 2, 2, 1))[0],
        unit_form=rng.choices(UNIT_FORMS, UNIT_FORM_WEIGHTS)[0],
        bare_share=rng.choices((0.0, 0.02, 1.0), (6, 3, 1))[0],
        alias_share=rng.choices((0.0, 0.5), (6, 4))[0],
        name_break=rng.choice(NAME_BREAKS),
        name_width=rng.choices((999, 30, 22), (6, 2, 1))[0],
        page_rows=rng.choices((999, 20, 27, 35), (4, 2, 2, 2))[0],
        repeat_head=rng.random() < 0.5,
        page_mark=rng.choice(("blank", "form-feed", "number", "blank")),
        sections=rng.random() < 0.55,
        roman=rng.random() < 0.8,
        restart=rng.random() < 0.75,
        with_ordinals=rng.random() < 0.93,
        headless=rng.random() < 0.07,
        transport=rng.choices(TRANSPORTS, (88, 3, 3, 4, 2))[0],
        ordinals=rng.choices(("1", "01", "1."), (7, 2, 1))[0],
        nothing=nothing,
        class_words=rng.choices(("Xuất sắc", "Xuất Sắc", "XUẤT SẮC", "short"), (6, 2, 1, 1))[0],
        shuffle_columns=rng.random() < 0.35,
        width=rng.choices((78, 92, 0), (5, 3, 3))[0],
        percent_sign=rng.random() < 0.5,
        html=rng.choice(("rows", "rows", "one-line")),
        footnote=rng.choices(("", "*", "(*)", "**"), (85, 9, 4, 2))[0],
        note_column=rng.random() < 0.08,
    )
