"""Units that a dispatch says were left out of the assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.extraction.folding import fold
from helpers.extraction.paragraphs import Paragraph
from helpers.repair.claims.claim import UNCHECKED, Claim, Judgement, judgement
from helpers.repair.listed_names import names_in
from helpers.repair.settled import SettledDispatch

_LEFT_OUT = re.compile(r"kh\w{1,3}ng thuc hien danh gia.{0,24}? v\w{1,2}i ")
_REASON = re.compile(r" (?:do|vi) ")
_LONGEST_LIST = 120
_OPENING = 24


def claimed_omissions(dispatch: SettledDispatch, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that units were not assessed ("không thực hiện đánh giá đối với …").

    Parameters
    ----------
    dispatch : SettledDispatch
    claims : sequence of Claim
        The other claims: the number left out is tried on "13/14 cơ quan được đánh giá".
    """
    gaps = {gap for claim in claims if (gap := _gap(claim)) is not None}
    found = (_claim(paragraph, dispatch, gaps) for paragraph in dispatch.prose)
    return [claim for claim in found if claim is not None]


def _gap(claim: Claim) -> int | None:
    """Return how many units a claim on the number of units assessed leaves out."""
    assessed, _, of = claim.stated.partition("/")
    if claim.quantity != "số đơn vị được đánh giá" or not (assessed.isdecimal() and of.isdecimal()):
        return None
    return int(of) - int(assessed)


def _claim(paragraph: Paragraph, dispatch: SettledDispatch, gaps: set[int]) -> Claim | None:
    words = fold(paragraph.text)
    match = _LEFT_OUT.search(words)
    if match is None:
        return None
    listed = _REASON.split(words[match.end() :])[0][:_LONGEST_LIST]
    units = _official(listed, dispatch)
    if not units:
        return None
    return Claim(
        section="ghi chú",
        text=" ".join(match[0].split()),
        quantity="số đơn vị không đánh giá",
        stated="; ".join(units),
        judgement=_judgement(len(units), gaps),
        line=paragraph.line_of(match[0][:_OPENING]),
    )


def _official(listed: str, dispatch: SettledDispatch) -> list[str]:
    """Return the official names of the units in a list."""
    nearest = (dispatch.index.candidates(name, 1) for name in names_in(listed, dispatch.index))
    return [found[0].unit.name for found in nearest if found]


def _judgement(count: int, gaps: set[int]) -> Judgement:
    # Another gap contradicts nothing: units may be left out for several reasons.
    return (
        judgement(str(count), True) if count in gaps else Judgement(str(count), UNCHECKED.verdict)
    )
