"""Print what differs between the engine and the golden data.

``python -m tests.golden.compare`` for all five documents, or with the names of some.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from helpers.errors import InputError
from tests.golden import figures, statements
from tests.golden.documents import NAMES, Tables, cleaned, golden

Check = Callable[[Tables, Tables], Iterator[str]]

CHECKS: Mapping[str, Check] = {
    "head": statements.wrong_head,
    "figures lacking or wrong": figures.wrong_figures,
    "figures invented": figures.invented_figures,
    "figures doubted without need": figures.needless_doubts,
    "facts beside the figures": figures.wrong_facts,
    "tokens as printed": figures.wrong_tokens,
    "evidence": figures.unexplained_doubts,
    "overdue dossiers": statements.wrong_dossiers,
    "claims lacking or judged otherwise": statements.wrong_claims,
    "claims contradicted falsely": statements.false_contradictions,
    "findings missed": statements.missed_findings,
    "findings called low": statements.misjudged_findings,
    "findings invented": statements.invented_findings,
}


def report(name: str, given: Tables) -> int:
    """Print the differences of one document and return how many there are."""
    wanted, count = golden(name), 0
    print(f"== {name}: {len(given.measures)} figures (golden {len(wanted.measures)})")
    for title, check in CHECKS.items():
        differences = list(check(wanted, given))
        count += len(differences)
        print(f"-- {title}: {len(differences) or 'none'}")
        for difference in differences:
            print(f"   {difference}")
    return count


def main(names: list[str]) -> int:
    """Clean and compare the documents ``names``; return the exit code."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(NAMES)}")
        return 2
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or NAMES:
            try:
                total += report(name, cleaned(name, Path(folder)))
            except InputError as error:
                print(f"== {name}: {error}")
                total += 1
    print(f"{total} differences")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
