"""Mutated copies of the real dispatches: tables that keep the contract, or a refusal, in time."""

from __future__ import annotations

import tempfile
import time
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.cleaning import read_cleaned
from helpers.errors import InputError
from helpers.tables import TABLES, Cleaned
from helpers.tables.schemas import validate

RAW = Path(__file__).parents[2] / "data" / "raw"
MOST_SECONDS = 20
SIGNS = "0123456789,.%|/-()\t \u00a0ăâđêôơưÁỆ&¢§<>{}#=\u202e\u0000\ufffd'\""


@cache
def documents() -> tuple[str, ...]:
    """Return the text of the real dispatches."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(RAW.rglob("*.txt")))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return a real dispatch with some lines and letters disturbed, or cut short."""
    lines = draw(st.sampled_from(documents())).split("\n")
    place = st.integers(0, max(0, len(lines) - 1))
    for _ in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(("drop", "double", "swap", "letters", "join", "block")))
        at, other = draw(place) % len(lines), draw(place) % len(lines)
        if kind == "drop":
            del lines[at : at + 1 + other % 4]
            lines = lines or [""]
        elif kind == "double":
            lines.insert(at, lines[other])
        elif kind == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "join":
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        elif kind == "block":
            first, last = sorted((at, other))
            lines[first : min(last, first + 30)] = reversed(lines[first : min(last, first + 30)])
        else:
            lines[at] = _disturbed(draw, lines[at])
    text = "\n".join(lines)
    return text[: draw(st.integers(0, len(text)))] if draw(st.integers(0, 4)) == 0 else text


def _disturbed(draw: st.DrawFn, line: str) -> str:
    letters = list(line)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(letters)))
        sign = draw(st.sampled_from(SIGNS))
        letters[at : at + draw(st.integers(0, 2))] = [sign]
    return "".join(letters)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(mutated())
def test_a_disturbed_dispatch_gives_whole_tables_or_a_refusal(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dispatch.txt"
        path.write_text(text, encoding="utf-8", newline="")
        start = time.monotonic()
        cleaned = _cleaned_or_refused(path)
        assert time.monotonic() - start < MOST_SECONDS
    if isinstance(cleaned, InputError):
        assert str(path) in str(cleaned)
        return
    for name in TABLES:
        validate(name, cleaned.table(name))
    lines = text.count("\n") + text.count("\r") + 1
    assert cleaned.measures["line"].dropna().between(1, lines).all()
    solid = cleaned.measures[cleaned.measures["status"].isin(["printed", "repaired", "implied"])]
    over = solid["max"].notna() & (solid["value"] > solid["max"])
    assert not over.any(), solid[over].to_string()
    assert (solid["value"] >= 0).all()


def _cleaned_or_refused(path: Path) -> Cleaned | InputError:
    try:
        return read_cleaned(path)
    except InputError as error:
        return error
