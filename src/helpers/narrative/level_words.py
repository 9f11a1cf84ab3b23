"""What a level and its units are called, and how many decimals its columns need."""

from __future__ import annotations

from collections.abc import Iterable

from helpers.analysis.levels import Level
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.writer import Writer


def is_assessed(level: Level) -> bool:
    """Tell whether the documents say more of the level than its overdue dossiers."""
    return level.ranking is not None or any(name != "overdue_dossiers" for name in level.indicators)


def level_words(writer: Writer, level: str) -> str:
    """Return the level inside a sentence."""
    return writer.words(f"level.{level}")


def place_and_time(writer: Writer, analysis: PeriodAnalysis) -> str:
    """Return whose figures of when a chart shows: ``tỉnh Sơn La, tháng 7/2025``."""
    period = writer.period(analysis.period)
    return writer.words(
        "measure.place", territory=writer.territory(analysis.territory), period=period
    )


def noun(writer: Writer, level: str, size: int = 2) -> str:
    """Return what one unit of the level is called in a count."""
    return writer.words(f"level_noun.{level}", size)


def places_of(level: Level, indicator: str) -> int:
    """Return how many decimals a column needs: as many as its longest figure, at most two."""
    return decimals_of(
        measure.value for unit in level.units if (measure := unit.measures.get(indicator))
    )


def decimals_of(values: Iterable[float | None]) -> int:
    """Return the decimals that show every value in full, at most two: one number for a column."""
    known = [value for value in values if value is not None]
    return next((n for n in (0, 1) if all(round(v, n) == round(v, 2) for v in known)), 2)
