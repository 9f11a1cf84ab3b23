"""The quantitative statements of the prose, as printed, with what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold, plain
from helpers.extraction.head_roles import SCALES
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.parts_of_sentences import (
    bracket_behind,
    first_clause,
    full_stop_before,
    item_before,
    last_clause,
    list_behind,
    sentence_about,
)
from helpers.extraction.statement import Statement, count_by_unit, says
from helpers.extraction.statement_kinds import (
    bracket_kind,
    fraction_kind,
    integer_kind,
    is_change,
    label_of,
    percent_kind,
    unless_wanted,
)

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,4}(?:\s?[.,]\s?\d{1,2})?(?!\d)"
# One sign of it may be read as a letter: "77,S6", "1ó,52".
_SCORE = rf"{_NUMBER}|\d?[a-z]?\d?[.,][a-z]?\d[a-z]?(?!\w)|\d[a-z][.,]\d\d(?!\d)"
# "điểm", a sign or two of it lost: "dlém", "oiém", "dié", "die m", "iem".
_DIEM = r"(?:[do0c][il1!|]\S\s?[mn]|[do0]?[il1]e\s?m|d\s?em|[do0]\s?[il1]\s?e)"
_FRACTION = re.compile(
    rf"(?:(?<=\bdat)|(?<![\w/.,\-]))({_SCORE})[._|]?\s*(?:{_DIEM}\s*)?/"
    rf"\s*(\d{{1,3}})(?:[.,]00?)?(?=\s?{_DIEM}\b|(?![\w/\-]|\s?[.,]\d))"
)
# "12,5 điểm (trên thang 18 điểm)", "12,5 điểm (tối đa 18 điểm)".
_OUT_OF = re.compile(
    rf"(?<![\w/.,\-])({_SCORE})\s*{_DIEM}\s*"
    r"(?:\(?\s*(?:tren|theo)\s*(?:tong(?: so)?(?: diem)?|thang(?: diem)?)?"
    r"|[(,]\s*(?:diem\s+)?(?:toi da|max)\s*:?)"
    r"\s*(\d{1,3})\s*(?:diem)?"
)
# "9,2 trên 12 điểm", "4,21 trên 10": a whole number on another may count units.
_ON_SCALE = re.compile(
    rf"(?<![\w/.,\-])(\d{{1,3}}[.,]\d{{1,2}}|\d{{1,3}}(?=\s+tren\s+\d+\s*{_DIEM}\b))\s+tren\s+"
    rf"(?:tong(?: so)?(?: diem)?\s+|thang(?: diem)?\s+)?({SCALES})(?![\d/.,]\d|%)(?:\s*{_DIEM}\b)?"
)
# "Số hóa hồ sơ (tối đa 22 điểm): 18,2 điểm", "Số hóa hồ sơ (22đ) đạt 18,2": what it is of stands
# before the figure.
_MAXIMUM_FIRST = re.compile(
    r"\(\s*(?:(?:diem\s*)?(?:toi da|max|thang diem|thang)\s*:?\s*|/\s*)?"
    rf"(?P<of>\d{{1,3}})\s*(?:{_DIEM}|d)?\s*\)"
    r"\s*[:\-–]?\s*(?:chi\s+)?(?:(?:dat|la|duoc)\b)?\s*:?\s*"
    rf"(?P<number>{_NUMBER})"
    rf"(?:\s*(?:/\s*(?P=of)\b)?\s*(?:{_DIEM}|d)(?!\w)|\s*/\s*(?P=of)\b"
    r"|(?=\s*(?:[;)]|[.,](?!\d)|$)))"
)
_BARE_BRACKET = re.compile(rf"\((?:{SCALES})\s*(?:{_DIEM}|d)\s*\)")
_MAXIMUM_SAID = re.compile(r"\(\s*(?:/|(?:diem\s*)?(?:toi|max|thang))")
_COMPARED = re.compile(rf"\bso v\wi\b[^.;()]{{0,40}}\(\s*(?:dat\s*|la\s*)?({_NUMBER})\s*diem\s*\)")
# "(kỳ trước đạt 87,11 điểm)", "(tháng 8/2025 là 80,1 điểm)": not of the period that is reported.
_OF_ANOTHER = re.compile(
    r"(?:\b(?:k\S|th\S{1,3}ng|qu\S|n\S{1,2}m)(?:\s+l\w{1,2}n\s+k\S)?\s+tr\S{1,3}c(?:\s+(?:do|l\w{1,2}n\s+k\S))?"
    r"|\bc\Sng\s+k\S(?:\s+n\S{1,2}m(?:\s+tr\S{1,3}c|\s+20\d\d))?"
    r"|\(\s*(?:th\S{1,3}ng|qu\S)\s+[\divx]{1,3}\s*(?:/|n\S{1,2}m)\s*20\d\d)"
    rf"\s*:?\s*(?:chi\s+)?(?:dat|la|duoc)?\s*:?\s*({_NUMBER})\s*(?:/\s*100\s*)?{_DIEM}\b"
)
# "xếp thứ 7/34 với tổng điểm 85,30": the word stands before the figure only.
_TOTAL_SAID = re.compile(
    r"\btong (?:so )?diem(?: (?:dat|la|chung|cua tinh))*\s*:?\s*(\d{2}[.,]\d{1,2})"
    r"(?![\d/]|[.,]\d|\s*(?:/|%|[do]\S{1,3}m\b))"
)
_BARE = re.compile(rf"({_NUMBER})")
_AT_MOST = re.compile(r"\btoi da(?: la)?$")
_RANK = re.compile(
    r"(?<![\w/.,\-])(\d{1,3})\s+tr\w{1,3}g\s+(?:tong so\s+|so\s+)?(\d{1,3})\s+"
    r"(?=tinh|dia phuong|don vi|huyen|xa)"
)
# "(60,76 niém)", "(38,02] diém)": alone with its score in brackets it may be damaged more.
_DIEM_IN_BRACKETS = r"\s?[\]|_.]?\s*(?:[^\W\d_][il1]\w(?:rn|[mn])|d[ie]m)(?=\s?\))"
_POINTS = re.compile(
    rf"(?<![\w/.,|\-])({_SCORE})"
    rf"(?:\s*{_DIEM}\b(?!\s*(?:tru|thuong|chuan|toi))|(?<=\d){_DIEM_IN_BRACKETS})"
)
_PERCENT = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\s?[.,]\s?\d{1,2})?)\s?%")
_INTEGER = re.compile(
    r"(?<![^\s(\"'“,;:+])(?<!\d[.,])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?=[\s;:)]|[.,](?!\d)|$)(?!\s?[%/])"
)
# "UBND xã Minh Ngọc: o9 hồ sơ", "0? hồ sơ": one sign of a count was misread.
_MISREAD_COUNT = re.compile(r"(?<=[:(]\s)(\d[^\W\d_]|\d[?|!&]|[^\W\d_?]\d)(?=\s\S)")
# "(3) Dịch vụ công trực tuyến 8,4/12 điểm": counts what follows, and nothing else.
_ENUMERATES = re.compile(r"\(\d{1,2}\)\s*[^\W\d_]")
_DEADLINE = re.compile(
    r"tr\w{1,3}c\s+ng\S{1,3}y?\s+(\d{1,2})(?:\s+th\S{1,3}ng?\s+(\d{1,2})(?:\s+n\S{1,2}m\s+(20\d\d))?"
    r"|/(\d{1,2})/(20\d\d))"
)
# "83;41 điểm", "?0.55 điểm", "56,?5/100": what stands before is part of the figure.
_TORN_FIGURE = re.compile(r"(?:\d{1,3}(?:[;:·'’`´]|[.,][?&|!¢£§$@#]\d?)|(?<=\s)[?&|!¢£§$@#]\d?)$")
# "đạt 38 32/100 điểm": the mark of the decimals was read as a blank.
_TORN_BY_BLANK = re.compile(r"(?:[:(]|\bdat)\s+(\d{1,2}\s)$")
# "2.Các cơ quan có hồ sơ quá hạn": the blank behind the number may be lost.
_HEADING = re.compile(
    r"^\s*(?:(\d{1,2}(?:\.\d{1,2})*)\s?[.)](?:\s+\S|[^\W\d_]{2})|([IVX1l]{1,4})\s?[.)]\s+\S)"
)
# "(Thang điểm: Công khai, minh bạch 18 điểm; …)" states no score.
_SCALE = re.compile(r"\(\s*thang diem\b[^()]*$")
# "Thang điểm: Công khai, minh bạch 18 điểm; …; tổng điểm 100 điểm." does not either.
_SCALE_FIRST = re.compile(
    r"(?<!\btheo )(?<!\btren )\b(?:thang diem|[dp]\w{1,2}\w?m\s(?:toi d\w|t\w{1,2}i da|chuan))\b"
    r"[^:\d]{0,60}:"
)
_USUAL_SCALE = re.compile(rf"(?:{SCALES})(?![\d.,])")
_LONGEST_TORN = 8
_BULLET = re.compile(r"^\s*(?:[-+•*–—]|[a-zđ][.)]|\d{1,2}[.)])\s*\S")
_LONG = 400
"""How many letters no heading has."""
_LISTED = 3
_NO_MORE = re.compile(r"(?:ho so|hs)(?: (?:qua|tre) han)?\W*")


def find_statements(prose: Sequence[Paragraph]) -> list[Statement]:
    """Return the quantitative statements of the prose, in order."""
    found: list[Statement] = []
    section = context = topic = announced = ""
    for number, paragraph in enumerate(prose):
        heading = _HEADING.match(paragraph.text)
        # A list may go on right behind its heading: "2. … hồ sơ quá hạn Cụ thể: Sở Y tế (02 …)".
        said = paragraph.text if len(paragraph.text) < _LONG else paragraph.text.partition(":")[0]
        if heading and len(said) < _LONG:
            topic = fold(said)
            section = f"mục {(heading[1] or heading[2]).replace('l', 'I')}"
        if paragraph.text.rstrip().endswith(":"):
            announced = fold(paragraph.text)
        elif not _BULLET.match(paragraph.text):
            announced = ""
        if len(paragraph.text) < 120 and not any(sign.isdecimal() for sign in paragraph.text):
            context = fold(paragraph.text)
        for statement in _of_paragraph(paragraph):
            if statement.kind == "unit_count":
                told = (topic, announced, _said_before(statement))
                if not any(says(text, late) for text in told for late in count_by_unit().before):
                    continue
            found.append(
                replace(
                    statement,
                    section=section or "mở đầu",
                    context=context,
                    announced=announced,
                    sentence=number,
                )
            )
    return found


def _said_before(statement: Statement) -> str:
    """Return the folded words of the sentence of a figure before it."""
    if statement.after and not _NO_MORE.fullmatch(statement.after):
        # "120 hồ sơ giải quyết đúng hạn" says itself what it counts.
        return ""
    return fold(statement.so_far)


def _of_paragraph(paragraph: Paragraph) -> Iterator[Statement]:
    bare = plain(paragraph.text)
    listed = len(_FRACTION.findall(bare)) >= _LISTED and not re.search(r"\bd\wt\b|;", bare)
    used: list[tuple[int, int]] = []
    statements: list[tuple[int, Statement]] = []
    for found, statement in _plainly_said(paragraph, bare):
        used.append(found.span())
        statements.append((found.start(), statement))
    for found in (match for match in _FRACTION.finditer(bare) if _free(match.span(), used)):
        used.append(found.span())
        statement = _statement(paragraph, bare, found)
        statements.append((found.start(), fraction_kind(statement)))
    statements += _points(paragraph, bare, used)
    for found in _PERCENT.finditer(bare):
        if _free(found.span(), used):
            used.append(found.span())
            statement = _statement(paragraph, bare, found)
            statements.append((found.start(), percent_kind(statement)))
    for found in _INTEGER.finditer(bare):
        if _free(found.span(), used) and not _ENUMERATES.match(bare, found.start() - 1):
            statement = _statement(paragraph, bare, found)
            behind_colon = bare[: found.start()].rstrip().endswith((":", "("))
            alone = (
                bare[found.start() - 1 : found.start()] == "(" and bare[found.end() :][:1] == ")"
            )
            counted = bracket_kind(statement) if alone else integer_kind(statement, behind_colon)
            statements.append((found.start(), counted))
    for found in _MISREAD_COUNT.finditer(bare):
        counted = integer_kind(_statement(paragraph, bare, found), behind_colon=True)
        if counted.kind == "unit_count":
            statements.append((found.start(), counted))
    statements += list(_classes(paragraph, bare))
    for _, statement in sorted(statements, key=lambda item: item[0]):
        if statement.kind:
            yield unless_wanted(replace(statement, listed=listed))


def _points(
    paragraph: Paragraph, bare: str, used: list[tuple[int, int]]
) -> Iterator[tuple[int, Statement]]:
    """Yield the scores without a maximum, each with its place, and take note of their spans."""
    for found in _POINTS.finditer(bare):
        if _free(found.span(), used) and not _of_a_scale(bare, found.start()):
            used.append(found.span())
            statement = _statement(paragraph, bare, found, "unit_score")
            if not (is_change(statement) or _AT_MOST.search(statement.before)):
                yield found.start(), replace(statement, quantity="điểm của đơn vị")
    for found in _TOTAL_SAID.finditer(bare):
        if _free(found.span(), used):
            used.append(found.span())
            number = _BARE.match(bare, found.start(1)) or found
            statement = _statement(paragraph, bare, number, "unit_score")
            yield number.start(), replace(statement, quantity="điểm của đơn vị")


def _plainly_said(paragraph: Paragraph, bare: str) -> Iterator[tuple[re.Match[str], Statement]]:
    """Yield the statements whose own words say what they are: nothing else in them is one."""
    for found in _DEADLINE.finditer(bare):
        statement = _statement(paragraph, bare, found, "deadline")
        yield found, replace(statement, number=_day_of(found))
    for found in (*_OUT_OF.finditer(bare), *_ON_SCALE.finditer(bare)):
        yield found, replace(_statement(paragraph, bare, found, "score"), measure="point")
    for found in filter(_says_its_maximum, _MAXIMUM_FIRST.finditer(bare)):
        statement = _statement(paragraph, bare, found, "score")
        number = paragraph.text[found.start("number") : found.end("number")]
        yield found, replace(statement, number=number, of=found["of"], measure="point")
    for found in (*_COMPARED.finditer(bare), *_OF_ANOTHER.finditer(bare)):
        statement = _statement(paragraph, bare, found, "compared_score")
        yield found, replace(statement, quantity="tổng điểm kỳ so sánh", before=found[0])
    for found in _RANK.finditer(bare):
        yield found, replace(_statement(paragraph, bare, found, "rank"), quantity="xếp hạng")


def _says_its_maximum(found: re.Match[str]) -> bool:
    """Tell whether a bracket before a figure holds what it is out of: "(tối đa 18)", "(18 điểm)".

    A bracket without a word is the maximum of a figure that keeps to it, else a score itself.
    """
    if _MAXIMUM_SAID.match(found[0]):
        return True
    value = parse_figure(found["number"], "point")
    return bool(_BARE_BRACKET.match(found[0])) and value is not None and value <= int(found["of"])


def _day_of(found: re.Match[str]) -> str:
    """Return the day of a deadline as ISO date, as far as it is printed."""
    month, year = found[2] or found[4], found[3] or found[5]
    if not month:
        return f"ngày {int(found[1])}"
    day = f"{int(month):02d}-{int(found[1]):02d}"
    return f"{year}-{day}" if year else day


def _free(span: tuple[int, int], used: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in used)


def _statement(paragraph: Paragraph, bare: str, found: re.Match[str], kind: str = "") -> Statement:
    """Return the statement about a match: group 1 is the figure, group 2 what it is of."""
    start, end = found.span()
    first = found.start(1)
    torn = _TORN_FIGURE.search(bare, max(0, first - _LONGEST_TORN), first)
    first = torn.start() if torn else first
    if found.re in {_FRACTION, _POINTS} and found[1].isdecimal():
        blank = _TORN_BY_BLANK.search(bare, max(0, first - 2 * _LONGEST_TORN), first)
        first = blank.start(1) if blank else first
    start = min(start, first)
    left = bare[max(0, start - 160) : start]
    right = bare[end : end + 160]
    text, tail = sentence_about(paragraph.text, start, end)
    names = list_behind(tail)
    return Statement(
        kind=kind,
        number=paragraph.text[first : found.end(1)],
        of=found[2] if kind != "deadline" and found.re.groups >= 2 else "",
        before=fold(last_clause(left)),
        lead=fold(left[-110:]),
        item=item_before(paragraph.text[max(0, start - 160) : start]),
        bracket=bracket_behind(paragraph.text, end),
        so_far=paragraph.text[full_stop_before(paragraph.text, start) : start],
        after=fold(first_clause(right)),
        heading=fold(right.partition(":")[0][:70]),
        text=text,
        line=paragraph.line_at(start),
        names=names,
    )


def _of_a_scale(bare: str, place: int) -> bool:
    """Tell whether the bracket that is open at a place says what scores are out of.

    Or its sentence does, and what stands there is a usual maximum.
    """
    opening = bare.rfind("(", 0, place)
    if opening >= 0 and _SCALE.match(bare[opening:place]):
        return True
    if not _USUAL_SCALE.match(bare, place):
        return False
    return _SCALE_FIRST.search(bare, full_stop_before(bare, place), place) is not None


def _classes(paragraph: Paragraph, bare: str) -> Iterator[tuple[int, Statement]]:
    """Yield statements that give a class without a count ("được xếp loại Xuất sắc")."""
    for found in re.finditer(r"x\w{1,3}p\s+l\w{1,2}[ai]i?\s+", bare):
        label = label_of("xep loai " + fold(bare[found.end() : found.end() + 16]))
        left = fold(bare[max(0, found.start() - 60) : found.start()])
        counted = re.search(r"\d\D{0,20}$", left)
        # "… điểm, xếp loại", "… xếp thứ 5/34 tỉnh, thành phố, xếp loại": no count of units.
        own = re.search(r"\d diem\D{0,24}$|\b\d{1,2} (?:34|63) tinh\D{0,24}$", left)
        if label and (own or not counted):
            text, _ = sentence_about(paragraph.text, found.start(), found.end())
            yield (
                found.start(),
                Statement(
                    "class", label, "", fold(bare[max(0, found.start() - 160) : found.start()]), "",
                    text, paragraph.line_at(found.start()), label=label, quantity="xếp loại",
                ),
            )  # fmt: skip
