"""The tokens of one row → cells: damaged tokens restored where one reading alone fits.

A whole figure within its maximum is never overwritten: if it breaks an identity, it keeps its
value and a problem is reported; where it is moreover a plausible misreading of what the identity
asks for, in a document that was damaged in reading, it is doubtful, both readings named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.figure import decimals_of
from helpers.extraction.forms import Identity
from helpers.extraction.tokens import Token
from helpers.repair.alignment import Alignment
from helpers.repair.cells import Cell, Problem, candidates_text, plain_number
from helpers.repair.equations import check, solve
from helpers.repair.readings import Reading, may_be_misread, readings

_MOST_COMBINATIONS = 256
_MOST_NAMED = 6
_STRAY = 7


@dataclass(frozen=True)
class Frame:
    """What all rows of a table share.

    Attributes
    ----------
    columns : tuple of ColumnSpec
    identities : tuple of Identity
    decimals : mapping of str to int
        How many decimals each column prints.
    damaged : bool
        Whether the document was damaged in reading.
    """

    columns: tuple[ColumnSpec, ...]
    identities: tuple[Identity, ...]
    decimals: Mapping[str, int]
    damaged: bool


@dataclass(frozen=True)
class SolvedRow:
    """The cells of a row, one a column, and what is wrong with them."""

    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]


def solve_row(options: Sequence[Alignment], frame: Frame) -> SolvedRow:
    """Read a row.

    Parameters
    ----------
    options : sequence of Alignment
        The equally cheap ways to lay its tokens on the columns.
    frame : Frame
        Of its table.
    """
    solved = [_solve(option, frame) for option in options]
    # Of several layings those are meant that break least and leave least in doubt.
    least = min(_badness(s.cells, frame) for s in solved)
    clean = [s for s in solved if _badness(s.cells, frame) == least]
    first = clean[0]
    if len(clean) == 1 or all(s.cells == first.cells for s in clean):
        bent = next(option.bent for option, s in zip(options, solved, strict=True) if s is first)
        closed = _closes(first.cells, frame)
        if not bent or closed is True:
            return first
        cells = tuple(_doubt(c, "figures run together or torn") for c in first.cells)
        return SolvedRow(cells, first.problems)
    return SolvedRow(
        tuple(_merged(column) for column in zip(*(s.cells for s in clean), strict=True)), ()
    )


def _doubt(cell: Cell, why: str) -> Cell:
    return cell.doubted(why) if cell.status in {"printed", "repaired", "implied"} else cell


def _badness(cells: Sequence[Cell], frame: Frame) -> tuple[int, int, int]:
    """Count identities that fail or have no solution, then doubtful cells, then implied ones."""
    values = _values(cells, frame)
    failed = 0
    for identity in frame.identities:
        gaps = [name for name in identity.indicators if name not in values]
        if not gaps:
            result = check(identity, values, frame.decimals)
            failed += result is not None and not result.holds
        elif len(gaps) == 1 and identity.kind != "convert":
            failed += not solve(identity, gaps[0], values, frame.decimals)
    doubtful = sum(cell.status == "doubtful" for cell in cells)
    return failed, doubtful, sum(cell.status == "implied" for cell in cells)


def _merged(cells: Sequence[Cell]) -> Cell:
    """Return the cell that several layings agree on, a doubtful one where they differ."""
    first = cells[0]
    if all(cell == first for cell in cells):
        return first
    values = sorted({cell.value for cell in cells if cell.value is not None})
    named = candidates_text(values[:_MOST_NAMED]) if values else "none"
    return Cell(
        None, "doubtful", first.printed, f"place in the row not certain; candidates {named}"
    )


def _closes(cells: Sequence[Cell], frame: Frame) -> bool | None:
    """Tell whether every identity that can be tried holds; None if none can."""
    values = _values(cells, frame)
    tried = [
        result.holds
        for identity in frame.identities
        if all(name in values for name in identity.indicators)
        and (result := check(identity, values, frame.decimals)) is not None
    ]
    return all(tried) if tried else None


def _values(cells: Sequence[Cell], frame: Frame) -> dict[str, Decimal]:
    return {
        column.indicator: cell.value
        for column, cell in zip(frame.columns, cells, strict=True)
        if cell.value is not None
    }


def _solve(alignment: Alignment, frame: Frame) -> SolvedRow:
    options = [
        _options(token, column, frame)
        for token, column in zip(alignment.tokens, frame.columns, strict=True)
    ]
    cells = [
        _first_cell(token, column, found, frame)
        for token, column, found in zip(alignment.tokens, frame.columns, options, strict=True)
    ]
    _restore(cells, options, alignment.tokens, frame)
    _imply(cells, alignment.tokens, frame)
    problems = _tried(cells, alignment.tokens, frame)
    return SolvedRow(tuple(cells), tuple(problems))


def _options(token: Token | None, column: ColumnSpec, frame: Frame) -> tuple[Reading, ...]:
    if token is None or token.kind in {"nothing", "empty"}:
        return ()
    places = frame.decimals.get(column.indicator, 0)
    return readings(token.text, column.measure, column.max, places)


def _first_cell(
    token: Token | None, column: ColumnSpec, found: Sequence[Reading], frame: Frame
) -> Cell:
    """Return the cell as far as its token alone decides it."""
    del frame
    if token is None:
        return Cell(None, "doubtful", "", "no figure was read here")
    if token.kind in {"nothing", "empty"}:
        return Cell(
            None, "missing", token.text, f'printed "{token.text}"' if token.text else "empty"
        )
    if found and found[0].damage == 0:
        return Cell(found[0].value, "printed", token.text)
    top = f"max {plain_number(column.max)}" if column.max is not None else f"a {column.measure}"
    if not found:
        return Cell(None, "doubtful", token.text, f"no reading within {top}")
    named = candidates_text(sorted(reading.value for reading in found)[:_MOST_NAMED])
    if len(found) == 1 and found[0].damage == 1:
        return Cell(found[0].value, "repaired", token.text, top)
    best = found[0].value if found[0].damage == 1 else None
    return Cell(best, "doubtful", token.text, f"{top}; candidates {named}")


def _restore(
    cells: list[Cell],
    options: Sequence[Sequence[Reading]],
    tokens: Sequence[Token | None],
    frame: Frame,
) -> None:
    """Let the identities choose among the readings of damaged tokens."""
    damaged = [place for place, found in enumerate(options) if found and not (found[0].damage == 0)]
    if not damaged:
        return
    names = [column.indicator for column in frame.columns]
    fitting: list[tuple[Reading, ...]] = []
    combinations = product(*(options[place] for place in damaged))
    base = {
        name: cell.value
        for place, (name, cell) in enumerate(zip(names, cells, strict=True))
        if cell.value is not None and place not in damaged
    }
    tried: set[str] = set()
    for count, combination in enumerate(combinations):
        if count >= _MOST_COMBINATIONS:
            break
        values = dict(base)
        values.update(
            {
                names[place]: reading.value
                for place, reading in zip(damaged, combination, strict=True)
            }
        )
        outcome = [
            (identity, result)
            for identity in frame.identities
            if all(name in values for name in identity.indicators)
            and any(names[place] in identity.indicators for place in damaged)
            and (result := check(identity, values, frame.decimals)) is not None
        ]
        for identity, _ in outcome:
            tried.update(identity.indicators)
        if outcome and all(result.holds for _, result in outcome):
            fitting.append(combination)
    fitting = _least_damaged(fitting)
    for index, place in enumerate(damaged):
        if names[place] not in tried:
            continue
        token = tokens[place]
        printed = token.text if token else ""
        chosen = {combination[index].value for combination in fitting}
        if len(chosen) == 1:
            evidence = _sum_evidence(names[place], frame, base, chosen)
            cells[place] = Cell(next(iter(chosen)), "repaired", printed, evidence)
        elif chosen:
            named = candidates_text(sorted(chosen)[:_MOST_NAMED])
            cells[place] = Cell(max(chosen), "doubtful", printed, f"candidates {named}")
        elif cells[place].status == "repaired" and _cast_in_doubt(cells, place, frame):
            cells[place] = cells[place].doubted("the row does not close with it")


def _least_damaged(fitting: list[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    """Keep the combinations that bend the text least."""
    if not fitting:
        return []
    least = min(sum(reading.damage for reading in combination) for combination in fitting)
    return [c for c in fitting if sum(reading.damage for reading in c) == least]


def _sum_evidence(
    name: str, frame: Frame, values: Mapping[str, Decimal], chosen: set[Decimal]
) -> str:
    del chosen
    for identity in frame.identities:
        if name in identity.indicators:
            result = values.get(identity.result)
            if identity.kind == "sum":
                return f"row sum {plain_number(result)}" if result is not None else "row sum"
            if identity.kind == "convert":
                return "conversion"
            return f"share {plain_number(result)} %" if result is not None else "share"
    return ""


def _cast_in_doubt(cells: Sequence[Cell], place: int, frame: Frame) -> bool:
    """Tell whether one more slip in a restored figure would close the row: then it is no repair."""
    values = _values(cells, frame)
    name = frame.columns[place].indicator
    for identity in frame.identities:
        if name in identity.indicators and all(n in values for n in identity.indicators):
            for wanted in solve(identity, name, values, frame.decimals):
                if may_be_misread(plain_number(values[name]), wanted):
                    return True
    return False


def _imply(cells: list[Cell], tokens: Sequence[Token | None], frame: Frame) -> None:
    """Fill the cells that have no legible token and that the other figures leave one value for."""
    names = [column.indicator for column in frame.columns]
    for _ in frame.identities:
        for identity in frame.identities:
            values = {
                name: cell.value
                for name, cell in zip(names, cells, strict=True)
                if cell.value is not None and cell.status in {"printed", "repaired", "implied"}
            }
            gaps = [name for name in identity.indicators if name not in values]
            if len(gaps) != 1:
                continue
            place = names.index(gaps[0])
            cell = cells[place]
            lost = frame.damaged and cell.status == "missing" and not cell.printed
            if (cell.status != "doubtful" and not lost) or cell.value is not None:
                continue
            if lost and Decimal(0) in solve(identity, gaps[0], values, frame.decimals):
                continue
            found = _allowed(solve(identity, gaps[0], values, frame.decimals), frame.columns[place])
            cells[place] = _implied(cell, identity, found, values, tokens[place])


def _allowed(values: list[Decimal], column: ColumnSpec) -> list[Decimal]:
    return [value for value in values if column.max is None or value <= column.max]


def _implied(
    cell: Cell,
    identity: Identity,
    found: list[Decimal],
    values: Mapping[str, Decimal],
    token: Token | None,
) -> Cell:
    if not found:
        return cell
    why = _derivation(identity, values)
    named = candidates_text(found)
    # A legible but senseless token is not "nothing legible": it must not contradict the value.
    legible = token is not None and sum(sign.isdigit() for sign in token.text) >= 2
    if len(found) == 1 and not legible:
        return Cell(found[0], "implied", cell.printed, f"{why} → {named}")
    return Cell(None, "doubtful", cell.printed, f"{why} → candidates {named}")


def _derivation(identity: Identity, values: Mapping[str, Decimal]) -> str:
    if identity.kind == "rate":
        part, whole = identity.parts
        if part in values and identity.result in values:
            return f"{plain_number(values[part])} ÷ {plain_number(values[identity.result])} %"
        if whole in values and identity.result in values:
            return f"{plain_number(values[whole])} × {plain_number(values[identity.result])} %"
        return "share of the two counts"
    if identity.kind == "convert":
        return "conversion"
    result = values.get(identity.result)
    return f"row sum {plain_number(result)}" if result is not None else "sum of the groups"


def _tried(cells: list[Cell], tokens: Sequence[Token | None], frame: Frame) -> list[Problem]:
    """Try every identity; report those that fail and doubt what was plausibly misread."""
    problems: list[Problem] = []
    names = [column.indicator for column in frame.columns]
    values = _values(cells, frame)
    suspects: dict[int, list[Decimal]] = {}
    failed: list[tuple[Identity, str]] = []
    for identity in frame.identities:
        if not all(name in values for name in identity.indicators):
            continue
        result = check(identity, values, frame.decimals)
        if result is None or result.exact or (result.holds and identity.kind != "sum"):
            continue
        computed = plain_number(result.computed)
        printed = plain_number(values[identity.result])
        parts = [n for n in identity.parts if frame.decimals.get(n, 0)]
        fine = all(
            frame.decimals.get(n, 0) >= frame.decimals.get(identity.result, 0) for n in parts
        )
        if result.holds:
            if fine:
                problems.append(_problem(identity, "low", printed, computed))
            continue
        problems.append(_problem(identity, "high", printed, computed))
        failed.append((identity, f"{_noun(identity)} {computed} ≠ {printed}"))
        _suspect(identity, tokens, values, frame, suspects)
    for place, cell in enumerate(cells):
        notes = [note for identity, note in failed if names[place] in identity.indicators]
        if not notes:
            continue
        if frame.damaged and place in suspects and cell.status in {"printed", "repaired"}:
            named = candidates_text([cell.value or Decimal(0), *suspects[place]][:_MOST_NAMED])
            note = f"{notes[0]}; candidates {named}"
            cells[place] = cell.doubted(note)
        elif any(names[place] == identity.result for identity, _ in failed):
            cells[place] = cell.noted(notes[0])
    return problems


def _suspect(
    identity: Identity,
    tokens: Sequence[Token | None],
    values: Mapping[str, Decimal],
    frame: Frame,
    suspects: dict[int, list[Decimal]],
) -> None:
    """Note which figures of a failed identity may be misread, and what they should be then.

    Sums are often wrong in the source; a share is computed by a spreadsheet, so one of its three
    figures must be misread.
    """
    for place, column in enumerate(frame.columns):
        token = tokens[place]
        if column.indicator not in identity.indicators or token is None:
            continue
        wanted = [
            value
            for value in _allowed(solve(identity, column.indicator, values, frame.decimals), column)
            if value != values[column.indicator]
        ]
        if identity.kind == "rate" or any(may_be_misread(token.text, value) for value in wanted):
            suspects.setdefault(place, []).extend(wanted)


def _noun(identity: Identity) -> str:
    return {"sum": "row sum", "rate": "share", "convert": "conversion"}[identity.kind]


def _problem(identity: Identity, severity: str, printed: str, computed: str) -> Problem:
    kind = {"sum": "sum", "rate": "ratio", "convert": "ratio"}[identity.kind]
    key = {"sum": "row_sum", "rate": "row_share", "convert": "row_conversion"}[identity.kind]
    if severity == "low":
        return Problem(kind, "low", "source", "row_rounding", printed, computed, {})
    return Problem(kind, "high", "unknown", key, printed, computed, {})


def decimals_printed(texts: Sequence[str]) -> int:
    """Return how many decimals a column prints: the most that not just a stray token has."""
    counts = Counter(decimals_of(text) for text in texts)
    usual = [places for places, number in counts.items() if number * _STRAY >= len(texts)]
    return max(usual, default=0)
