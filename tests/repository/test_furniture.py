"""What a clone must hold to be used, and what must not be in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    """Return the files of the project: those git knows, or all outside of generated folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "docs/adding-a-month.md"])
def test_every_link_in_the_documentation_leads_somewhere(name: str) -> None:
    path = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    for link in links:
        assert (path.parent / link).exists(), link


def test_notebooks_are_kept_without_outputs() -> None:
    notebooks = [path for path in tracked() if path.suffix == ".ipynb"]
    assert {"monthly.ipynb", "annual.ipynb", "clean.ipynb", "review.ipynb"} <= {
        path.name for path in notebooks
    }
    for path in notebooks:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs"), path.name
            assert cell.get("execution_count") is None, path.name


def test_nothing_generated_is_kept() -> None:
    for path in tracked():
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(("data/processed/", "reports/")):
            assert path.name == ".gitkeep", place


def test_the_ci_script_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.name == "nt" or os.access(script, os.X_OK)
    assert "make test" in script.read_text(encoding="utf-8")


def test_pre_commit_hooks_are_local() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
