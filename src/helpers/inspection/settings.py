"""The parameters of ``clean.ipynb``, checked before anything runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers.batch.project import find_project
from helpers.errors import ParameterError
from helpers.messages import LANGUAGES
from helpers.reading.sidecar import SUFFIX

_SWITCHES = {"true": True, "false": False}


@dataclass(frozen=True)
class CleaningSettings:
    """Checked parameters.

    Attributes
    ----------
    dispatch : Path
        The file to read; whether it can be read is told by the reading room.
    out : Path
        Folder that receives ``<dispatch_id>/``.
    language : {"vi", "en"}
    raw_lines : bool
        Whether to show every line beside what was made of it.
    """

    dispatch: Path
    out: Path
    language: str
    raw_lines: bool


def cleaning_settings(
    dispatch: object = "", out: object = "", language: object = "vi", raw_lines: object = False
) -> CleaningSettings:
    """Check the parameters of the notebook.

    Parameters
    ----------
    dispatch : str or Path
        A file, from the working folder or from the project's; ``""`` for the first document of
        the project's ``data/raw``.
    out : str or Path
        A folder, ``""`` for the project's ``data/processed``.
    language : {"vi", "en"}
    raw_lines : bool
        Or its name in text, as papermill passes it.

    Raises
    ------
    ParameterError
        If a parameter is mistyped, or there is no document to choose.
    """
    if language not in LANGUAGES:
        raise ParameterError(
            "analysis.unknown_language", found=language, known=", ".join(LANGUAGES)
        )
    shown = _SWITCHES.get(str(raw_lines).lower())
    if shown is None:
        raise ParameterError("inspection.bad_switch", name="raw_lines", found=raw_lines)
    folder = _folder(_path("out", out))
    return CleaningSettings(_document(_path("dispatch", dispatch)), folder, str(language), shown)


def _path(name: str, value: object) -> Path | None:
    if not isinstance(value, str | Path):
        kind = type(value).__name__
        raise ParameterError("analysis.parameter_type", name=name, found=value, kind=kind)
    return Path(value) if str(value).strip() else None


def _document(path: Path | None) -> Path:
    if path is None:
        return _first_document(find_project().raw)
    if path.is_absolute() or path.exists():
        return path
    below = _project_root() / path
    return below if below.exists() else path


def _first_document(raw: Path) -> Path:
    found = sorted(path for path in raw.glob("*/*/*") if path.is_file() and path.suffix != SUFFIX)
    if not found:
        raise ParameterError("inspection.no_documents", path=raw)
    return found[0]


def _folder(path: Path | None) -> Path:
    if path is None:
        return find_project().processed
    if path.is_file():
        raise ParameterError("inspection.out_is_file", path=path)
    return path


def _project_root() -> Path:
    try:
        return find_project().root
    except ParameterError:
        return Path()
