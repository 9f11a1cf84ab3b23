"""Documents per second and peak memory at 10, 100 and 1,000 documents.

``python -m benchmarks.extraction.speed`` reads each batch in a fresh process, so that one batch
does not hide in the memory of another. Imports are not counted in the rate, but stated.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.extraction.compose import generate
from benchmarks.extraction.model import LEVELS

SIZES = (10, 100, 1000)
WIDTHS = (9, 8, 8, 8, 9, 8)


def measure(folder: Path) -> dict[str, float]:
    """Read every text of ``folder`` in this process; return seconds, megabytes and letters."""
    begun = time.perf_counter()
    from helpers.cleaning import clean_file  # noqa: PLC0415 - its import is measured
    from helpers.errors import ChisoError  # noqa: PLC0415

    imported = time.perf_counter()
    texts = sorted(folder.glob("*.txt"))
    refused = 0
    for path in texts:
        try:
            clean_file(path, folder / "out")
        except ChisoError:
            refused += 1
    seconds = time.perf_counter() - imported
    return {
        "documents": len(texts),
        "letters": sum(path.stat().st_size for path in texts),
        "refused": refused,
        "import_seconds": imported - begun,
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a batch."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.speed")
    parser.add_argument("--level", choices=LEVELS, default="seed-like")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    heads = zip(
        ("documents", "MB text", "docs/s", "ms/doc", "import s", "peak MB"), WIDTHS, strict=True
    )
    print(" ".join(f"{head:>{width}}" for head, width in heads))
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="chiso-speed-") as private:
            folder = Path(private)
            for seed in range(size):
                document = generate(seed, options.level)
                (folder / document.name).write_text(document.text, encoding="utf-8")
            print(_line(_in_fresh_process(folder)), flush=True)


def _in_fresh_process(folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.extraction.speed", "--measure", str(folder)]
    # what goes wrong there is told as it stands
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _line(found: dict[str, float]) -> str:
    rate = found["documents"] / found["seconds"]
    return (
        f"{found['documents']:>9.0f} {found['letters'] / 1e6:>8.2f} {rate:>8.1f} "
        f"{1000 / rate:>8.1f} {found['import_seconds']:>9.2f} {found['megabytes']:>8.0f}"
    )


if __name__ == "__main__":
    main()
