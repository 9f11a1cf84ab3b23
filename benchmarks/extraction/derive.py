"""Derive the table of reading confusions from scanned texts and the names known to be in them.

``python -m benchmarks.extraction.derive TEXT NAMES [TEXT NAMES …]`` prints YAML: for each true
letter the strings that stood in its place, with how often. ``NAMES`` is a CSV with a column
``unit`` (a measures table will do) or a text file with one true line a line.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from helpers.vietnamese import strip_marks

LEAST_SCORE = 72.0
"""Below this likeness a line is not taken for the true one."""

Confusions = dict[str, Counter[str]]


def confusions(pairs: Iterable[tuple[str, str]]) -> Confusions:
    """Return, for each true letter, what stood in its place in (true, read) pairs."""
    found: Confusions = defaultdict(Counter)
    for true, read in pairs:
        for edit in Levenshtein.opcodes(true, read):
            piece, seen = (
                true[edit.src_start : edit.src_end],
                read[edit.dest_start : edit.dest_end],
            )
            if len(piece) == len(seen):
                for letter, other in zip(piece, seen, strict=True):
                    found[letter][other] += 1
            elif len(piece) == 1 and len(seen) < 3:
                found[piece][seen] += 1
    return found


def aligned(lines: Sequence[str], truths: Iterable[str]) -> list[tuple[str, str]]:
    """Return (true, read) pairs: each truth with the stretch of text that is most like it."""
    plain_lines = [strip_marks(line).lower() for line in lines]
    pairs = []
    for truth in truths:
        plain = strip_marks(truth).lower()
        best = max(
            (
                (fuzz.partial_ratio_alignment(plain, line, score_cutoff=LEAST_SCORE), index)
                for index, line in enumerate(plain_lines)
                if len(line) >= len(plain) - 2
            ),
            key=lambda pair: pair[0].score if pair[0] else 0.0,
            default=(None, 0),
        )
        if best[0] is not None and len(plain_lines[best[1]]) == len(lines[best[1]]):
            pairs.append((truth, lines[best[1]][best[0].dest_start : best[0].dest_end]))
    return pairs


def read_truths(path: Path) -> list[str]:
    """Return the distinct true strings of a names table or of a text file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        return list(dict.fromkeys(row["unit"] for row in csv.DictReader(text.splitlines())))
    return [line for line in text.splitlines() if line.strip()]


def as_yaml(found: Confusions, least: int = 1) -> str:
    """Return the table as YAML, letters sorted, the commonest confusion first."""
    table = {
        letter: {other: count for other, count in found[letter].most_common() if count >= least}
        for letter in sorted(found)
        if letter.strip() and set(found[letter]) - {letter}
    }
    return yaml.safe_dump(table, allow_unicode=True, sort_keys=False, width=100)


def main(arguments: Sequence[str]) -> None:
    """Print the confusions of the pairs of files given."""
    pairs: list[tuple[str, str]] = []
    for text, names in zip(arguments[::2], arguments[1::2], strict=True):
        lines = Path(text).read_text(encoding="utf-8").splitlines()
        pairs += aligned(lines, read_truths(Path(names)))
    print(as_yaml(confusions(pairs)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
