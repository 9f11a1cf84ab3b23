"""Data quality in words: coverage, moment, repairs, doubts, contradictions, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from helpers.analysis.measure import UNIT_LEVELS, Measure
from helpers.analysis.quality import Claim, Coverage, Finding, Quality
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative import documents
from helpers.narrative.annexes import place_of
from helpers.narrative.evidence import readable, readable_numbers
from helpers.narrative.head import as_of
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Column, DataTable, Heading, Paragraph, Sentence
from helpers.publishing.element import Element

_NAMED = 10


def quality(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the section on data quality."""
    found = analysis.quality
    return (
        Heading(writer.words("heading.coverage"), 3),
        Paragraph(as_of(writer, analysis)),
        *_coverage(writer, found),
        *documents.versions(writer, found),
        *documents.conflicts(writer, found),
        Heading(writer.words("heading.readings"), 3),
        Paragraph(*_statuses(writer, found)),
        *_readings(writer, "repaired", found.repaired),
        *_readings(writer, "doubtful", found.doubtful),
        *_missing(writer, found.missing),
        *documents.corrections(writer, found.corrections, analysis.dispatches),
        Heading(writer.words("heading.contradictions"), 3),
        *_claims(writer, found),
        Heading(writer.words("heading.findings"), 3),
        *_findings(writer, found.findings),
    )


def _coverage(writer: Writer, found: Quality) -> Iterator[Element]:
    items = tuple(_covered(writer, item) for item in found.coverage)
    if items:
        yield Bullets(items)


def _covered(writer: Writer, item: Coverage) -> Sentence:
    fields: dict[str, Sentence] = {
        "level": writer.words(f"level_heading.{item.level}"),
        "found": writer.plain_number(item.found),
    }
    if item.expected is None:
        return writer.say("quality.coverage", item.found, **fields)
    fields["expected"] = writer.plain_number(item.expected)
    if not item.absent:
        return writer.say("quality.coverage_all", **fields)
    if len(item.absent) <= _NAMED:
        units = writer.names(item.absent)
        return writer.say("quality.coverage_absent", units=units, **fields)
    return writer.say("quality.coverage_named_otherwise", **fields)


def _statuses(writer: Writer, found: Quality) -> Iterator[Sentence]:
    parts = [
        writer.words(f"quality.{status}", n, n=writer.plain_number(n))
        for status, n in found.statuses
        if n
    ]
    everything = sum(n for _, n in found.statuses)
    if parts:
        yield writer.say(
            "quality.figures",
            everything,
            all=writer.plain_number(everything),
            parts=writer.words("words.semicolon").join(parts),
        )
    if found.doubtful:
        yield writer.say("quality.doubt_rule")
    else:
        yield writer.say("quality.no_doubt")


def _readings(writer: Writer, status: str, measures: Sequence[Measure]) -> Iterator[Element]:
    if not measures:
        return
    columns = (
        Column(writer.words("quality.unit")),
        Column(writer.words("quality.indicator")),
        Column(writer.words("quality.printed_head")),
        Column(writer.words("quality.value"), "number"),
        Column(writer.words("quality.evidence")),
        Column(writer.words("quality.place"), "source"),
    )
    rows: list[Sequence[Sentence]] = [
        (
            item.unit,
            writer.short(item.indicator),
            item.printed,
            writer.value(item),
            readable(item.evidence, writer.language),
            place_of(writer, item),
        )
        for item in measures
    ]
    yield DataTable(columns, rows, caption=writer.words(f"quality.{status}_caption"))


def _missing(writer: Writer, measures: Sequence[Measure]) -> Iterator[Element]:
    """Say what the documents leave out: cells of the same units and print in one sentence."""
    cells: dict[tuple[str, str, str], list[Measure]] = {}
    for item in measures:
        cells.setdefault((item.level, item.indicator, item.printed), []).append(item)
    groups: dict[tuple[str, str, tuple[str, ...]], list[Measure]] = {}
    for (level, _, printed), items in cells.items():
        units = tuple(item.unit for item in items)
        groups.setdefault((level, printed, units), []).extend(items)
    sentences = [
        _missing_sentence(writer, level, printed, units, items)
        for (level, printed, units), items in groups.items()
    ]
    if sentences:
        yield Bullets(tuple(sentences))


def _missing_sentence(
    writer: Writer, level: str, printed: str, units: Sequence[str], items: Sequence[Measure]
) -> Sentence:
    named = level if level in UNIT_LEVELS else UNIT_LEVELS[-1]
    labels = dict.fromkeys(writer.label(item.indicator) for item in items)
    return writer.say(
        "quality.missing_item" if printed else "quality.missing_item_empty",
        len(units),
        label=writer.listing(list(labels)),
        n=writer.counted(len(units)),
        noun=writer.words(f"level_noun.{named}", len(units)),
        printed=printed,
        units=writer.names(units),
    )


def _claims(writer: Writer, found: Quality) -> Iterator[Element]:
    counts = dict(found.verdicts)
    everything = sum(counts.values())
    if not everything:
        yield Paragraph(writer.say("quality.claims_none"))
        return
    told = _counts(writer, "claims", counts)
    everyone = writer.plain_number(everything)
    yield Paragraph(writer.say("quality.claims", everything, all=everyone, parts=told))
    if found.contradicted:
        yield _contradicted(writer, found.contradicted)


def _contradicted(writer: Writer, claims: Sequence[Claim]) -> DataTable:
    columns = (
        Column(writer.words("quality.text"), weight=2.0),
        Column(writer.words("quality.stated")),
        Column(writer.words("quality.computed")),
        Column(writer.words("quality.place"), "source"),
    )
    rows = [
        (
            item.text,
            readable_numbers(item.stated, writer.language),
            readable_numbers(item.computed, writer.language),
            _line(writer, item.page, item.line),
        )
        for item in claims
    ]
    return DataTable(columns, rows, caption=writer.words("quality.contradicted_caption"))


def _findings(writer: Writer, findings: Sequence[Finding]) -> Iterator[Element]:
    if not findings:
        yield Paragraph(writer.say("quality.findings_none"))
        return
    counts = {
        severity: sum(item.severity == severity for item in findings)
        for severity in ("high", "medium", "low")
    }
    yield Paragraph(
        writer.say(
            "quality.findings_count",
            len(findings),
            all=writer.plain_number(len(findings)),
            parts=_counts(writer, "findings", counts),
        ),
        *_by_the_source(writer, findings),
    )
    columns = (
        Column(writer.words("quality.severity"), "class"),
        Column(writer.words("quality.message"), weight=4.0),
        Column(writer.words("quality.printed_col")),
        Column(writer.words("quality.expected")),
        Column(writer.words("quality.place"), "source"),
    )
    rows = [
        (
            writer.words(f"quality.{item.severity}"),
            readable(item.message, writer.language),
            item.printed,
            readable_numbers(item.expected, writer.language),
            _line(writer, item.page, item.line),
        )
        for item in findings
    ]
    yield DataTable(columns, rows, caption=writer.words("quality.findings_caption"))


def _by_the_source(writer: Writer, findings: Sequence[Finding]) -> Iterator[Sentence]:
    size = sum(item.origin == "source" for item in findings)
    if size:
        yield writer.say("quality.findings_source", size, n=writer.plain_number(size))


def _counts(writer: Writer, name: str, counts: Mapping[str, int]) -> str:
    """Return how many there are of each kind, leaving out the kinds that there are none of."""
    told = [
        writer.words(f"quality.{name}_{kind}", n, n=writer.plain_number(n))
        for kind, n in counts.items()
        if n
    ]
    return writer.words("words.comma").join(told)


def _line(writer: Writer, page: int | None, line: int | None) -> str:
    if line is None:
        return ""
    if page is not None:
        return writer.words("words.page_line", page=str(page), line=str(line))
    return writer.words("words.line", line=str(line))
