"""Corrections → the cells they mean, each with its evidence and a finding that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from helpers.corrections.cells import Cell, cell_of
from helpers.corrections.folder import CorrectionsFolder, is_id, speaks_of
from helpers.corrections.loading import load_corrections
from helpers.corrections.model import Correction, CorrectionFile
from helpers.errors import CorrectionError, ReferenceDataError
from helpers.messages import message
from helpers.reference import indicator
from helpers.repair.cells import plain_number
from helpers.tables import Cleaned
from helpers.tables.appending import CORRECTION_MARK, with_findings
from helpers.vietnamese import format_date


@dataclass(frozen=True)
class _Applied:
    """A correction and the cell that it changes."""

    correction: Correction
    file: CorrectionFile
    cell: Cell


def apply_corrections(cleaned: Cleaned, document: Path, folder: Path) -> Cleaned:
    """Return the tables of one dispatch with its corrections applied.

    Values and statuses change in ``measures``; every correction leaves evidence there (a dropped
    row has none) and a row of ``findings``. Claims and other findings stay as read.

    Parameters
    ----------
    cleaned : Cleaned
        Of one dispatch.
    document : Path
        The raw file.
    folder : Path
        Where corrections lie; it may be absent.

    Raises
    ------
    CorrectionError
        If a correction of this dispatch cannot be applied as written; none is applied then.
    """
    sha256 = str(cleaned.dispatch["sha256"].iloc[0])
    paths = CorrectionsFolder.read(folder).about(document.resolve(), sha256)
    files = [_of_this_dispatch(load_corrections(path), cleaned, document) for path in paths]
    applied = [
        _Applied(correction, file, cell_of(correction, file, cleaned.measures))
        for file in files
        for correction in file.corrections
    ]
    _refuse_twice(applied)
    return _changed(cleaned, applied) if applied else cleaned


def _of_this_dispatch(file: CorrectionFile, cleaned: Cleaned, document: Path) -> CorrectionFile:
    """Return ``file`` once what it says of its dispatch agrees with the dispatch altogether."""
    own = cleaned.dispatch_id
    sha256 = str(cleaned.dispatch["sha256"].iloc[0])
    agrees = speaks_of(file.dispatch, document.resolve(), sha256)
    if not agrees or (is_id(file.dispatch) and file.dispatch not in (own, sha256, document.name)):
        raise CorrectionError(
            "corrections.other_dispatch", path=file.path, dispatch=file.dispatch, own=own
        )
    return file


def _refuse_twice(applied: Sequence[_Applied]) -> None:
    first: dict[int, _Applied] = {}
    for item in applied:
        other = first.setdefault(item.cell.place, item)
        if other is not item:
            raise CorrectionError(
                "corrections.same_cell",
                path=item.file.path, entry=item.correction.entry, unit=item.correction.unit,
                indicator=item.correction.indicator, other_path=other.file.path,
                other=other.correction.entry,
            )  # fmt: skip


def _changed(cleaned: Cleaned, applied: Sequence[_Applied]) -> Cleaned:
    measures = cleaned.measures.copy()
    dropped = []
    for item in applied:
        row = measures.index[item.cell.place]
        if item.correction.action == "drop":
            dropped.append(row)
            continue
        value, status = _settled(item)
        measures.loc[row, "value"] = float(value)
        measures.loc[row, "status"] = status
        measures.loc[row, "evidence"] = evidence_of(item.correction, item.cell)
    kept = measures.drop(index=dropped).reset_index(drop=True)
    return with_findings(
        replace(cleaned, measures=kept), [_finding(item) for item in applied], CORRECTION_MARK
    )


def _settled(item: _Applied) -> tuple[Decimal, str]:
    """Return value and status after an ``override`` or a ``confirm``."""
    correction, cell = item.correction, item.cell
    if correction.action == "override":
        assert correction.value is not None
        return _possible(correction.value, item), "repaired"
    if cell.value is None:
        raise _refused("corrections.nothing_to_confirm", item)
    if correction.value is None and not cell.of_token:
        raise _refused("corrections.confirm_which", item)
    if correction.value not in (None, cell.value):
        raise _refused("corrections.confirms_other", item)
    return cell.value, "printed" if cell.of_token else "repaired"


def _possible(value: Decimal, item: _Applied) -> Decimal:
    """Return ``value`` if the column can hold it: within its maximum, whole if it counts."""
    if item.cell.max is not None and value > item.cell.max:
        raise _refused("corrections.over_maximum", item, most=plain_number(item.cell.max))
    if item.cell.row["measure"] == "count" and value != value.to_integral_value():
        raise _refused("corrections.no_count", item)
    return value


def _refused(key: str, item: _Applied, **fields: str) -> CorrectionError:
    value = item.correction.value
    return CorrectionError(
        key, path=item.file.path, entry=item.correction.entry, unit=item.correction.unit,
        indicator=item.correction.indicator, found=item.cell.told,
        value="–" if value is None else plain_number(value), **fields,
    )  # fmt: skip


def evidence_of(correction: Correction, cell: Cell) -> str:
    """Return the evidence of a corrected cell: who, when, why, and what stood there before."""
    day = correction.day.isoformat()
    return f"correction by {correction.author} {day}: {correction.reason} (was {cell.told})"


def _finding(item: _Applied) -> dict[str, object]:
    correction, cell = item.correction, item.cell
    value = cell.value if correction.action == "confirm" else correction.value
    text = message(
        f"corrections.applied_{correction.action}",
        "vi",
        author=correction.author,
        day=format_date(correction.day),
        unit=correction.unit,
        column=_label(correction.indicator),
        printed=cell.printed,
        was=_in_vietnamese(cell.value),
        value=_in_vietnamese(value),
        reason=correction.reason,
    )
    return {
        # Of the contract's kinds: what counts as this figure was laid down by a person.
        "kind": "definition",
        "severity": "low",
        "origin": "unknown",
        "printed": cell.printed,
        "expected": "" if value is None else plain_number(value),
        "message": text,
        "page": cell.whole("page"),
        "line": cell.whole("line"),
    }


def _label(name: str) -> str:
    try:
        return indicator(name).label_vi
    except ReferenceDataError:
        return name


def _in_vietnamese(value: Decimal | None) -> str:
    """Return a number with a decimal comma and every decimal that it has."""
    return "không có số" if value is None else plain_number(value).replace(".", ",")
