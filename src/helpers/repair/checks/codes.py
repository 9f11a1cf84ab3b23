"""Lists of dossier codes: duplicates, damaged codes, slips of ordinals, units misspelt."""

from __future__ import annotations

import re

from helpers.extraction.dossiers import ListedCode, agencies
from helpers.extraction.folding import fold, plain
from helpers.repair.cells import Problem
from helpers.repair.dossiers import DossierList
from helpers.repair.findings import Findings
from helpers.repair.ordinals import Ordinal
from helpers.repair.settled import SettledDispatch

_MONTH = re.compile(r"\d{4}-\d{2}")


def check_codes(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report what is wrong in the lists of overdue dossiers."""
    start = f"{dispatch.head.period}-01" if _MONTH.fullmatch(dispatch.head.period) else ""
    for listed in dispatch.lists:
        _check_each(listed, start, findings)
        for code, ordinal in zip(listed.codes, listed.ordinals, strict=True):
            _check_ordinal(code, ordinal, listed, findings)
        known = dispatch.index.candidates(listed.heading, 1)
        official = known and known[0].whole and known[0].unit.level == "department"
        if not dispatch.damaged and not official:
            _check_heading(listed, findings)
    for listed in dispatch.lists:
        _check_agency(listed, findings)
    _check_distinct(dispatch, findings)


def _check_each(listed: DossierList, start: str, findings: Findings) -> None:
    """Report codes listed twice, damaged ones, and dossiers received before the month."""
    unit = listed.unit.name
    for place, (code, first) in enumerate(zip(listed.codes, listed.duplicates, strict=True), 1):
        if first is not None:
            problem = Problem("duplicate", "high", "source", "code_twice", code.code)
            findings.add(problem, code.line, unit=unit, first=first, second=place)
        if not code.whole:
            problem = Problem("layout", "medium", "reading", "code_damaged", code.printed)
            findings.add(problem, code.line, unit=unit)
            continue
        if "".join(code.printed.split()) != code.code:
            problem = Problem("layout", "low", "reading", "code_restored", code.printed, code.code)
            findings.add(problem, code.line, unit=unit)
        if start and code.received_on and code.received_on < start:
            problem = Problem("date", "low", "source", "code_early", code.code, code.received_on)
            findings.add(problem, code.line, unit=unit)


def _check_ordinal(
    code: ListedCode, ordinal: Ordinal, listed: DossierList, findings: Findings
) -> None:
    if ordinal.slip:
        key = "ordinal_repeated" if ordinal.repeated else "ordinal_misread"
        origin = "source" if ordinal.repeated else "reading"
        problem = Problem("ordinal", "medium", origin, key, ordinal.printed, str(ordinal.true))
        findings.add(problem, code.line, unit=listed.unit.name)


def _check_heading(listed: DossierList, findings: Findings) -> None:
    """Report a unit whose heading is misspelt in a text that is otherwise whole."""
    bare = listed.unit.name.removeprefix("UBND ").lower()
    printed = listed.heading.lower().removeprefix("ubnd ")
    tail = " ".join(printed.split()[-len(bare.split()) :])
    # A heading without any marks is not misspelt, only bare.
    if tail != bare and fold(tail) and plain(tail) != tail:
        problem = Problem(
            "name", "medium", "source", "name_misspelt", listed.heading, listed.unit.name
        )
        findings.add(problem, listed.codes[0].heading_line)


def _check_agency(listed: DossierList, findings: Findings) -> None:
    """Report codes of another agency in a list that is mostly of one."""
    counts = agencies(listed.codes).get(listed.heading)
    if not counts or len(counts) < 2:
        return
    usual, number = counts.most_common(1)[0]
    if number * 3 < len(listed.codes) * 2:
        return
    for code in listed.codes:
        if code.whole and code.agency != usual:
            problem = Problem("unit", "medium", "unknown", "code_of_other_agency", code.code, usual)
            findings.add(problem, code.line, unit=listed.unit.name)


def _check_distinct(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report how many codes are left once each is counted once."""
    total = sum(len(listed.codes) for listed in dispatch.lists)
    distinct = sum(listed.distinct for listed in dispatch.lists)
    if total > distinct:
        units = "; ".join(
            f"{listed.unit.name} {len(listed.codes)} ({listed.distinct})"
            for listed in dispatch.lists
            if listed.distinct < len(listed.codes)
        )
        problem = Problem("count", "high", "source", "codes_counted", str(total), str(distinct))
        findings.add(problem, dispatch.lists[0].codes[0].line, units=units)
