"""What one types: a command for each file, every start paid anew."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

# ``webpdf`` refuses to run for the root of a container in its sandbox.
_OPTIONS = {"webpdf": ("--disable-chromium-sandbox",)}
_ENDINGS = {"html": ".html", "chiso-html": ".html", "webpdf": ".pdf", "chiso-pdf": ".pdf"}
EXPORT = "chiso export"


def converted(format_name: str, notebook: Path, folder: Path) -> Path:
    """Convert a notebook with ``jupyter nbconvert --to`` and return the file."""
    name = f"{notebook.parent.parent.name}-{notebook.parent.name}-{format_name}"
    words = (
        sys.executable, "-m", "benchmarks.publishing.nbconvert_program", "--to", format_name,
        *_OPTIONS.get(format_name, ()), "--output-dir", folder, "--output", name, notebook,
    )  # fmt: skip
    subprocess.run([str(word) for word in words], check=True, capture_output=True)
    return folder / (name + _ENDINGS[format_name])


def exported(notebooks: Sequence[Path], folder: Path) -> None:
    """Write notebooks as PDF with one ``chiso export``, on all cores if they are several."""
    words = ["-m", "helpers.cli", "export", *map(str, notebooks), "--to", "pdf", "--out"]
    subprocess.run([sys.executable, *words, str(folder)], check=True, capture_output=True)


def commands(notebook: Path, folder: Path) -> dict[str, Callable[[], object]]:
    """Return the conversions of a notebook, each a program of its own."""
    of_nbconvert = {name: partial(converted, name, notebook, folder) for name in _ENDINGS}
    return {**of_nbconvert, EXPORT: partial(exported, [notebook], folder)}
