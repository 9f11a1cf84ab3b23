"""Title and main points: what stands above and below the first page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from helpers.analysis.measure import Dispatch
from helpers.analysis.period import bounds, is_month
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.blocks import main_block
from helpers.narrative.gains import gain_sentence
from helpers.narrative.index import index_of
from helpers.narrative.lasting import lasting_sentences
from helpers.narrative.next_class import territory_distance
from helpers.narrative.units import main_of_level
from helpers.narrative.writer import Writer
from helpers.publishing import KeyPoints, ReportMeta, ReportTitle, Sentence
from helpers.publishing.element import Element
from helpers.publishing.values import plain

MOST_POINTS = 5
_FEW = 4  # units whose names still make one sentence


def about_services(analysis: PeriodAnalysis) -> bool:
    """Tell whether the documents are of online services and give no score of the index."""
    scored = analysis.subject is not None and "total" in analysis.subject.measures
    served = any("services" in level.indicators for level in analysis.levels)
    return served and not scored


def title_text(writer: Writer, analysis: PeriodAnalysis) -> str:
    """Return the subject of the report in words."""
    key = "title.services" if about_services(analysis) else "title.scores"
    return writer.words(key, territory=writer.territory(analysis.territory))


def head(
    writer: Writer, analysis: PeriodAnalysis, period: str, lines: Sequence[Sentence] = ()
) -> tuple[Element, ...]:
    """Return the report's properties and its head.

    Parameters
    ----------
    period : str
        The period of the report (a year may rest on a month's analysis).
    lines : sequence of Sentence
        Further lines of the head, e.g. which months a year's report rests on.
    """
    title = title_text(writer, analysis)
    words = writer.period(period)
    meta = ReportMeta(
        title=f"{title}, {words}",
        language=writer.language,
        authority=analysis.territory.authority,
        period=period,
        report_date=report_date(analysis.dispatches, period),
        author=_issuer(analysis),
        description=writer.words("title.standing"),
        index=index_of(writer, analysis),
        kind="letter" if is_month(period) else "report",
        place=analysis.territory.place,
        addressees=addressees(writer, analysis),
    )
    shown = ReportTitle(
        organisation=_issuer(analysis),
        kind_label=writer.words("title.kind"),
        title=title,
        period_label=words[:1].upper() + words[1:],
        as_of_label=as_of(writer, analysis),
        lines=[
            *lines,
            *(source_line(writer, item) for item in analysis.dispatches),
            writer.say("title.standing"),
        ],
    )
    return (meta, shown)


def addressees(writer: Writer, analysis: PeriodAnalysis) -> tuple[str, ...]:
    """Return to whom a month's results go: the levels of units that they speak of."""
    return tuple(writer.words(f"level_heading.{level.name}") for level in analysis.levels)


def main_points(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the box of what the first page has no room for; no box where that is nothing.

    At most five sentences: the way to the class above, each level, where few units can win most,
    what has lasted for months.
    """
    won = [
        gain_sentence(writer, level.gains[0])
        for level in analysis.levels
        if level.gains and len(level.gains[0].units) <= _FEW
    ]
    lasting = [
        sentence
        for item in analysis.persistent[:1]
        for sentence in islice(lasting_sentences(writer, analysis, item), 1)
    ]
    points = [
        *territory_distance(writer, analysis),
        *(point for level in analysis.levels for point in main_of_level(writer, level)),
        *won[:1],
        *lasting,
        *main_block(writer, analysis),
        *won[1:],
    ][:MOST_POINTS]
    if not points:
        return ()
    return (KeyPoints(writer.words("heading.main_points"), tuple(points)),)


def report_date(dispatches: Sequence[Dispatch], period: str) -> str:
    """Return the fixed date of the report: the last signing date, else the period's last day."""
    signed = [item.signed_on for item in dispatches if item.signed_on]
    return max(signed) if signed else bounds(period)[1].isoformat()


def as_of(writer: Writer, analysis: PeriodAnalysis) -> str:
    """Return the moment of the data in words, with a doubt if it precedes the period's end."""
    moments = list(dict.fromkeys(item.as_of for item in analysis.dispatches if item.as_of))
    if not moments:
        return writer.words("title.as_of_none")
    moment = moments[0]
    words = writer.moment(moment)
    last_day = bounds(analysis.period)[1].isoformat()
    early = any("T" in item and item[:10] < last_day for item in moments)
    if len(moments) > 1:
        key = "title.as_of_many_doubt" if early else "title.as_of_many"
        told = writer.listing([writer.moment(item) for item in moments], "words.semicolon")
        return writer.words(key, moments=plain(told))
    if "T" not in moment:
        return writer.words("title.as_of_day", moment=words)
    return writer.words("title.as_of_doubt" if early else "title.as_of", moment=words)


def source_line(writer: Writer, dispatch: Dispatch) -> Sentence:
    """Return one document that the report rests on, with number and day where it has them."""
    key = {
        (True, True): "title.source_full",
        (True, False): "title.source_no_day",
        (False, True): "title.source_no_number",
        (False, False): "title.source_bare",
    }[(_numbered(dispatch), bool(dispatch.signed_on))]
    return writer.say(
        key,
        kind=writer.dispatch_kind(dispatch.kind),
        number=dispatch.number,
        day=writer.day(dispatch.signed_on) if dispatch.signed_on else "",
        issuer=dispatch.issuer,
    )


def _numbered(dispatch: Dispatch) -> bool:
    """Tell whether a number is there: ``/VPUB-KSTTHC`` is a form that was left blank."""
    return bool(dispatch.number.split("/")[0].strip())


def _issuer(analysis: PeriodAnalysis) -> str:
    return analysis.dispatches[0].issuer if analysis.dispatches else ""
