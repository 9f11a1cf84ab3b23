"""Everything that one unit's own page needs: its scores beside its peers, and what is asked of it.

A profile holds nothing new: it gathers, for one unit, what the analysis of the period found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.analysis.assessment import WHOLE_LEVEL, Assessment
from helpers.analysis.change import Difference, RankMove
from helpers.analysis.class_distance import ClassDistance
from helpers.analysis.gains import Gain
from helpers.analysis.grades import grade_of
from helpers.analysis.levels import Level
from helpers.analysis.losses import index_measures, part_beside
from helpers.analysis.measure import UNIT_LEVELS, Measure, UnitScores
from helpers.analysis.overdue import INDICATOR, Duplicate, OverdueUnit
from helpers.analysis.peers import Peers, peers_of
from helpers.analysis.persistence import Persistent
from helpers.analysis.ranking import Ranking, Standing
from helpers.analysis.recommendations import Recommendation
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import Rules, rules
from helpers.errors import ParameterError
from helpers.nearest import nearest


@dataclass(frozen=True)
class ProfileLine:
    """One figure of a unit beside those of its level.

    Attributes
    ----------
    measure : Measure
        The figure, with its maximum; it may be doubtful or missing (look at ``usable``).
    part_of : str or None
        The group that it lies inside, when that one is printed too.
    standing : Standing or None
        The unit's place in its level by this figure, and how many units share it; ``None``
        where it holds none (doubtful, missing, another scale, a count, a conversion).
    peers : Peers or None
        The level's figures, the unit's own among them: median, quartiles, highest, lowest.
    difference : Difference or None
        Against the period just before, where both mean the same thing.
    """

    measure: Measure
    part_of: str | None
    standing: Standing | None
    peers: Peers | None
    difference: Difference | None

    @property
    def to_median(self) -> float | None:
        """Value less the level's median (negative = below); ``None`` without a place."""
        if self.standing is None or self.peers is None:
            return None
        return round(self.standing.value - self.peers.median, 6)


@dataclass(frozen=True)
class UnitProfile:
    """What the analysis of one period says of one unit.

    Attributes
    ----------
    unit : str
        Official name.
    level : str
        ``department``, ``district`` or ``commune``.
    period : str
    scores : UnitScores
        Its figures; none for a unit that stands in the list of overdue dossiers only.
    score : ProfileLine or None
        The figure that orders its level (total, converted score, a share).
    groups : tuple of ProfileLine
        Groups of the index in points, in printed order, parts of a group among them.
    others : tuple of ProfileLine
        Its other figures (conversions, shares, counts), in printed order, without the overdue
        count.
    unranked : str
        Why it holds no place in its level: ``missing``, ``doubtful``, ``other_scale``,
        ``no_denominator``; ``""`` if it holds one, or the level has no ranking.
    ranked : int
        How many units hold a place in its level.
    grade : str
        Its class, printed or computed; ``""`` if none.
    grade_printed : bool
        Whether the documents print it.
    next_class : ClassDistance or None
        Points to the class above, and the groups that could close the gap alone.
    move : RankMove or None
        Its place before and now, where the same units were ranked.
    overdue : OverdueUnit or None
        Its overdue dossiers with the lines of the list; ``None`` if the documents name none.
    overdue_clear : bool
        Whether the documents state 0 overdue dossiers (else nothing is known of them).
    duplicates : tuple of Duplicate
        Codes listed twice for it.
    strengths, shortcomings : tuple of Assessment
        Statements of the report that name it, unaltered: other units may be named too.
    recommendations : tuple of Recommendation
        What the report asks of it, unaltered likewise.
    persistent : tuple of Persistent
        Its shortcomings that have lasted for several consecutive periods; only its own runs.
    gains : tuple of Gain
        Groups in which it is among the few that hold most of what its level can win.
    deadline : str
        The day by which the dispatch asks units with overdue dossiers to report (ISO), or ``""``.
    """

    unit: str
    level: str
    period: str
    scores: UnitScores
    score: ProfileLine | None
    groups: tuple[ProfileLine, ...]
    others: tuple[ProfileLine, ...]
    unranked: str
    ranked: int
    grade: str
    grade_printed: bool
    next_class: ClassDistance | None
    move: RankMove | None
    overdue: OverdueUnit | None
    overdue_clear: bool
    duplicates: tuple[Duplicate, ...]
    strengths: tuple[Assessment, ...]
    shortcomings: tuple[Assessment, ...]
    recommendations: tuple[Recommendation, ...]
    persistent: tuple[Persistent, ...]
    gains: tuple[Gain, ...]
    deadline: str


def unit_profiles(analysis: PeriodAnalysis) -> tuple[UnitProfile, ...]:
    """Return the profile of every unit, level by level, in the order of the documents.

    Units that only the list of overdue dossiers names come last in their level.
    """
    found: list[UnitProfile] = []
    for name in UNIT_LEVELS:
        maker = _Maker(analysis, name)
        found += [maker.profile(unit) for unit in maker.units()]
    return tuple(found)


def unit_profile(analysis: PeriodAnalysis, unit: str) -> UnitProfile:
    """Return the profile of the unit with the official name ``unit``.

    Raises
    ------
    ParameterError
        If the period's documents have no such unit; the message names the nearest there are.
    """
    known: list[str] = []
    for name in UNIT_LEVELS:
        maker = _Maker(analysis, name)
        for scores in maker.units():
            if scores.unit == unit:
                return maker.profile(scores)
            known.append(scores.unit)
    raise unknown_unit(unit, known)


def unknown_unit(found: str, known: Sequence[str]) -> ParameterError:
    """Return the error for a unit that the documents do not have, with the nearest they have."""
    near = ", ".join(nearest(found, known)) or "–"
    return ParameterError("analysis.unknown_unit", found=found, known=near, count=len(known))


class _Maker:
    """Makes the profiles of one level: rankings and differences are looked up once for all."""

    def __init__(self, analysis: PeriodAnalysis, name: str) -> None:
        self.analysis = analysis
        self.name = name
        self.level: Level | None = analysis.level(name)
        self.rules: Rules = rules()

    def units(self) -> tuple[UnitScores, ...]:
        """Return the units of the level, those of the list of dossiers only among them."""
        known = self.level.units if self.level is not None else ()
        named = {unit.unit for unit in known}
        late = self._overdue.values()
        listed = tuple(
            UnitScores(item.unit, self.name, {}) for item in late if item.unit not in named
        )
        return (*known, *listed)

    def profile(self, unit: UnitScores) -> UnitProfile:
        """Return the profile of one unit of the level."""
        analysis, ranking = self.analysis, self.level.ranking if self.level else None
        lines = {name: self._line(unit, name) for name in unit.measures}
        first = ranking.indicator if ranking is not None else ""
        groups = self._groups(unit)
        overdue = analysis.overdue
        return UnitProfile(
            unit=unit.unit,
            level=self.name,
            period=analysis.period,
            scores=unit,
            score=lines.get(first),
            groups=tuple(line for name, line in lines.items() if name in groups),
            others=tuple(
                line
                for name, line in lines.items()
                if name not in groups and name not in (first, INDICATOR)
            ),
            unranked=self._unranked.get(unit.unit, ""),
            ranked=len(ranking.standings) if ranking is not None else 0,
            grade=grade_of(unit),
            grade_printed=bool(unit.grade),
            next_class=self._distances.get(unit.unit),
            move=self._moves.get(unit.unit),
            overdue=self._overdue.get(unit.unit),
            overdue_clear=overdue is not None and unit in overdue.clear,
            duplicates=tuple(
                item for item in (overdue.duplicates if overdue else ()) if item.unit == unit.unit
            ),
            strengths=tuple(self._naming(analysis.strengths, unit.unit)),
            shortcomings=tuple(self._naming(analysis.shortcomings, unit.unit)),
            recommendations=tuple(
                item
                for item in analysis.recommendations
                if item.addressee == self.name and unit.unit in item.addressed
            ),
            persistent=tuple(self._lasting(unit.unit)),
            gains=tuple(
                item
                for item in (self.level.gains if self.level else ())
                if any(measure.unit == unit.unit for measure in item.units)
            ),
            deadline=analysis.deadline,
        )

    def _line(self, unit: UnitScores, indicator: str) -> ProfileLine:
        peers, standings = self._places.get(indicator, (None, {}))
        return ProfileLine(
            measure=unit.measures[indicator],
            part_of=part_beside(unit, indicator, self.rules),
            standing=standings.get(unit.unit),
            peers=peers,
            difference=self._differences.get((unit.unit, indicator)),
        )

    def _groups(self, unit: UnitScores) -> frozenset[str]:
        return frozenset(
            item.indicator for item in index_measures(unit, self.rules, with_parts=True)
        )

    def _naming(self, items: tuple[Assessment, ...], unit: str) -> Iterator[Assessment]:
        """Yield the assessments that single out ``unit``; not those of the level as a whole."""
        return (item for item in items if item.rule not in WHOLE_LEVEL and unit in item.units)

    def _lasting(self, unit: str) -> Iterator[Persistent]:
        for item in self.analysis.persistent:
            own = tuple(run for run in item.runs if run.unit == unit)
            if item.level == self.name and own:
                yield replace(item, runs=own)

    @cached_property
    def _places(self) -> Mapping[str, tuple[Peers | None, Mapping[str, Standing]]]:
        if self.level is None:
            return {}
        rankings: list[Ranking] = [*self.level.group_rankings]
        if self.level.ranking is not None:
            rankings.insert(0, self.level.ranking)
        return {
            ranking.indicator: (
                peers_of(ranking),
                {item.unit.unit: item for item in ranking.standings},
            )
            for ranking in rankings
        }

    @cached_property
    def _distances(self) -> Mapping[str, ClassDistance]:
        return {item.unit.unit: item for item in (self.level.distances if self.level else ())}

    @cached_property
    def _unranked(self) -> Mapping[str, str]:
        ranking = self.level.ranking if self.level is not None else None
        return {item.unit.unit: item.reason for item in ranking.unranked} if ranking else {}

    @cached_property
    def _differences(self) -> Mapping[tuple[str, str], Difference]:
        return {(item.unit, item.indicator): item for item in self.analysis.change.of(self.name)}

    @cached_property
    def _moves(self) -> Mapping[str, RankMove]:
        moves = self.analysis.change.moves
        return {item.unit: item for item in moves if item.level == self.name}

    @cached_property
    def _overdue(self) -> Mapping[str, OverdueUnit]:
        late = self.analysis.overdue
        named = late.named if late is not None else ()
        return {item.unit: item for item in named if item.level == self.name}
