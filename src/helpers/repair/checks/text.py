"""The text itself: signs taken out, lines too long to be one, separators lost between names."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.paragraphs import LONGEST
from helpers.reading import Document
from helpers.repair.cells import Problem
from helpers.repair.claims.units_counted import listed_names
from helpers.repair.findings import Findings
from helpers.repair.settled import SettledDispatch
from helpers.vietnamese import format_period

_SEPARATORS = ";,"
_MOST_REMOVED = 20
_LONGEST_PRINTED = 80


def check_separators(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report lists of names whose separators are lost or mixed."""
    for statement in dispatch.statements:
        if statement.kind not in {"units", "share_of"} or not statement.names:
            continue
        names = listed_names(statement, dispatch)
        if _lost(statement.names, names) or _mixed(statement.names, names):
            printed = statement.names.strip()[:_LONGEST_PRINTED]
            problem = Problem("separator", "medium", "unknown", "separator_lost", printed)
            findings.add(problem, statement.line)


def _lost(text: str, names: Sequence[str]) -> bool:
    marks = sum(text.count(mark) for mark in _SEPARATORS)
    return len(names) > 1 and marks < len(names) - 1


def _mixed(text: str, names: Sequence[str]) -> bool:
    """Tell whether both separators stand between the names, commas inside a name left out."""
    for name in names:
        for part in name.split(", "):
            text = text.replace(part, "", 1)
        text = text.replace(", ", "", name.count(", "))
    # "VH,TT&DL": a comma without a blank parts no names.
    return ";" in text and ", " in text


def check_unread(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report what was not read, or not as one dispatch: rows, shares, further dispatches."""
    for run in dispatch.unread:
        printed = run[0].text.strip()[:_LONGEST_PRINTED]
        problem = Problem("layout", "high", "reading", "unread_rows", printed)
        findings.add(
            problem, run[0].number, rows=len(run), last=findings.printed_on(run[-1].number)
        )
    for other in dispatch.further:
        problem = Problem("layout", "high", "source", "further_dispatch", other.number)
        findings.add(problem, other.line, period=format_period(other.period) or "?")
    if dispatch.with_shares:
        first, rows = dispatch.with_shares[0], len(dispatch.with_shares)
        findings.add(Problem("layout", "medium", "reading", "shares_aside"), first, rows=rows)
    for line in dispatch.passed_over:
        printed = line.text.strip()[:_LONGEST_PRINTED]
        findings.add(Problem("layout", "high", "reading", "passed_over", printed), line.number)


def check_text(document: Document, findings: Findings) -> None:
    """Report signs that were taken out of the text, and lines too long to be one."""
    for number in document.removed[:_MOST_REMOVED]:
        findings.add(Problem("layout", "low", "reading", "removed_signs"), number)
    for line in document.lines:
        if len(line.text) > LONGEST:
            problem = Problem("layout", "medium", "reading", "long_line", str(len(line.text)))
            findings.add(problem, line.number)
