"""Measure the reading engine: ``python -m benchmarks.extraction.score --level all --seeds 0:200``.

Every document is generated, written to a private folder, read by ``helpers.cleaning.clean_file``
and compared with its truth.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.extraction.compose import generate
from benchmarks.extraction.match import score
from benchmarks.extraction.model import LEVELS
from benchmarks.extraction.tally import HEADER, Tally, line, more
from helpers.errors import ChisoError

Clean = Callable[[Path, Path], Path]


def score_level(level: str, seeds: Iterable[int], clean: Clean, keep: Path | None = None) -> Tally:
    """Return the tally of all ``seeds`` at one level.

    Parameters
    ----------
    level : str
        One of the four levels of noise.
    seeds : iterable of int
        Which documents.
    clean : callable
        ``clean_file(path, out) -> folder``, or anything that writes the same tables.
    keep : Path, optional
        Where to leave the texts and tables; by default they go as soon as they are scored.
    """
    total = Tally()
    for seed in seeds:
        with tempfile.TemporaryDirectory(prefix="chiso-score-") as private:
            total.add(_score_one(seed, level, clean, keep or Path(private)))
    return total


def _score_one(seed: int, level: str, clean: Clean, place: Path) -> Tally:
    document = generate(seed, level)
    path = place / document.name
    path.write_text(document.text, encoding="utf-8", newline="\n")
    try:
        folder = clean(path, place / "out" / path.stem)
    except ChisoError as error:
        folder = place / "refused"
        refused = score(document, folder)
        refused.failed = 1
        refused.notes.insert(0, f"refused     {level} {seed} | {error}")
        return refused
    return score(document, folder)


def seed_range(text: str) -> range:
    """Return ``0:200`` as a range."""
    first, _, last = text.partition(":")
    return range(int(first), int(last or int(first) + 1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of results, and the worst outcomes where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.score")
    parser.add_argument("--level", choices=(*LEVELS, "all"), default="all")
    parser.add_argument("--seeds", type=seed_range, default=range(100), metavar="FIRST:LAST")
    parser.add_argument("--show", type=int, default=0, help="how many outcomes to list")
    parser.add_argument("--only", default="", help="list only outcomes that begin with this")
    parser.add_argument("--keep", type=Path, help="leave texts and tables in this folder")
    options = parser.parse_args(arguments)
    from helpers.cleaning import clean_file  # noqa: PLC0415 - the rest runs without the engine

    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    print(HEADER, flush=True)
    for level in LEVELS if options.level == "all" else (options.level,):
        tally = score_level(level, options.seeds, clean_file, options.keep)
        print(line(level, tally))
        print(more(tally), flush=True)
        if tally.failed:
            print(f"  refused: {tally.failed} documents")
        listed = [note for note in tally.notes if note.lower().startswith(options.only.lower())]
        for note in listed[: options.show]:
            print("   ", note)


if __name__ == "__main__":
    main()
