"""The picture of the first page: groups against their maxima."""

from __future__ import annotations

import pandas as pd

from helpers.analysis.levels import Level
from helpers.analysis.losses import index_measures
from helpers.analysis.measure import Measure
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.analysis.ties import greatest, least
from helpers.figures import groups_against_maxima, ranked_bars
from helpers.narrative.level_words import level_words, place_and_time
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Chart
from helpers.vietnamese import format_percent

_HALF = 255.0  # points: half of the text width


def first_picture(writer: Writer, analysis: PeriodAnalysis) -> Chart | None:
    """Return the territory's groups, else those of its largest level; ``None`` without groups."""
    own = _own_groups(writer, analysis)
    if own is not None:
        return own
    grouped = [level for level in analysis.levels if len(level.losses) > 1]
    if not grouped:
        return None
    return _groups_of(writer, analysis, max(grouped, key=lambda level: len(level.units)))


def _own_groups(writer: Writer, analysis: PeriodAnalysis) -> Chart | None:
    measures = index_measures(analysis.subject, rules()) if analysis.subject is not None else ()
    if len(measures) < 2:
        return None
    frame = pd.DataFrame(
        {
            "label": [writer.label(item.indicator) for item in measures],
            "value": [item.value for item in measures],
            "max": [item.max for item in measures],
            "doubtful": [item.value is not None and not item.usable for item in measures],
        }
    )
    sure = [item for item in measures if item.usable and item.lost]
    place = place_and_time(writer, analysis)
    if sure:
        worst = greatest(sure, lambda item: item.lost or 0.0)
        labels = together(writer, [item.indicator for item in worst])
        caption = writer.say("first_page.picture", len(worst), worst=labels)
    else:
        caption = writer.say("first_page.picture_plain")
    figures = "; ".join(
        f"{writer.label(item.indicator)} {_told(writer, item)}" for item in measures
    )
    return Chart(
        groups_against_maxima(frame, language=writer.language, compact=True),
        caption,
        writer.words("first_page.picture_alt", place=place, figures=figures),
        measure=writer.say("first_page.picture_measure"),
        width=_HALF,
    )


def _told(writer: Writer, measure: Measure) -> str:
    if measure.value is None:
        return writer.words("words.no_figure")
    score = str(writer.score(measure))
    return score if measure.usable else writer.words("words.doubtful_figure", figure=score)


def _groups_of(writer: Writer, analysis: PeriodAnalysis, level: Level) -> Chart:
    frame = pd.DataFrame(
        {
            "label": [writer.short(loss.indicator) for loss in level.losses],
            "value": [100 * loss.share for loss in level.losses],
        }
    )
    weakest = least(level.losses, lambda loss: loss.share)
    words = level_words(writer, level.name)
    figures = "; ".join(
        f"{writer.label(loss.indicator)} {format_percent(100 * loss.share, 1, writer.language)}"
        for loss in level.losses
    )
    place = place_and_time(writer, analysis)
    return Chart(
        ranked_bars(frame, maximum=100, decimals=1, suffix="%", language=writer.language),
        writer.say(
            "first_page.picture_level",
            len(weakest),
            worst=together(writer, [loss.indicator for loss in weakest]),
        ),
        writer.words("first_page.picture_alt", place=f"{words}, {place}", figures=figures),
        measure=writer.say("first_page.picture_level_measure", level=words),
        width=_HALF,
    )
