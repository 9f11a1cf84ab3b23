"""What a plain report must not load: it would take as long as the report itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
from helpers.narrative import monthly_report
from helpers.publishing import export_docx, export_html, export_pdf
from tests.publishing.notebooks import notebook

report = monthly_report("son-la", "2025-07", "vi", sys.argv[1])
sections = (report.head, report.first_page, report.territory, report.departments, report.communes,
            report.overdue, report.change, report.shortcomings, report.annexes, report.quality)
made = notebook(*(element for section in sections for element in section()))
assert "<figure" in export_html(made).decode()
export_pdf(made)
export_docx(made)
print(*sorted(name for name in sys.modules if name in ("matplotlib", "seaborn", "scipy")))
"""


def test_a_report_is_made_and_published_without_matplotlib_or_seaborn(processed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(processed)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
