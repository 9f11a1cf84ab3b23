"""The figures of a unit's sheet: at a glance, as a picture, as a table, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from helpers.analysis.measure import Measure
from helpers.analysis.peers import Peers
from helpers.analysis.profile import ProfileLine, UnitProfile
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.ties import greatest, least
from helpers.narrative.level_words import decimals_of
from helpers.narrative.next_class import room_of
from helpers.narrative.sheet_glance import key_figures, missing_points, signed
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Bar,
    Cited,
    Column,
    DataTable,
    GroupBars,
    Overview,
    Paragraph,
    Sentence,
)
from helpers.publishing.element import Element

_LEAST_GAP = 1e-9
_LEAST_BARS = 2


class LevelFigures:
    """Writes the figures of the units of one level; what they share is written once.

    Parameters
    ----------
    writer : Writer
    analysis : PeriodAnalysis
    level : str
        ``department``, ``district`` or ``commune``.
    """

    def __init__(self, writer: Writer, analysis: PeriodAnalysis, level: str) -> None:
        self.writer = writer
        self.analysis = analysis
        self.level = level
        self._median = cache(self._median_of)

    # At a glance ---------------------------------------------------------------------------

    def overview(self, profile: UnitProfile) -> Iterator[Element]:
        """Yield the key figures and, beside them, the picture."""
        figures = tuple(key_figures(self.writer, self.analysis, profile))
        bars = self._bars(profile)
        if figures or bars is not None:
            yield Overview(figures, bars)

    def _bars(self, profile: UnitProfile) -> GroupBars | None:
        """Return the picture of all that has a maximum; none for a unit without such figures."""
        lines = [line for line in _in_order(profile) if line.measure.max]
        if len(lines) < _LEAST_BARS or all(line.measure.share is None for line in lines):
            return None
        words = self.writer.words
        return GroupBars(
            tuple(self._bar(line) for line in lines),
            words("sheet.bars_own"),
            words("sheet.bars_median"),
            words("sheet.bars_maximum"),
            words("sheet.bars_title", unit=profile.unit),
            words("sheet.bars_alt"),
        )

    def _bar(self, line: ProfileLine) -> Bar:
        measure, peers = line.measure, _comparable(line)
        assert measure.max is not None
        return Bar(
            self.writer.short(measure.indicator),
            measure.share,
            str(self.writer.score(measure)) if measure.value is not None else "–",
            peers.median / measure.max if peers is not None else None,
            doubtful=measure.status == "doubtful",
        )

    # As a table ----------------------------------------------------------------------------

    def table(self, profile: UnitProfile) -> Iterator[Element]:
        """Yield every figure of the unit but its overdue count, beside the median of its level."""
        lines = _in_order(profile)
        if not lines:
            return
        columns = {
            "value": True,
            "maximum": any(_in_points(line.measure) for line in lines),
            "share": any(_in_points(line.measure) for line in lines),
            "rank_head": any(line.standing is not None for line in lines),
            "median": any(_comparable(line) is not None for line in lines),
            "difference": any(line.difference is not None for line in lines),
        }
        shown = [name for name, present in columns.items() if present]
        words = self.writer.words
        heads = [Column(words("sheet.indicator"), weight=2.0)]
        heads += [Column(words(f"sheet.{name}"), "number") for name in shown]
        rows = [[self._label(line), *self._cells(line, lines, shown)] for line in lines]
        strong = (len(rows) - 1,) if lines[-1] is profile.score and len(rows) > 1 else ()
        yield DataTable(heads, rows, caption=words("sheet.table"), strong_rows=strong)

    def _label(self, line: ProfileLine) -> str:
        label = self.writer.label(line.measure.indicator)
        if line.part_of is None:
            return label
        return self.writer.words("sheet.part", label=label)

    def _cells(
        self, line: ProfileLine, lines: Sequence[ProfileLine], shown: Sequence[str]
    ) -> list[Sentence]:
        writer, measure, peers = self.writer, line.measure, _comparable(line)
        places = _places(measure, lines)
        points = _in_points(measure)
        cells: dict[str, Sentence] = {
            "value": writer.value(measure, places),
            "maximum": writer.plain_number(measure.max) if points and measure.max else "",
            "share": writer.share(measure, 1) if points and measure.share is not None else "",
            "rank_head": str(line.standing.rank) if line.standing is not None else "",
            "median": self._median(peers, places) if peers is not None else "",
            "difference": signed(writer, line, places),
        }
        return [cells[name] for name in shown]

    def _median_of(self, peers: Peers, places: int) -> Cited:
        """Return the median of the level with all that it rests on: one object for all sheets."""
        sign = "%" if peers.counted[0].measure == "percent" else ""
        number = self.writer.number(
            peers.median, peers.counted, "how.median", places, n=str(peers.size)
        )
        return Cited(number.text + sign, number.sources, number.how)

    # In words ------------------------------------------------------------------------------

    def remarks(self, profile: UnitProfile) -> Iterator[Element]:
        """Yield what the figures amount to: the way to the next class, the greatest losses."""
        sentences = [*self._way_up(profile), *self._lost(profile), *self._beside_peers(profile)]
        if profile.grade and not profile.grade_printed:
            sentences.append(self.writer.say("sheet.class_by_score"))
        if sentences:
            yield Paragraph(*sentences)

    def _gap(self, line: ProfileLine, peers: Peers) -> Cited:
        """Return how far a figure is below the median of its level."""
        number = self.writer.plain_number
        return self.writer.number(
            -(line.to_median or 0.0),
            (line.measure, *peers.counted),
            "how.difference",
            after=number(peers.median),
            before=number(line.measure.value or 0.0),
        )

    def _way_up(self, profile: UnitProfile) -> Iterator[Sentence]:
        writer, found = self.writer, profile.next_class
        if found is None or not profile.groups or found.measure.indicator == "converted":
            return
        fields: dict[str, Sentence] = {
            "missing": missing_points(writer, profile),
            "next": writer.grade(found.next_grade),
            "border": writer.plain_number(found.border),
        }
        if not found.closing:
            yield writer.say("sheet.closing_none", **fields)
            return
        best = greatest(found.closing, found.room)
        fields |= {
            "label": together(writer, [item.indicator for item in best]),
            "lost": room_of(writer, found, best[0]),
        }
        labels = writer.names([writer.label(item.indicator) for item in found.closing])
        key = "sheet.closing_one" if len(found.closing) == 1 else "sheet.closing_many"
        yield writer.say(key, len(best), labels=labels, **fields)

    def _lost(self, profile: UnitProfile) -> Iterator[Sentence]:
        whole = [line.measure for line in profile.groups if line.part_of is None]
        if len(whole) < 2 or not all(measure.usable for measure in whole):
            return
        worst = greatest(whole, lambda measure: measure.lost or 0.0)
        if not worst[0].lost:
            yield self.writer.say("sheet.nothing_lost")
        elif profile.next_class is None or worst != profile.next_class.closing[:1]:
            label = together(self.writer, [measure.indicator for measure in worst])
            lost = self.writer.lost(worst[0])
            yield self.writer.say("sheet.most_lost", len(worst), label=label, lost=lost)

    def _beside_peers(self, profile: UnitProfile) -> Iterator[Sentence]:
        """Say which figure is furthest below the median, as a share of its maximum."""
        lines = [
            line
            for line in _in_order(profile)
            if line.to_median is not None and line.peers is not None and line.peers.size > 1
        ]
        if not lines:
            return
        farthest = least(lines, lambda line: (line.to_median or 0.0) / (line.measure.max or 100.0))
        lowest = farthest[0]
        gap = lowest.to_median or 0.0
        if gap > -_LEAST_GAP:
            yield self.writer.say("sheet.not_under_median")
            return
        assert lowest.peers is not None
        unit = "words.percent_points" if lowest.measure.measure == "percent" else "words.points"
        if len({line.to_median for line in farthest}) > 1:  # one share of several maxima
            farthest = farthest[:1]
        yield self.writer.say(
            "sheet.under_median",
            len(farthest),
            label=together(self.writer, [line.measure.indicator for line in farthest]),
            gap=self._gap(lowest, lowest.peers),
            points=self.writer.words(unit),
        )


def _in_order(profile: UnitProfile) -> list[ProfileLine]:
    """Return the lines as the table prints them: the ordering figure last, as the sum it is."""
    score = [profile.score] if profile.score is not None else []
    return [*profile.groups, *profile.others, *score]


def _in_points(measure: Measure) -> bool:
    return measure.measure == "point" and bool(measure.max)


def _comparable(line: ProfileLine) -> Peers | None:
    """Return the peers of a figure on their scale; a unit alone has none."""
    peers = line.peers
    if peers is None or peers.maximum != line.measure.max or peers.size < 2:
        return None
    return peers


def _places(measure: Measure, lines: Sequence[ProfileLine]) -> int:
    """Return the decimals of a column: enough for all figures of one kind, their medians too."""
    alike = [line for line in lines if line.measure.measure == measure.measure]
    medians = [peers.median for line in alike if (peers := _comparable(line)) is not None]
    return decimals_of([*(line.measure.value for line in alike), *medians])
