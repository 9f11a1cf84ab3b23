"""From a notebook's parameters to its report: check them first, then load and analyse."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from helpers.analysis import (
    analyse_period,
    catalogue,
    check_annual,
    check_monthly,
    check_sheets,
)
from helpers.analysis.year import analyse_year, has_annual_dispatch
from helpers.errors import ParameterError
from helpers.narrative.phrases import phrases
from helpers.narrative.report import Report
from helpers.narrative.sheets import AgencySheets
from helpers.narrative.year import YearReport
from helpers.tables import Cleaned, load_library

_MARK = "pyproject.toml"
_ROOT_VARIABLE = "CHISO_ROOT"
_INJECTED = "# Parameters\n"


def monthly_report(
    authority: str, period: str, language: str = "vi", processed: str | Path = ""
) -> Report:
    """Return the monthly report of an authority.

    Parameters
    ----------
    authority : str
        Slug of a territory, e.g. ``"son-la"``.
    period : str
        A month, e.g. ``"2025-07"``.
    language : {"vi", "en"}
    processed : str or Path
        Folder of the cleaned tables; by default the project's ``data/processed``.

    Raises
    ------
    ParameterError
        If a parameter is mistyped or names what is not there; the message names what is.
    TableError
        If a cleaned table breaks the contract.
    """
    library = cleaned_library(processed)
    known = catalogue(library)
    territory, month, words = check_monthly(known, authority, period, language)
    phrases(words)
    return Report(analyse_period(library, known, territory, month), words, library)


def annual_report(
    authority: str, year: str | int, language: str = "vi", processed: str | Path = ""
) -> Report:
    """Return the annual report of an authority: of an annual dispatch, else of its months.

    Parameters
    ----------
    authority, language, processed
        As in :func:`monthly_report`.
    year : str or int
        E.g. ``"2025"``.

    Raises
    ------
    ParameterError
        If a parameter is mistyped or names what is not there; the message names what is.
    TableError
        If a cleaned table breaks the contract.
    """
    library = cleaned_library(processed)
    known = catalogue(library)
    territory, chosen, words = check_annual(known, authority, year, language)
    phrases(words)
    if has_annual_dispatch(known, territory, chosen):
        return Report(analyse_period(library, known, territory, chosen), words, library)
    return YearReport(analyse_year(library, known, territory, chosen), words, library)


def agency_sheets(
    authority: str,
    period: str | int,
    language: str = "vi",
    processed: str | Path = "",
    unit: str = "",
) -> AgencySheets:
    """Return the sheets of every unit of an authority, or of one.

    Parameters
    ----------
    authority, language, processed
        As in :func:`monthly_report`.
    period : str or int
        A month or a year that a document itself is of, e.g. ``"2025-07"``, ``"2025"``.
    unit : str
        Official name or slug of the only unit wanted; by default all of them.

    Raises
    ------
    ParameterError
        If a parameter is mistyped or names what is not there; the message names what is.
    TableError
        If a cleaned table breaks the contract.
    """
    library = cleaned_library(processed)
    known = catalogue(library)
    territory, chosen, words, only = check_sheets(known, authority, period, language, unit)
    phrases(words)
    return AgencySheets(analyse_period(library, known, territory, chosen), words, only)


def check_parameters(namespace: Mapping[str, object]) -> None:
    """Refuse a parameter that the notebook does not have, when papermill injected one.

    papermill itself only warns of an unknown name, and the report would be made without it.

    Parameters
    ----------
    namespace : mapping
        The notebook's ``globals()``. Its ``parameters`` cell annotates each parameter; the cell
        that papermill injects begins with ``# Parameters``.

    Raises
    ------
    ParameterError
        Naming the unknown parameter and those there are.
    """
    annotated = namespace.get("__annotations__")
    cells = namespace.get("In")
    if not isinstance(annotated, dict) or not isinstance(cells, list):
        return
    for cell in cells:
        if not str(cell).startswith(_INJECTED):
            continue
        for name in _assigned(str(cell)):
            if name not in annotated:
                known = ", ".join(annotated)
                raise ParameterError("analysis.unknown_parameter", found=name, known=known)


def _assigned(source: str) -> Iterator[str]:
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign):
            yield from (item.id for item in statement.targets if isinstance(item, ast.Name))


def processed_folder(start: Path | None = None) -> Path:
    """Return the project's ``data/processed``.

    Parameters
    ----------
    start : Path, optional
        A folder of the project, or one inside it. By default what the environment variable
        ``CHISO_ROOT`` names, else the current folder, else the checkout this package is
        installed from: papermill runs a notebook in the caller's folder, wherever that is.

    Raises
    ------
    ParameterError
        If none of these is the project.
    """
    named = os.environ.get(_ROOT_VARIABLE, "")
    chosen = start or (Path(named) if named else None)
    for place in [chosen] if chosen else [Path.cwd(), Path(__file__).parent]:
        here = place.resolve()
        for folder in (here, *here.parents):
            if (folder / _MARK).is_file() and (folder / "data" / "processed").is_dir():
                return folder / "data" / "processed"
    raise ParameterError("narrative.no_processed", path=(chosen or Path.cwd()).resolve())


def cleaned_library(processed: str | Path = "") -> Cleaned:
    """Return the cleaned tables of a folder, by default of the project's ``data/processed``.

    Raises
    ------
    ParameterError
        If the parameter is mistyped, or the folder is not there.
    TableError
        If a cleaned table breaks the contract.
    """
    if not isinstance(processed, str | Path):
        raise ParameterError(
            "analysis.parameter_type",
            name="processed",
            found=processed,
            kind=type(processed).__name__,
        )
    folder = Path(processed) if str(processed) else processed_folder()
    if not folder.is_dir():
        raise ParameterError("narrative.no_processed", path=folder)
    return load_library(folder)
