"""How far a damaged name is from a unit, letters of like shape counting as nearly the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.names import Candidate
from helpers.extraction.printed_names import readings_of_name, ways_to_read

_LIKE = 0.4
"""What a letter costs that stands for one of like shape."""
_OTHER_KIND = 0.4
"""What it costs that a unit is of another kind than the name says ("X." for a phường)."""
_NEAR = 0.2
"""How far, for each of its letters, a name may be from its unit."""
_CLEAR = 0.61
"""By how much every other unit must be further: a lost letter is not much likelier than another."""
_FEWEST_LETTERS = 5


def nearest_by_shape(
    printed: str, options: Sequence[Candidate], taken: Iterable[str]
) -> Candidate | None:
    """Return the unit that a damaged name can only mean, None if there is no single one.

    Parameters
    ----------
    printed : str
    options : sequence of Candidate
        The units that it resembles.
    taken : iterable of str
        Units that other rows certainly mean.
    """
    others = set(taken)
    readings = readings_of_name(printed)
    bares = [bare for bare in ways_to_read(printed) if len(bare) >= _FEWEST_LETTERS]
    kinds = {query.kind for query in readings if query.kind}
    wholes = list(dict.fromkeys((_letters(printed), *(query.compact for query in readings))))
    scored = sorted(
        (found[0] + _OTHER_KIND * _is_of_other_kind(option, kinds), found[1], place)
        for place, option in enumerate(options)
        if option.unit.name not in others
        and (found := _distance_to(option, wholes, bares)) is not None
    )
    if not scored:
        return None
    away, letters, place = scored[0]
    clear = len(scored) == 1 or scored[1][0] - away >= _CLEAR
    return options[place] if away <= _NEAR * letters and clear else None


def _is_of_other_kind(option: Candidate, kinds: Collection[str]) -> bool:
    territory = option.unit.level != "department"
    return territory and bool(kinds) and option.unit.kind not in kinds


def _distance_to(
    option: Candidate, wholes: Sequence[str], bares: Sequence[str]
) -> tuple[float, int] | None:
    """Return how far a name is from a unit, and how many letters that one has.

    A department is compared whole, by any of its names but the shortest ones, and without the
    word that opens it.
    """
    unit = option.unit
    department = unit.level == "department"
    names = (unit.name, *unit.aliases, unit.bare) if department else (unit.bare,)
    own = [name for name in map(_letters, names) if len(name) >= _FEWEST_LETTERS or not department]
    printed = wholes if department else bares
    return min(((distance(query, n), len(n)) for n in own for query in printed), default=None)


def _letters(name: str) -> str:
    return fold(name).replace(" ", "")


@lru_cache(maxsize=4096)
def distance(printed: str, name: str) -> float:
    """Return how many letters must be changed, put in or left out; like ones count for less.

    Parameters
    ----------
    printed, name : str
        Folded, without blanks.
    """
    alike = confusions().alike
    above = [float(place) for place in range(len(name) + 1)]
    for number, sign in enumerate(printed, 1):
        row = [float(number)]
        for place, letter in enumerate(name, 1):
            cost = 0.0 if sign == letter else (_LIKE if sign in alike.get(letter, "") else 1.0)
            row.append(min(above[place - 1] + cost, above[place] + 1, row[place - 1] + 1))
        above = row
    return above[-1]
