"""Write synthetic dispatches and their truth, to be looked at or read by something else.

``python -m benchmarks.extraction.write --level seed-like --seeds 0:20 FOLDER``
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.extraction.compose import generate
from benchmarks.extraction.folder import write_truth
from benchmarks.extraction.model import LEVELS
from benchmarks.extraction.score import seed_range


def main(arguments: Sequence[str] | None = None) -> None:
    """Write texts to ``FOLDER`` and the true tables to ``FOLDER/truth/<text's name>``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.write")
    parser.add_argument("--level", choices=LEVELS, default="clean")
    parser.add_argument("--seeds", type=seed_range, default=range(10), metavar="FIRST:LAST")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for seed in options.seeds:
        document = generate(seed, options.level)
        path = options.folder / document.name
        path.write_text(document.text, encoding="utf-8", newline="\n")
        write_truth(document, options.folder / "truth" / path.stem)


if __name__ == "__main__":
    main()
