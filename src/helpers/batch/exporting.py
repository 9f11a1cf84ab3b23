"""Notebooks that somebody has run, edited or not → the forms an office uses, several at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

from helpers.atomic import publish_file
from helpers.batch.crew import Crew, failure_of
from helpers.batch.executors import SerialExecutor, at_work, default_jobs, local_pool
from helpers.batch.forms import OF_DATA
from helpers.batch.outcome import user_error
from helpers.errors import ChisoError, EmptyFormError, ParameterError
from helpers.lean_loading import without_formats


@dataclass(frozen=True)
class Export:
    """A notebook to be written.

    Attributes
    ----------
    notebook : Path
    stem : Path
        The files to write, without their endings.
    forms : tuple of str
        Some of :data:`helpers.batch.forms.FORMS`.
    """

    notebook: Path
    stem: Path
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Exported:
    """What became of a notebook.

    Attributes
    ----------
    written : tuple of Path
    left_out : tuple of (Path, EmptyFormError)
        Each file for which the notebook has nothing, and the error that says so.
    error : ChisoError, optional
        Why nothing was written.
    """

    written: tuple[Path, ...] = ()
    left_out: tuple[tuple[Path, EmptyFormError], ...] = ()
    error: ChisoError | None = None


def exports(notebooks: Sequence[Path], out: Path, forms: tuple[str, ...]) -> tuple[Export, ...]:
    """Return what is to be written into ``out``: files that bear the notebooks' names.

    Before a name that several share go the folders that tell them apart, as few as do so:
    ``son-la/2025-07/report.ipynb`` → ``2025-07-report``.

    Raises
    ------
    ParameterError
        If two notebooks would be written to the same files.
    """
    paths = [path.absolute() for path in dict.fromkeys(notebooks)]
    names = [path.stem for path in paths]
    for depth in range(2, max(len(path.parts) for path in paths)):
        shared = _shared(names)
        names = [
            "-".join((*path.parts[-depth:-1], path.stem)) if name.casefold() in shared else name
            for path, name in zip(paths, names, strict=True)
        ]
    if shared := _shared(names):
        alike = [path for path, name in zip(paths, names, strict=True) if name.casefold() in shared]
        raise ParameterError("batch.same_name", notebooks=", ".join(map(str, alike)))
    return tuple(Export(path, out / name, forms) for path, name in zip(paths, names, strict=True))


def _shared(names: Sequence[str]) -> set[str]:
    """Return the names that several have, in small letters: some file systems know no others."""
    often = Counter(name.casefold() for name in names)
    return {name for name, count in often.items() if count > 1}


def export_all(wanted: Sequence[Export], jobs: int = 0) -> Iterator[Exported]:
    """Write notebooks, ``jobs`` at a time (by default one for each core), and yield each in order.

    A single one is written in this process.
    """
    at_once = min(jobs or default_jobs(), len(wanted))
    executor: Executor = SerialExecutor()
    if len(wanted) > 1:
        data = any(OF_DATA.intersection(item.forms) for item in wanted)
        executor = local_pool(at_once, load="forms" if data else "pages")
    ended: dict[Export, Future[Exported]] = {}
    with at_work(executor):
        told = 0
        crew = Crew(executor, at_once, Path())
        for item, future in crew.finished(export, wanted, lambda _: None):
            ended[item] = future
            while told < len(wanted) and wanted[told] in ended:
                yield _outcome(wanted[told], ended[wanted[told]])
                told += 1


def _outcome(wanted: Export, future: Future[Exported]) -> Exported:
    name = str(wanted.notebook)
    error = failure_of(future, name)
    return Exported(error=user_error(name, error)) if error else future.result()


def export(wanted: Export) -> Exported:
    """Write one notebook in its forms; each file is there as a whole or not at all.

    Raises
    ------
    ReportError
        If it is no notebook, shows and carries nothing, or cannot be set.
    """
    with without_formats():
        from helpers.publishing.export import document_of
        from helpers.publishing.forms import OFFICE_FORMS

    document = document_of(wanted.notebook)
    written: list[Path] = []
    left_out: list[tuple[Path, EmptyFormError]] = []
    for form in wanted.forms:
        path = wanted.stem.with_name(f"{wanted.stem.name}.{form}")
        try:
            publish_file(path, OFFICE_FORMS[f".{form}"](document))
        except EmptyFormError as error:
            left_out.append((path, error))
        else:
            written.append(path)
    return Exported(tuple(written), tuple(left_out))
