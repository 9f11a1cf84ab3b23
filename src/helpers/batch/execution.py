"""Run one notebook with its parameters: papermill, in process, its kernel over IPC, timed."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.batch.executors import has_long_path
from helpers.batch.project import ROOT_VARIABLE
from helpers.errors import ParameterError, ReportError

TIMEOUT_SECONDS = 600
KERNEL = "python3"
INJECTED = "injected-parameters"
_KEPT_CELL_METADATA = ("tags", "jupyter", "slideshow")


class NotebookError(ReportError):
    """A notebook stopped before its end; :attr:`executed` is how far it came."""

    executed: Any = None


def run_notebook(
    notebook: Path,
    parameters: Mapping[str, str],
    folder: Path,
    root: Path,
    timeout: int = TIMEOUT_SECONDS,
) -> Any:
    """Execute ``notebook`` and return it with its outputs, without times and random ids.

    Parameters
    ----------
    notebook : Path
        With a cell tagged ``parameters``.
    parameters : Mapping[str, str]
        A value for each parameter that shall not keep its default.
    folder : Path
        The run's own folder: where the notebook works, and where it is saved while it runs.
    root : Path
        The project that the notebook shall find.
    timeout : int
        Seconds for all cells together.

    Raises
    ------
    ParameterError
        If the notebook has no such parameter; nothing runs then.
    NotebookError
        If a cell fails, takes too long, or the kernel dies.
    """
    import papermill

    from helpers.batch.kernel import kernel_settings

    check_parameter_names(notebook, parameters)
    output = folder / notebook.name
    deadline = time.monotonic() + timeout
    with _socket_folder(folder) as sockets, _project_named(root):
        try:
            executed = papermill.execute_notebook(
                notebook,
                output,
                dict(parameters),
                kernel_name=KERNEL,
                cwd=folder,
                progress_bar=False,
                timeout_func=_remaining(deadline),
                **kernel_settings(sockets, folder / "kernel.log"),
            )
        except Exception as error:
            raise _failure(error, notebook, parameters, output, timeout) from error
    return without_volatile_parts(executed)


def check_parameter_names(notebook: Path, parameters: Mapping[str, str]) -> None:
    """Refuse a parameter that the notebook's ``parameters`` cell does not have.

    Raises
    ------
    ParameterError
        Naming the parameters there are.
    """
    import papermill

    known = list(papermill.inspect_notebook(str(notebook)))
    for name in parameters:
        if name not in known:
            raise ParameterError(
                "batch.unknown_parameter", name=name, notebook=notebook.name, known=", ".join(known)
            )


def without_volatile_parts(notebook: Any) -> Any:
    """Return the executed notebook without what differs from run to run.

    Papermill's times and paths, the kernel's version and the random id of the cell that papermill
    adds are dropped; sources, outputs, tags and execution counts stay.
    """
    notebook.metadata = type(notebook.metadata)(
        kernelspec=notebook.metadata.get("kernelspec", {}), language_info={"name": "python"}
    )
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in _KEPT_CELL_METADATA if key in cell.metadata}
        cell.metadata = type(cell.metadata)(kept)
        if INJECTED in kept.get("tags", []):
            cell["id"] = INJECTED
    return notebook


def notebook_bytes(notebook: Any) -> bytes:
    """Return a notebook as the content of an ``.ipynb`` file."""
    import nbformat

    text: str = nbformat.writes(notebook)
    return text.encode() + b"\n"


@contextmanager
def _project_named(root: Path) -> Iterator[None]:
    """Let the kernel find the project from wherever it runs."""
    before = os.environ.get(ROOT_VARIABLE)
    os.environ[ROOT_VARIABLE] = str(root)
    try:
        yield
    finally:
        if before is None:
            del os.environ[ROOT_VARIABLE]
        else:
            os.environ[ROOT_VARIABLE] = before


@contextmanager
def _socket_folder(folder: Path) -> Iterator[Path]:
    """Give a folder for sockets: the run's own, unless its path is too long for a socket."""
    if os.name != "posix" or not has_long_path(folder):
        yield folder
        return
    base = "/tmp" if has_long_path(Path(tempfile.gettempdir())) else None
    with tempfile.TemporaryDirectory(prefix="chiso-", dir=base) as short:
        yield Path(short)


def _remaining(deadline: float) -> Callable[[Any], int]:
    return lambda _cell: max(1, round(deadline - time.monotonic()))


def _failure(
    error: Exception,
    notebook: Path,
    parameters: Mapping[str, str],
    output: Path,
    timeout: int,
) -> NotebookError:
    """Return what went wrong in words, with the notebook as far as it came."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    place: dict[str, object] = {
        "notebook": notebook.name,
        "parameters": ", ".join(f"{name}={value}" for name, value in parameters.items()),
    }
    if isinstance(error, PapermillExecutionError):
        failure = NotebookError(
            "batch.cell_failed",
            **place,
            cell=error.exec_count,
            code=_first_line(error.source),
            error=f"{error.ename}: {error.evalue}".strip(),
        )
    elif isinstance(error, CellTimeoutError | TimeoutError):
        failure = NotebookError("batch.timeout", **place, seconds=timeout)
    elif isinstance(error, DeadKernelError):
        failure = NotebookError("batch.kernel_died", **place)
    else:
        failure = NotebookError(
            "batch.not_run", **place, error=f"{type(error).__name__}: {error}".strip()
        )
    failure.executed = _saved(output)
    return failure


def _first_line(source: str) -> str:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return next((line for line in lines if not line.startswith("#")), "")[:80]


def _saved(output: Path) -> Any:
    import nbformat

    try:
        return nbformat.read(output, as_version=4)
    except (OSError, ValueError):
        return None
