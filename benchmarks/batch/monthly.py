"""``chiso build`` of the monthly reports alone.

``python -m benchmarks.batch.monthly ROOT JOBS FORM…``
"""

from __future__ import annotations

import sys
from pathlib import Path

from helpers.batch.executors import open_crew
from helpers.batch.holding import project_held
from helpers.batch.inputs import Hashes
from helpers.batch.making import make_all
from helpers.batch.plan import in_forms, known_due
from helpers.batch.project import Project
from helpers.batch.watcher import Silent
from helpers.batch.workplace import Workplace


def main(root: str, jobs: str, *forms: str) -> int:
    """Make what is missing or stale; return 1 if something failed."""
    project = Project(Path(root))
    hashes = Hashes(project)
    with project_held(project), open_crew(Workplace(jobs=int(jobs)), project, forms) as crew:
        every = in_forms(known_due(project, hashes), forms)
        due = [item for item in every if item.spec.kind == "monthly"]
        made = make_all(project, due, hashes, crew, Silent())
        hashes.files.save()
    failures = [item for item in made if item.error is not None]
    for item in failures:
        print(item.name, item.error, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
