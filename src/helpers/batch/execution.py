"""Run one notebook with its parameters: papermill, in process, its kernel over IPC, timed."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.batch.project import ROOT_VARIABLE
from helpers.batch.workplace import Limits
from helpers.errors import ParameterError, ReportError

ENGINE = "chiso"
KERNEL = "python3"
INJECTED = "injected-parameters"
LONGEST_SOCKET_FOLDER = 60  # bytes, leaving room for the names that are added
_KEPT_CELL_METADATA = ("tags", "jupyter", "slideshow")


class NotebookError(ReportError):
    """A notebook stopped before its end; :attr:`executed` is how far it came."""

    executed: Any = None


def run_notebook(
    notebook: Path,
    parameters: Mapping[str, str],
    folder: Path,
    root: Path,
    limits: Limits | None = None,
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
    limits : Limits, optional
        What it may take.

    Raises
    ------
    ParameterError
        If the notebook has no such parameter; nothing runs then.
    NotebookError
        If a cell fails, takes too long, or the kernel dies.
    """
    import papermill

    from helpers.batch.kernel import Place

    check_parameter_names(notebook, parameters)
    limits = limits or Limits()
    output = folder / notebook.name
    deadline = time.monotonic() + limits.timeout
    with _socket_folder(folder) as sockets:
        variables = _private_variables(folder, root)
        place = Place(sockets, folder / "kernel.log", variables, limits.memory, limits.timeout)
        try:
            executed = papermill.execute_notebook(
                notebook,
                output,
                dict(parameters),
                engine_name=ENGINE,
                kernel_name=KERNEL,
                request_save_on_cell_execute=False,
                cwd=folder,
                progress_bar=False,
                timeout_func=_remaining(deadline),
                place=place,
            )
        except Exception as error:
            raise _failure(error, notebook, parameters, output, limits) from error
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


def _private_variables(folder: Path, root: Path) -> dict[str, str]:
    """Return what lets a kernel find the project, and keeps to its own folder what it leaves.

    A user's own settings of IPython (start-up scripts, extensions) stay out of reports.
    """
    own = {"TMPDIR": folder / "tmp", "IPYTHONDIR": folder / "ipython"}
    for place in own.values():
        place.mkdir(exist_ok=True)
    return {ROOT_VARIABLE: str(root), **{name: str(place) for name, place in own.items()}}


@contextmanager
def _socket_folder(folder: Path) -> Iterator[Path]:
    """Give a folder for sockets: the run's own, unless its path is too long for a socket."""
    if os.name != "posix" or not _has_long_path(folder):
        yield folder
        return
    base = "/tmp" if _has_long_path(Path(tempfile.gettempdir())) else None
    with tempfile.TemporaryDirectory(prefix="chiso-", dir=base) as short:
        yield Path(short)


def _has_long_path(folder: Path) -> bool:
    """Return whether ``folder`` is too deep for a socket (some 100 bytes) in a folder inside it."""
    return len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER


def _remaining(deadline: float) -> Callable[[Any], int]:
    return lambda _cell: max(1, round(deadline - time.monotonic()))


def _failure(
    error: Exception,
    notebook: Path,
    parameters: Mapping[str, str],
    output: Path,
    limits: Limits,
) -> NotebookError:
    """Return what went wrong in words, with the notebook as far as it came."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    place: dict[str, object] = {
        "notebook": notebook.name,
        "parameters": ", ".join(
            f"{name}={value}"
            for name, value in parameters.items()
            if not value.startswith(str(output.parent))  # the run's own folder tells nobody a thing
        ),
    }
    if isinstance(error, PapermillExecutionError) and _asked_too_much(error, limits):
        failure = NotebookError("batch.memory", **place, limit=f"{limits.memory / (1 << 30):g} GiB")
    elif isinstance(error, PapermillExecutionError):
        failure = NotebookError(
            "batch.cell_failed",
            **place,
            cell=error.exec_count,
            code=_first_line(error.source),
            error=f"{error.ename}: {error.evalue}".strip(),
        )
    elif isinstance(error, CellTimeoutError | TimeoutError):
        failure = NotebookError("batch.timeout", **place, seconds=limits.timeout)
    elif isinstance(error, DeadKernelError):
        failure = NotebookError("batch.kernel_died", **place)
    elif isinstance(error, OSError):
        where = {"path": output.parent, "reason": error.strerror or error}
        failure = NotebookError("batch.no_place_to_run", **place, **where)
    else:
        failure = NotebookError(
            "batch.not_run", **place, error=f"{type(error).__name__}: {error}".strip()
        )
    failure.executed = getattr(error, "executed", None) or _saved(output)
    return failure


def _asked_too_much(error: Any, limits: Limits) -> bool:
    return bool(limits.memory) and str(error.ename).endswith("MemoryError")


def _first_line(source: str) -> str:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return next((line for line in lines if not line.startswith("#")), "")[:80]


def _saved(output: Path) -> Any:
    import nbformat

    try:
        return nbformat.read(output, as_version=4)
    except (OSError, ValueError):
        return None
