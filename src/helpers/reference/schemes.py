"""The schemes of assessment: maxima, sums, and the borders of the classes.

Source: ``data/reference/schemes.yaml`` (Decision 766/QĐ-TTg and the provinces' own schemes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpers.errors import ReferenceDataError
from helpers.reference.indicators import indicators
from helpers.reference.location import reference_file

_TOLERANCE = 1e-9
_CONVERTED = 10
_HALF_A_HUNDREDTH = 0.005
"""Slack for binary fractions: 0.7 × 10 must reach the border 7."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme of assessment.

    Attributes
    ----------
    id : str
        ``"decision-766"``, ``"decision-766-communes-20"``, ``"dien-bien-2023"``.
    label_vi, label_en : str
        What the scheme is called.
    total : float
        The most that a unit can reach, in points.
    maxima : mapping of str to float
        Maximum by indicator id.
    parts : mapping of str to tuple of str
        Which indicators add up to a figure: of ``"total"`` the groups, of ``"online"`` its two.
    components : mapping of str to tuple of float
        Maxima of the items inside a group, where known.
    borders : tuple of (float, str)
        Least score of each class, highest first; empty if the scheme has no classes. They hold on
        ``converted_to`` where scores are converted, else on ``total``.
    converted_to : float or None
        Maximum of the converted score.
    source : str
        Where the scheme is laid down.
    """

    id: str
    label_vi: str
    label_en: str
    total: float
    maxima: Mapping[str, float]
    parts: Mapping[str, tuple[str, ...]]
    components: Mapping[str, tuple[float, ...]]
    borders: tuple[tuple[float, str], ...]
    source: str
    converted_to: float | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the indicators whose sum is the total."""
        return self.parts.get("total", ())

    def class_of(self, score: float) -> str:
        """Return the class of a score (converted where the scheme converts), ``""`` if none."""
        return _class_at(self.borders, score)


def schemes() -> tuple[Scheme, ...]:
    """Return every scheme."""
    return tuple(_schemes(reference_file("schemes.yaml")).values())


def scheme(id: str) -> Scheme:
    """Return the scheme with this id.

    Raises
    ------
    ReferenceDataError
        If there is none; the message names those there are.
    """
    path = reference_file("schemes.yaml")
    known = _schemes(path)
    if id not in known:
        raise ReferenceDataError(
            "reference.unknown_scheme", id=id, path=path, known=", ".join(known)
        )
    return known[id]


def classify(score: float, out_of: float = 100) -> str:
    """Return the class of a score by the borders of Decision 766: 90, 80, 70, 50 of 100.

    Parameters
    ----------
    score : float
        Points reached.
    out_of : float
        The maximum; on another scale than 100 the borders shrink with it (9, 8, 7, 5 of 10).
    """
    borders = scheme("decision-766").borders
    return _class_at(tuple((border * out_of / 100, name) for border, name in borders), score)


def class_above(score: float, out_of: float = 100) -> tuple[float, str] | None:
    """Return the border and the name of the class above that of a score; None in the highest.

    Parameters
    ----------
    score : float
        Points reached.
    out_of : float
        The maximum; the border is on the same scale.
    """
    above = [
        (border * out_of / 100, name)
        for border, name in scheme("decision-766").borders
        if score < border * out_of / 100 - _TOLERANCE
    ]
    return above[-1] if above else None


def classes_earned(score: float, out_of: float) -> frozenset[str]:
    """Return the classes that a score may have before it was rounded to two digits.

    Only a converted score is rounded: 63,99 of 80 is printed as 8,00 of 10, but is below 8.

    Parameters
    ----------
    score : float
        Points printed.
    out_of : float
        The maximum; 10 for a converted score.
    """
    slack = _HALF_A_HUNDREDTH if out_of == _CONVERTED else 0.0
    return frozenset(classify(score + sign * slack, out_of) for sign in (-1, 0, 1))


def _class_at(borders: tuple[tuple[float, str], ...], score: float) -> str:
    return next((name for border, name in borders if score >= border - _TOLERANCE), "")


@cache
def _schemes(path: Path) -> dict[str, Scheme]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReferenceDataError("reference.unreadable", path=path, reason=error) from error
    return {name: _scheme(path, name, content) for name, content in dict(data).items()}


def _scheme(path: Path, name: str, content: dict[str, Any]) -> Scheme:
    try:
        made = Scheme(
            id=name,
            label_vi=content["label_vi"],
            label_en=content["label_en"],
            total=float(content["total"]),
            maxima={key: float(value) for key, value in content["maxima"].items()},
            parts={key: tuple(value) for key, value in content["parts"].items()},
            components={
                key: tuple(float(part) for part in value)
                for key, value in content["components"].items()
            },
            borders=tuple((float(least), label) for least, label in content["borders"]),
            source=content["source"],
            converted_to=float(content["converted_to"]) if "converted_to" in content else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"missing or wrong entry {error}"
        raise _broken(path, name, problem) from error
    for problem in _problems(made):
        raise _broken(path, name, problem)
    return made


def _problems(made: Scheme) -> list[str]:
    """Return what contradicts itself in a scheme."""
    known = {found.id for found in indicators()}
    found = [f"unknown indicator {key}" for key in made.maxima if key not in known]
    sums = {
        key: sum(made.maxima.get(part, 0) for part in parts) for key, parts in made.parts.items()
    }
    sums |= {key: sum(parts) for key, parts in made.components.items()}
    found += [
        f"the parts of {key} add up to {value:g}, its maximum is {made.maxima.get(key, 0):g}"
        for key, value in sums.items()
        if abs(value - made.maxima.get(key, 0)) > _TOLERANCE
    ]
    least = [border for border, _ in made.borders]
    if least != sorted(set(least), reverse=True):
        found.append("the borders of the classes do not descend")
    return found


def _broken(path: Path, name: str, problem: str) -> ReferenceDataError:
    return ReferenceDataError("reference.broken_scheme", path=path, scheme=name, problem=problem)
