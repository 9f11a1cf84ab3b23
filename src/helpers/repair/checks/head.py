"""What is blank in the head of a dispatch and in the captions of its annexes."""

from __future__ import annotations

import re

from helpers.extraction.folding import plain
from helpers.repair.cells import Problem
from helpers.repair.findings import Findings
from helpers.repair.settled import SettledDispatch
from helpers.vietnamese import format_period

_CAPTION = re.compile(r"(kem theo|ban hanh|/\w{2,}-?\w*).*(ngay|thang)")
_BLANK_DAY = re.compile(r"ng\S{1,3}y?\s+th\S{1,3}ng?\s")
_LONGEST = 80


def check_head(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report a blank number or date, and a dispatch without period, province or figures.

    Decree 30/2020, annex I: number, symbol and date are parts of every dispatch.
    """
    head = dispatch.head
    if head.number.startswith("/"):
        problem = Problem("missing", "high", "source", "number_blank", f"Số: {head.number}")
        findings.add(problem, head.number_line)
    if head.signed_on is None and head.blank_date is not None:
        printed = head.blank_date.text.strip()
        problem = Problem("missing", "high", "source", "date_blank", printed)
        findings.add(problem, head.blank_date.number)
    found = {
        "no_period": head.period,
        "no_province": head.province,
        "no_figures": dispatch.tables or dispatch.figures or dispatch.lists,
    }
    if head.period and dispatch.damaged and not head.period_plain:
        problem = Problem("date", "high", "reading", "period_not_certain")
        findings.add(problem, None, period=format_period(head.period))
    for key, present in found.items():
        if not present:
            findings.add(Problem("missing", "high", "unknown", key), None)


def check_captions(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report blanks in the captions of annexes ("Kèm theo Công văn số … ngày … tháng …")."""
    if dispatch.head.number.startswith("/"):
        return
    for table in dispatch.tables:
        for line in table.grid.table.caption:
            bare = plain(line.text)
            if _CAPTION.search(bare) and _BLANK_DAY.search(bare):
                printed = line.text.strip()[:_LONGEST]
                problem = Problem("missing", "medium", "source", "annex_blank", printed)
                findings.add(problem, line.number)
