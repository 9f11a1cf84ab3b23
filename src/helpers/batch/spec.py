"""Which report is wanted, and all that a worker needs to make it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from helpers.batch.fingerprint import Inputs
from helpers.batch.forms import FORMS, OF_SHEETS, in_order
from helpers.batch.record import manifest_name
from helpers.batch.workplace import Limits

ReportKind = Literal["monthly", "annual", "sheets"]
SHEETS_FOLDER = "units"
DEFAULT_LANGUAGE = "vi"


@dataclass(frozen=True)
class ReportSpec:
    """Which report, or set of agencies' sheets: kind, whose, of when, in which words and forms.

    Attributes
    ----------
    kind : {"monthly", "annual", "sheets"}
    authority : str
        Slug of the territory, e.g. ``son-la``.
    territory : str
        Its name as printed, e.g. ``tỉnh Sơn La``.
    period : str
        ``2025-07`` or ``2025``.
    language : str
        ``vi`` or ``en``.
    unit : str
        Official name or slug of the only unit whose sheet is wanted; ``""`` for all of them.
    asked : tuple of str
        Forms that reports shall have; :attr:`forms` are those of this one.
    """

    kind: ReportKind
    authority: str
    territory: str
    period: str
    language: str = DEFAULT_LANGUAGE
    unit: str = ""
    asked: tuple[str, ...] = FORMS

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms wanted of it; of sheets those that they can have."""
        if self.kind != "sheets":
            return in_order(self.asked)
        return in_order(form for form in self.asked if form in OF_SHEETS)

    @property
    def name(self) -> str:
        """How messages call it: ``son-la/2025-07``, with its language unless Vietnamese."""
        place = self.place
        return place if self.language == DEFAULT_LANGUAGE else f"{place} ({self.language})"

    @property
    def product(self) -> Literal["report", "sheets"]:
        """What it counts as among the outcomes of a build."""
        return "sheets" if self.kind == "sheets" else "report"

    @property
    def place(self) -> str:
        """Its folder below ``reports``: ``son-la/2025-07``, of sheets ``son-la/2025-07/units``."""
        folder = f"{self.authority}/{self.period}"
        return f"{folder}/{SHEETS_FOLDER}" if self.kind == "sheets" else folder

    @property
    def stem(self) -> str:
        """Name of its files without ending: ``report``, or ``report.en`` in English."""
        name = "sheets" if self.kind == "sheets" else "report"
        return name if self.language == DEFAULT_LANGUAGE else f"{name}.{self.language}"

    @property
    def manifest(self) -> str:
        """Name of its manifest, the last of its files to be written."""
        return manifest_name(self.stem)

    @property
    def kept(self) -> str:
        """Name of the notebook that is kept when it fails."""
        return f"{self.stem}.failed.ipynb"

    @property
    def notebook(self) -> str:
        """Name of the notebook that makes it."""
        return f"{self.kind}.ipynb"

    @property
    def parameters(self) -> dict[str, str]:
        """What the notebook is told."""
        moment = "year" if self.kind == "annual" else "period"
        told = {"authority": self.authority, moment: self.period, "language": self.language}
        return {**told, "unit": self.unit} if self.unit else told


@dataclass(frozen=True)
class ReportJob:
    """All that a worker needs to make one report, as plain values.

    Attributes
    ----------
    spec : ReportSpec
    root : Path
        The project.
    notebook : Path
        The notebook to run.
    documents : tuple of Path
        Folders of the cleaned tables that the notebook may see; it sees no others, so the
        report depends on nothing that its key does not hold.
    work : Path
        A private folder for the run.
    out : Path
        Where the report goes.
    inputs : Inputs
        Everything the report depends on, each with its hash or value.
    key : str
        Hash of :attr:`inputs`.
    limits : Limits
        What the notebook may take.
    further : bool
        Whether it is there as it should be and only lacks forms: they are made of its notebook.
    """

    spec: ReportSpec
    root: Path
    notebook: Path
    documents: tuple[Path, ...]
    work: Path
    out: Path
    inputs: Inputs
    key: str
    limits: Limits = field(default_factory=Limits)
    further: bool = False
