"""Every check of a dispatch, in turn."""

from __future__ import annotations

from helpers.repair.checks.codes import check_codes
from helpers.repair.checks.head import check_captions, check_head
from helpers.repair.checks.moments import check_moments
from helpers.repair.checks.prose import check_figures, check_payment
from helpers.repair.checks.tables import check_table
from helpers.repair.checks.text import check_separators, check_text, check_unread
from helpers.repair.findings import Findings
from helpers.repair.settled import SettledDispatch


def check_dispatch(dispatch: SettledDispatch, findings: Findings) -> None:
    """Report what a careful reader would find in a dispatch beside its contradicted claims.

    Parameters
    ----------
    dispatch : SettledDispatch
    findings : Findings
        Receives the findings.
    """
    check_head(dispatch, findings)
    if not dispatch.damaged or dispatch.head.period_plain:
        check_moments(dispatch.head, findings)
    check_captions(dispatch, findings)
    for table in dispatch.tables:
        check_table(table, dispatch, findings)
    check_payment(dispatch, findings)
    check_figures(dispatch, findings)
    check_codes(dispatch, findings)
    check_separators(dispatch, findings)
    check_unread(dispatch, findings)
    check_text(dispatch.document, findings)
