"""Cross-checks of a whole dispatch: head, moments, prose, lists, sidecar."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from helpers.extraction.dossiers import agencies
from helpers.extraction.folding import fold, plain
from helpers.extraction.moments import last_day
from helpers.extraction.paragraphs import LONGEST
from helpers.repair.cells import Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.listed_names import names_in
from helpers.repair.table_checks import check_table
from helpers.vietnamese import format_date, format_moment, format_period

if TYPE_CHECKING:
    from helpers.repair.dispatch import Reading

_CAPTION = re.compile(r"(kem theo|ban hanh|/\w{2,}-?\w*).*(ngay|thang)")
_BLANK_IN_CAPTION = re.compile(r"ng\S{1,3}y?\s+th\S{1,3}ng?\s|so\s*:?\s*/[a-z]")


def check_dispatch(reading: Reading, findings: Findings) -> None:
    """Report what a careful reader would find in a dispatch beside its contradicted claims.

    Parameters
    ----------
    reading : Reading
        The dispatch, read and settled.
    findings : Findings
        Receives the findings.
    """
    _check_head(reading, findings)
    _check_moments(reading, findings)
    _check_captions(reading, findings)
    for table in reading.tables:
        check_table(table, format_period(reading.head.period) or "?", reading.damaged, findings)
    _check_payment(reading, findings)
    _check_prose_cells(reading, findings)
    _check_lists(reading, findings)
    _check_separators(reading, findings)
    _check_text(reading, findings)


def _check_head(reading: Reading, findings: Findings) -> None:
    head = reading.head
    if head.number.startswith("/"):
        problem = Problem("missing", "high", "source", "number_blank", f"Số: {head.number}", "")
        findings.add(problem, head.number_line)
    if head.signed_on is None and head.blank_date is not None:
        printed = head.blank_date.text.strip()
        findings.add(
            Problem("missing", "high", "source", "date_blank", printed, ""), head.blank_date.number
        )
    if not head.period:
        findings.add(Problem("missing", "high", "unknown", "no_period"), None)
    if not head.province:
        findings.add(Problem("missing", "high", "unknown", "no_province"), None)
    if not (reading.tables or reading.figures or reading.lists):
        findings.add(Problem("missing", "high", "unknown", "no_figures"), None)


def _check_moments(reading: Reading, findings: Findings) -> None:
    end = last_day(reading.head.period)
    if end is None:
        return
    period = format_period(reading.head.period)
    signed = reading.head.signed_on
    for moment in reading.head.as_of:
        day = date.fromisoformat(moment.iso[:10])
        if day < end:
            hint = _meant(day, end, date.fromisoformat(signed.iso) if signed else None)
            expected = f"{hint:%d/%m/%Y}" if hint else ""
            problem = Problem(
                "date", "high", "source", "as_of_before_end", _printed(moment.iso), expected
            )
            said = f"; có lẽ là {format_date(hint)}" if hint else ""
            findings.add(problem, moment.line, period=period, hint=said)
        elif day == end and "T" in moment.iso:
            problem = Problem("date", "low", "source", "as_of_last_day", _printed(moment.iso), "")
            findings.add(problem, moment.line)
    if signed and date.fromisoformat(signed.iso) < end.replace(day=1):
        printed = format_date(date.fromisoformat(signed.iso))
        problem = Problem("date", "medium", "source", "signed_before_period", printed, "")
        findings.add(problem, signed.line, period=period)


def _printed(iso: str) -> str:
    if "T" in iso:
        return format_moment(datetime.fromisoformat(iso))
    return format_date(date.fromisoformat(iso))


def _meant(day: date, end: date, signed: date | None) -> date | None:
    """Return the date that was probably meant: the next month or year, before the signing."""
    for year, month in ((day.year, day.month + 1), (day.year + 1, day.month)):
        year, month = (year + 1, 1) if month == 13 else (year, month)
        try:
            other = date(year, month, day.day)
        except ValueError:
            continue
        if other >= end and (signed is None or other <= signed):
            return other
    return None


def _check_captions(reading: Reading, findings: Findings) -> None:
    """Report blanks in the captions of annexes ("Kèm theo Công văn số … ngày … tháng …")."""
    if reading.head.number.startswith("/"):
        return
    for table in reading.tables:
        for line in table.grid.table.caption:
            bare = plain(line.text)
            if _CAPTION.search(bare) and re.search(r"ng\S{1,3}y?\s+th\S{1,3}ng?\s", bare):
                problem = Problem(
                    "missing", "medium", "source", "annex_blank", line.text.strip()[:80], ""
                )
                findings.add(problem, line.number)


def _check_payment(reading: Reading, findings: Findings) -> None:
    """Report an online payment score that can hardly be inside the printed online score."""
    values = {
        (figure.indicator, figure.unit): figure
        for figure in reading.figures
        if figure.cell.value is not None
    }
    for (name, unit), online in values.items():
        payment = values.get(("online_payment", unit)) if name == "online" else None
        if payment and online.cell.value is not None and payment.cell.value is not None:
            rest = online.cell.value - payment.cell.value
            if rest < Decimal(2):
                texts = [plain_number(v) for v in (payment.cell.value, rest, online.cell.value)]
                problem = Problem(
                    "definition", "medium", "source", "contained_payment",
                    f"{texts[2]}/22; {texts[0]}/10", "",
                )  # fmt: skip
                findings.add(
                    problem, payment.line, payment=texts[0], rest=texts[1], online=texts[2]
                )


def _check_prose_cells(reading: Reading, findings: Findings) -> None:
    for figure in reading.figures:
        if figure.cell.status in {"repaired", "doubtful"}:
            value = plain_number(figure.cell.value) if figure.cell.value is not None else ""
            key = "damaged_figure" if figure.cell.status == "repaired" else "doubtful_figure"
            problem = Problem("decimal", "medium", "reading", key, figure.cell.printed, value)
            findings.add(
                problem, figure.line, unit=figure.unit, column=figure.indicator,
                evidence=figure.cell.evidence,
            )  # fmt: skip


def _check_lists(reading: Reading, findings: Findings) -> None:
    """Report duplicates, damaged codes, slips of ordinals and units misspelt in lists of codes."""
    start = _first_day(reading.head.period)
    for listed in reading.lists:
        unit = listed.unit.name
        for place, (code, first) in enumerate(zip(listed.codes, listed.duplicates, strict=True), 1):
            if first is not None:
                problem = Problem("duplicate", "high", "source", "code_twice", code.code, "")
                findings.add(problem, code.line, unit=unit, first=first, second=place)
            if not code.whole:
                problem = Problem("layout", "medium", "reading", "code_damaged", code.printed, "")
                findings.add(problem, code.line, unit=unit)
            elif start and code.received_on and code.received_on < start:
                problem = Problem(
                    "date", "low", "source", "code_early", code.code, code.received_on
                )
                findings.add(problem, code.line, unit=unit)
        for code, ordinal in zip(listed.codes, listed.ordinals, strict=True):
            if ordinal.slip:
                key = "ordinal_repeated" if ordinal.repeated else "ordinal_misread"
                origin = "source" if ordinal.repeated else "reading"
                problem = Problem(
                    "ordinal", "medium", origin, key, ordinal.printed, str(ordinal.true)
                )
                findings.add(problem, code.line, unit=unit)
        _check_heading(reading, unit, listed.heading, listed.codes[0].heading_line, findings)
    _check_agencies(reading, findings)
    _check_distinct(reading, findings)


def _first_day(period: str) -> str:
    return f"{period}-01" if re.fullmatch(r"\d{4}-\d{2}", period) else ""


def _check_heading(
    reading: Reading, unit: str, heading: str, line: int, findings: Findings
) -> None:
    """Report a unit whose heading is misspelt in a text that is otherwise whole."""
    bare = unit.removeprefix("UBND ").lower()
    printed = heading.lower().removeprefix("ubnd ")
    tail = " ".join(printed.split()[-len(bare.split()) :])
    if not reading.damaged and tail != bare and fold(tail) != "" and plain(tail) != tail:
        problem = Problem("name", "medium", "source", "name_misspelt", heading, unit)
        findings.add(problem, line)


def _check_agencies(reading: Reading, findings: Findings) -> None:
    for listed in reading.lists:
        counts = agencies(listed.codes).get(listed.heading)
        if not counts or len(counts) < 2:
            continue
        usual, number = counts.most_common(1)[0]
        if number * 3 < len(listed.codes) * 2:
            continue
        for code in listed.codes:
            if code.whole and code.code.split("-")[0] != usual:
                problem = Problem(
                    "unit", "medium", "unknown", "code_of_other_agency", code.code, usual
                )
                findings.add(problem, code.line, unit=listed.unit.name)


def _check_distinct(reading: Reading, findings: Findings) -> None:
    total = sum(len(listed.codes) for listed in reading.lists)
    distinct = sum(listed.distinct for listed in reading.lists)
    if total > distinct:
        units = "; ".join(
            f"{listed.unit.name} {len(listed.codes)} ({listed.distinct})"
            for listed in reading.lists
            if listed.distinct < len(listed.codes)
        )
        problem = Problem("count", "high", "source", "codes_counted", str(total), str(distinct))
        findings.add(problem, reading.lists[0].codes[0].line, units=units)


def _check_separators(reading: Reading, findings: Findings) -> None:
    """Report lists of names whose separators are lost or mixed."""
    for statement in reading.statements:
        if statement.kind not in {"units", "share_of"} or not statement.names:
            continue
        names = names_in(statement.names, reading.index)
        marks = {mark for mark in ";," if mark in _between(statement.names, names)}
        lost = len(names) > 1 and sum(statement.names.count(m) for m in ";,") < len(names) - 1
        if lost or len(marks) > 1:
            printed = statement.names.strip()[:80]
            problem = Problem("separator", "medium", "unknown", "separator_lost", printed, "")
            findings.add(problem, statement.line)


def _between(text: str, names: list[str]) -> str:
    """Return what is left of a list of names without the names."""
    for name in names:
        for part in name.split(", "):
            text = text.replace(part, "", 1)
        text = text.replace(", ", "", name.count(", "))
    return text


def _check_text(reading: Reading, findings: Findings) -> None:
    for number in reading.document.removed[:20]:
        findings.add(Problem("layout", "low", "reading", "removed_signs"), number)
    for line in reading.document.lines:
        if len(line.text) > LONGEST:
            problem = Problem("layout", "medium", "reading", "long_line", str(len(line.text)), "")
            findings.add(problem, line.number)
