"""Where a project keeps its data, notebooks and reports."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import ParameterError
from helpers.reference.location import ENVIRONMENT_VARIABLE, reference_folder

ROOT_VARIABLE = "CHISO_ROOT"
_MARKS = ("notebooks", "data/raw")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with ``data/``, ``notebooks/`` and ``reports/``.

    Attributes
    ----------
    root : Path
        That folder, absolute.
    """

    root: Path

    @property
    def raw(self) -> Path:
        """Dispatches as received: ``data/raw/<authority>/<period>/<file>``."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Cleaned tables, one folder a dispatch."""
        return self.root / "data" / "processed"

    @property
    def reference(self) -> Path:
        """Units, indicators, schemes, forms, rules, phrases: the project's own if it has some."""
        own = self.root / "data" / "reference"
        if own.is_dir() and not os.environ.get(ENVIRONMENT_VARIABLE):
            return own
        return reference_folder()

    @property
    def corrections(self) -> Path:
        """What analysts decided about single cells."""
        return self.root / "data" / "corrections"

    @property
    def notebooks(self) -> Path:
        """The notebooks that reports are made from."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """Reports: ``reports/<authority>/<period>/``."""
        return self.root / "reports"

    @property
    def state(self) -> Path:
        """What runs keep for themselves: logs, the lock of a build, hashes of files."""
        return self.root / ".chiso"

    @property
    def memory(self) -> Path:
        """Hashes of files, remembered so that a run with nothing to do is quick."""
        return self.state / "hashes.json"

    @property
    def settings(self) -> Path:
        """What the project chose for itself, if it did: the forms of its reports."""
        return self.root / "chiso.yaml"

    @property
    def lock(self) -> Path:
        """The versions of all packages."""
        return self.root / "requirements.lock"

    def relative(self, path: Path) -> str:
        """Return ``path`` as written from the root, with ``/``; itself if it lies elsewhere."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return str(path)


def find_project(start: Path | None = None) -> Project:
    """Return the project to work in.

    Parameters
    ----------
    start : Path, optional
        A folder of the project, or one inside it. By default the environment variable
        ``CHISO_ROOT``, else the working folder, else the checkout this package is installed from.

    Raises
    ------
    ParameterError
        If none of these is a project.
    """
    if start is None and (named := os.environ.get(ROOT_VARIABLE)):
        start = Path(named)
    given = [start] if start else [Path.cwd(), Path(__file__).parent]
    for place in given:
        folder = place.resolve()
        for candidate in (folder, *folder.parents):
            if all((candidate / mark).is_dir() for mark in _MARKS):
                return Project(candidate)
    raise ParameterError("batch.no_project", start=given[0], marks=", ".join(_MARKS))
