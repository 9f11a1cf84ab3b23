"""The main job on the real dispatches, run once in a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("data/raw", "data/reference", "notebooks")


@dataclass(frozen=True)
class Build:
    """A finished run of ``chiso``: where, and what it said."""

    root: Path
    code: int
    out: str
    err: str

    @property
    def reports(self) -> Path:
        return self.root / "reports"


def copy_project(root: Path) -> Path:
    for part in COPIED:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns(".*"))
    shutil.copy(ROOT / "requirements.lock", root)
    return root


def chiso(root: Path, *arguments: str, umask: int = -1, **variables: str) -> Build:
    """Run the command line in ``root``, with ``variables`` in its environment."""
    usual = {"LANG": "vi_VN.UTF-8", "LC_ALL": "", "CHISO_ROOT": ""}
    environment = {**os.environ, **usual, **variables}
    environment.pop("CHISO_REFERENCE", None)
    done = subprocess.run(
        [sys.executable, "-m", "helpers.cli", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        umask=umask,
    )
    return Build(root, done.returncode, done.stdout, done.stderr)


def build(root: Path, *options: str, umask: int = -1, **variables: str) -> Build:
    """Run the main job in ``root``."""
    return chiso(root, "build", *options, umask=umask, **variables)


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(copy_project(tmp_path_factory.mktemp("first") / "project"))
