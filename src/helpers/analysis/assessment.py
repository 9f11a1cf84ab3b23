"""What every statement of strength or shortcoming is made of."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.analysis.measure import Measure

TERRITORY = "territory"
WHOLE_LEVEL = frozenset({"weak_across", "uniform_level", "spread"})
"""Rules that speak of a level as a whole and single out none of its units."""


@dataclass(frozen=True)
class Assessment:
    """A statement that one rule makes.

    Attributes
    ----------
    rule : str
        Id of the rule in ``assessment.yaml``; ``docs/method.md`` explains each.
    level : str
        ``"territory"`` (the report's own province or district) or the level of the units.
    indicator : str
        What it speaks of, ``""`` for all; of groups that lose equally much the first.
    measures : tuple of Measure
        The figures of the units it names, in the order to name them.
    base : tuple of Measure
        All figures that the rule looked at: what counts and averages rest on.
    number : float or None
        The rule's own figure: a share (0–1), points, a count, as the rule says.
    grade : str
        The class it speaks of, if it does.
    """

    rule: str
    level: str
    indicator: str = ""
    measures: tuple[Measure, ...] = ()
    base: tuple[Measure, ...] = ()
    number: float | None = None
    grade: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        """Names of the units it speaks of, each once, in order."""
        return tuple(dict.fromkeys(measure.unit for measure in self.measures))
