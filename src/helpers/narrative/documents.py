"""The documents behind a report in words: versions, conflicting figures, analysts' corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.conflicts import Conflict
from helpers.analysis.measure import Dispatch, Measure
from helpers.analysis.quality import Finding, Quality
from helpers.analysis.versions import Versions
from helpers.narrative.annexes import place_of
from helpers.narrative.phrases import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Column, DataTable, Heading, Paragraph, Sentence
from helpers.publishing.element import Element


def versions(writer: Writer, found: Quality) -> Iterator[Element]:
    """Say which dispatches are there more than once, which version is used, and why."""
    if found.versions:
        yield Bullets(tuple(_version(writer, item) for item in found.versions))


def conflicts(writer: Writer, found: Quality) -> Iterator[Element]:
    """Show the figures that two documents state differently, and which one is used."""
    if not found.conflicts:
        return
    size = len(found.conflicts)
    yield Paragraph(writer.say("documents.conflicts", size, n=writer.counted(size)))
    columns = (
        Column(writer.words("quality.unit")),
        Column(writer.words("quality.indicator")),
        Column(writer.words("quality.value"), "number"),
        Column(writer.words("documents.by")),
        Column(writer.words("documents.other_value"), "number"),
        Column(writer.words("documents.other_by")),
    )
    rows = [row for item in found.conflicts for row in _conflicting(writer, item)]
    yield DataTable(columns, rows, caption=writer.words("documents.conflicts_caption"))


def corrections(
    writer: Writer, found: Sequence[Finding], files: Sequence[Dispatch]
) -> Iterator[Element]:
    """List what analysts corrected: who, when, what and why."""
    if not found:
        return
    names = {item.dispatch_id: item.file for item in files}
    size = len(found)
    yield Heading(writer.words("documents.corrections"), 3)
    yield Paragraph(writer.say("documents.corrected", size, n=writer.counted(size)))
    columns = (
        Column(writer.words("quality.message"), weight=4.0),
        Column(writer.words("quality.printed_col")),
        Column(writer.words("documents.holds")),
        Column(writer.words("quality.place"), "source"),
    )
    rows = [
        (
            item.message,
            item.printed,
            writer.plain_number(float(item.expected)) if item.expected else "–",
            _place(writer, names.get(item.dispatch_id, ""), item.line),
        )
        for item in found
    ]
    yield DataTable(columns, rows, caption=writer.words("documents.corrections"))


def _version(writer: Writer, item: Versions) -> Sentence:
    used = item.used
    names = {one.file for one in item.others}
    alike = len(names) < len(item.others) or used.file in names
    return writer.say(
        "documents.versions" if item.differing else "documents.versions_alike",
        item.differing,
        n=writer.counted(len(item.others) + 1),
        document=_document(writer, used),
        period=writer.period(used.period),
        used=_named(used, alike),
        reason=_reason(writer, item),
        others=writer.listing([_named(one, alike) for one in item.others]),
        figures=writer.counted(item.differing),
    )


def _document(writer: Writer, item: Dispatch) -> str:
    numbered = bool(item.number.split("/")[0].strip())
    return writer.words(
        "documents.numbered" if numbered else "documents.unnumbered",
        kind=item.kind or writer.words("title.document"),
        number=item.number,
        issuer=item.issuer or item.province,
    )


def _named(item: Dispatch, alike: bool) -> str:
    return f"{item.file} ({item.dispatch_id})" if alike else item.file


def _reason(writer: Writer, item: Versions) -> str:
    moment = {"signed_on": item.used.signed_on, "as_of": item.used.as_of}.get(item.reason, "")
    return writer.words(
        f"documents.by_{item.reason}",
        moment=writer.moment(moment) if moment else "",
        n=writer.counted(item.figures),
    )


def _conflicting(writer: Writer, item: Conflict) -> Iterator[Sequence[Sentence]]:
    label = writer.short(item.used.indicator)
    for other in item.others:
        yield (
            item.used.unit,
            label,
            writer.value(item.used),
            _standing(writer, item.used),
            writer.value(other),
            _standing(writer, other),
        )


def _standing(writer: Writer, measure: Measure) -> str:
    return ", ".join(filter(None, (measure.file, lower_first(place_of(writer, measure)))))


def _place(writer: Writer, file: str, line: int | None) -> str:
    where = writer.words("words.line", line=str(line)) if line is not None else ""
    return ", ".join(filter(None, (file, where)))
