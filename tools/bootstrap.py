"""Make the project's own environment and run a task in it, with the standard library alone.

``python tools/bootstrap.py reports`` and ``python tools/bootstrap.py test`` are all that a fresh
machine needs; ``make reports`` and ``make test`` say the same. The environment is a ``.venv``
beside this project, filled from the hashed lock files and then with the project itself. A stamp
in it holds the hash of everything that decides its content, so a second call installs nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "chiso-stamp.txt"
LOCKS = {"core": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST, NEWEST = (3, 11), (3, 14)

LOCK = [
    *["-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-config", "--no-header"],
    *["--universal", "--fork-strategy", "fewest", "--generate-hashes"],
    *["--group", "build"],
]
# task: (environment, arguments for its Python, one list a command)
TASKS: dict[str, tuple[str, list[list[str]]]] = {
    "env": ("core", []),
    "dev": ("dev", []),
    "reports": ("core", [["-m", "helpers.cli", "build"]]),
    "lab": ("core", [["-m", "jupyterlab", "notebooks"]]),
    # Whole files to a worker, so that what a file builds once is not built by each.
    "test": ("dev", [["-m", "pytest", "-n", "auto", "--dist", "loadfile"]]),
    "lint": (
        "dev",
        [["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy"]],
    ),
    "format": (
        "dev",
        [["-m", "ruff", "check", "--fix", "."], ["-m", "ruff", "format", "."]],
    ),
    "lock": (
        "dev",
        [
            [*LOCK, "-o", "requirements.lock"],
            [*LOCK, "--group", "dev", "-c", "requirements.lock", "-o", "requirements-dev.lock"],
        ],
    ),
}


class SetupError(Exception):
    """The environment cannot be made; the text says what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run one task; return its exit code."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=[*TASKS, "clean"])
    options, further = parser.parse_known_args(arguments)
    if options.task == "clean":
        return clean()
    try:
        return run(options.task, further)
    except SetupError as error:
        print(f"bootstrap: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(task: str, further: list[str]) -> int:
    """Make the environment of ``task``, then run its commands until one fails."""
    environment, commands = TASKS[task]
    ensure_environment(environment)
    python = str(interpreter())
    for command in commands:
        full = [python, *command, *further]
        code = subprocess.run(full, cwd=ROOT, env=task_environment(), check=False).returncode
        if code:
            return code
    return 0


def task_environment() -> dict[str, str]:
    """Return the variables a task sees: the environment's programs first, text in UTF-8."""
    variables = {**os.environ, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}
    variables["PATH"] = f"{interpreter().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    variables.pop("PYTHONHOME", None)
    return variables


def interpreter() -> Path:
    """Return the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_environment(kind: str) -> None:
    """Make or renew the ``core`` or ``dev`` environment unless its stamp shows it is current."""
    done = read_stamp()
    if interpreter().exists() and done.get(kind) == fingerprint(kind):
        return
    STAMP.unlink(missing_ok=True)
    if not interpreter().exists():
        make_venv()
    install(kind)
    done = {kind: fingerprint(kind)}
    if kind == "dev":  # the dev lock holds all that the core lock holds
        done["core"] = fingerprint("core")
    write_stamp(done)


def fingerprint(kind: str) -> str:
    """Return the hash of all that decides what the environment holds."""
    digest = hashlib.sha256(str(VENV).encode())
    for path in (LOCKS[kind], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """Return ``{kind: fingerprint}`` of what was installed last."""
    if not STAMP.exists():
        return {}
    lines = STAMP.read_text(encoding="ascii").splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


def write_stamp(done: dict[str, str]) -> None:
    """Record what is installed; by rename, so that a killed run leaves no false stamp."""
    draft = STAMP.with_suffix(".part")
    draft.write_text("".join(f"{kind} {mark}\n" for kind, mark in done.items()), encoding="ascii")
    draft.replace(STAMP)


def make_venv() -> None:
    """Create the empty ``.venv``, with uv where it works, else with the standard library."""
    print("bootstrap: making .venv", file=sys.stderr)
    uv = find_uv()
    supported = OLDEST <= sys.version_info[:2] <= NEWEST
    if uv:
        wanted = sys.executable if supported else f">=3.{OLDEST[1]},<3.{NEWEST[1] + 1}"
        call([*uv, "venv", "--quiet", "--no-config", "--python", wanted, "--clear", str(VENV)])
        return
    if not supported:
        raise SetupError(
            f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed, this is "
            f"{sys.version_info[0]}.{sys.version_info[1]}; run this script with a newer Python"
        )
    try:
        call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    except SetupError as error:
        raise SetupError(
            f"{error}\nPython's venv module does not work here: install it (on Debian and Ubuntu "
            "the package python3-venv) or install uv, then run this again"
        ) from error


def install(kind: str) -> None:
    """Install the locked packages by hash, then the project itself without dependencies."""
    print(f"bootstrap: installing the {kind} packages", file=sys.stderr)
    lock, python = LOCKS[kind], str(interpreter())
    uv = find_uv() or install_uv()
    if uv:
        tool = [*uv, "pip", "install", "--quiet", "--no-config", "--python", python]
    else:
        tool = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call([*tool, "--require-hashes", "-r", str(lock)])
    call([*tool, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)])


def find_uv() -> list[str]:
    """Return the command of a working uv: the environment's own or the one on the path."""
    own = interpreter().parent / ("uv.exe" if os.name == "nt" else "uv")
    for candidate in (str(own), shutil.which("uv")):
        if candidate and works([candidate, "--version"]):
            return [candidate]
    return []


def install_uv() -> list[str]:
    """Install the locked uv into the environment by pip; ``[]`` where that is impossible."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "uv.txt"
        wanted.write_text(locked_block("uv", LOCKS["dev"]), encoding="utf-8")
        pip = [str(interpreter()), "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
        works([*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(wanted)])
    return find_uv()


def locked_block(name: str, lock: Path) -> str:
    """Return the lines of one package in a lock file: its version and hashes."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "\n".join(lines[start:end]) + "\n"


def works(command: list[str]) -> bool:
    """Tell whether ``command`` can be run and succeeds."""
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def call(command: list[str]) -> None:
    """Run ``command``; a failure is a :class:`SetupError` that shows it."""
    try:
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    except OSError as error:
        raise SetupError(f"cannot run {command[0]}: {error}") from error
    if code:
        raise SetupError(f"this command failed with exit code {code}: {' '.join(command)}")


def clean() -> int:
    """Remove what is generated: cleaned tables and reports (never the environment or the data)."""
    for folder in (ROOT / "data" / "processed", ROOT / "reports"):
        for entry in sorted(folder.iterdir()) if folder.exists() else []:
            if entry.name == ".gitkeep":
                continue
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
