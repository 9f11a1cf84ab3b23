"""The first page: score, class, rank and change; groups; strengths, shortcomings; who must act."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.assessment import Assessment
from helpers.analysis.highlights import Action, highlights
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.brief import brief, some
from helpers.narrative.first_picture import first_picture
from helpers.narrative.key_figures import key_figures
from helpers.narrative.overdue_counts import total_of
from helpers.narrative.recommendations import indicators_of
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, FirstPage, NamedList, Notice, Sentence

_TERRITORY = "territory"


def first_page(writer: Writer, analysis: PeriodAnalysis) -> FirstPage:
    """Return the situation in one look, for the period of the analysis."""
    found = highlights(analysis)
    period = writer.period(analysis.period)
    lists = [
        NamedList(
            writer.words(f"first_page.{kind}s"),
            tuple(_told(writer, analysis, kind, item) for item in items)
            or (writer.say(f"first_page.no_{kind}"),),
        )
        for kind, items in (("strength", found.strengths), ("shortcoming", found.shortcomings))
    ]
    return FirstPage(
        writer.words("first_page.title", period=period),
        key_figures(writer, analysis),
        first_picture(writer, analysis),
        lists,
        _actions(writer, analysis, found.actions),
        _caution(writer, analysis),
    )


def _told(writer: Writer, analysis: PeriodAnalysis, kind: str, item: Assessment) -> Sentence:
    """Return a statement; overdue dossiers are told once for all levels."""
    late = analysis.overdue
    if item.rule == "overdue" and late is not None and len(late.units) > 1:
        units = writer.count(len(late.units), late.counted)
        return writer.say(
            "brief.overdue", late.total, total=total_of(writer, late, in_words=True), units=units
        )
    return brief(writer, kind, item)


def _actions(
    writer: Writer, analysis: PeriodAnalysis, actions: Sequence[Action]
) -> DataTable | None:
    if not actions:
        return None
    columns = [Column(writer.words(f"first_page.{head}")) for head in ("who", "what", "when")]
    rows: list[Sequence[Sentence]] = [
        (_who(writer, analysis, item), _what(writer, analysis, item), _when(writer, analysis, item))
        for item in actions
    ]
    return DataTable(columns, rows, caption=writer.words("first_page.actions"))


def _who(writer: Writer, analysis: PeriodAnalysis, action: Action) -> str:
    """Return who is addressed, a whole level by its name; who has most overdue comes first."""
    if action.recommendations[0].addressee == _TERRITORY:
        return writer.words(
            "first_page.who_territory", territory=writer.territory(analysis.territory)
        )
    if action.id == "overdue_review" and analysis.overdue is not None and analysis.overdue.units:
        return some(writer, [item.unit for item in analysis.overdue.units])
    whole: list[str] = []
    single: list[str] = []
    for item in action.recommendations:
        everyone = {measure.unit for base in item.follows for measure in base.base}
        if 1 < len(everyone) == len(item.addressed):
            number = writer.counted(len(everyone))
            whole.append(writer.words(f"level_count.{item.addressee}", len(everyone), n=number))
        else:
            single += item.addressed
    named = [some(writer, single)] if single else []
    return writer.words("words.semicolon").join([*whole, *named])


def _what(writer: Writer, analysis: PeriodAnalysis, action: Action) -> Sentence:
    follows = [base for item in action.recommendations for base in item.follows]
    indicators = indicators_of(follows)
    fields: dict[str, Sentence] = {
        "labels": writer.listing([writer.label(name) for name in indicators])
    }
    if action.id == "territory_largest_loss":
        fields["lost"] = writer.lost(follows[0].measures[0])
        return writer.say(f"first_page.do_{action.id}", len(indicators), **fields)
    if action.id == "overdue_review" and analysis.overdue is not None:
        fields["total"] = total_of(writer, analysis.overdue, in_words=True)
    return writer.say(f"first_page.do_{action.id}", **fields)


def _when(writer: Writer, analysis: PeriodAnalysis, action: Action) -> str:
    """Return the deadline, only where the document itself sets one."""
    if action.id == "overdue_review" and analysis.deadline:
        return writer.words("first_page.by", day=writer.day(analysis.deadline))
    return writer.words("first_page.no_deadline")


def _caution(writer: Writer, analysis: PeriodAnalysis) -> Notice | None:
    """Return what to beware of: serious errors of the documents, doubtful figures."""
    high = [
        item
        for item in analysis.quality.findings
        if item.severity == "high" and item.origin != "reading"
    ]
    cautions: list[Sentence] = []
    for key, items in (("caution", high), ("caution_doubtful", analysis.quality.doubtful)):
        if items:
            count = writer.counted(len(items))
            cautions.append(writer.say(f"quality.{key}", len(items), n=count))
    return Notice("warning", tuple(cautions)) if cautions else None
