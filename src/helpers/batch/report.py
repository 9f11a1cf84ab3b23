"""Make one report: run its notebook on the tables it may see, export, check, publish."""

from __future__ import annotations

import html
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from helpers.atomic import publish_file, publish_files
from helpers.batch.execution import INJECTED, NotebookError, notebook_bytes, run_notebook
from helpers.batch.fingerprint import hash_bytes
from helpers.batch.forms import FORMS, MADE_IN, PAGE, forms_in, in_order
from helpers.batch.outcome import Outcome, failed
from helpers.batch.record import (
    Record,
    load_record,
    record_bytes,
    run_bytes,
    run_name,
)
from helpers.batch.spec import ReportJob, ReportSpec
from helpers.errors import EmptyFormError, ReportError
from helpers.vietnamese import format_period


def make_report(job: ReportJob) -> Outcome:
    """Make and publish one report; never raises for what is wrong with its input.

    A report that fails leaves the one published before untouched, and its notebook beside it as
    ``report.failed.ipynb``, so that the failing cell can be looked at. One that only lacks forms
    gets these from its published notebook.
    """
    spec = job.spec
    started = datetime.now(UTC)
    executed: Any = None
    try:
        if job.further and (made := load_record(job.out / spec.manifest)):
            _add_forms(job, made, started)
        else:
            executed = _run(job)
            forms = _exported(executed, spec, spec.forms)
            files = {**forms, f"{spec.stem}.ipynb": notebook_bytes(executed)}
            _publish(job, files, _checked_facts(files, spec), started)
        return Outcome(spec.product, spec.name, "made")
    except Exception as error:  # one report must not stop the others
        if isinstance(error, NotebookError):
            executed = error.executed
        return failed(spec.product, spec.name, error, _keep(job, executed, error))
    finally:
        shutil.rmtree(job.work, ignore_errors=True)


def _keep(job: ReportJob, executed: Any, error: Exception) -> Path | None:
    """Keep the notebook that failed, if there is one; one that found no place did not fail."""
    if executed is None or isinstance(error, OSError):
        return None
    kept = job.out / job.spec.kept
    try:
        publish_file(kept, notebook_bytes(executed))
    except OSError:  # what failed first is what to tell of
        return None
    return kept


def _run(job: ReportJob) -> Any:
    shutil.rmtree(job.work, ignore_errors=True)  # of a run whose worker was lost
    tables = job.work / "processed"
    tables.mkdir(parents=True)
    for folder in job.documents:
        (tables / folder.name).mkdir()
        for table in sorted(folder.glob("*.csv")):
            shutil.copyfile(table, tables / folder.name / table.name)
    told = {**job.spec.parameters, "processed": str(tables)}
    executed = run_notebook(job.notebook, told, job.work, job.root, job.limits)
    _forget_private_folder(executed)
    return executed


def _forget_private_folder(notebook: Any) -> None:
    """Take the run's own folder out of the cell papermill added: it is gone after the run."""
    for cell in notebook.cells:
        if INJECTED in cell.metadata.get("tags", []):
            lines = cell.source.splitlines()
            cell.source = "\n".join(line for line in lines if not line.startswith("processed ="))


def _exported(executed: Any, spec: ReportSpec, forms: Collection[str]) -> dict[str, bytes]:
    from helpers.publishing.export import document_of
    from helpers.publishing.forms import FORMS as MAKERS
    from helpers.publishing.forms import OFFICE_FORMS
    from helpers.publishing.sheets import sheet_files

    if spec.kind == "sheets":
        return sheet_files(executed, with_pdf="pdf" in forms)
    files = {}
    document = document_of(executed)
    for ending, make in MAKERS.items():
        form = ending[1:] if ending in OFFICE_FORMS else PAGE  # what the index reads goes with it
        if form in forms:
            with suppress(EmptyFormError):  # an edited notebook may show no table, carry no data
                files[f"{spec.stem}{ending}"] = make(document)
    return files


def _checked_facts(files: Mapping[str, bytes], spec: ReportSpec) -> dict[str, str]:
    """Return what the index tells of a report, once every page names its authority and period.

    Raises
    ------
    ReportError
        If one does not: then it is somebody else's report under this name.
    """
    pages = [data.decode() for name, data in files.items() if name.endswith(".html")]
    titles = [_checked_title(page, spec) for page in pages]
    return {
        "kind": spec.kind,
        "authority": spec.authority,
        "territory": spec.territory,
        "period": spec.period,
        "language": spec.language,
        "title": titles[0],
        MADE_IN: " ".join(spec.forms),
    }


def _checked_title(text: str, spec: ReportSpec) -> str:
    """Return the title of a page that names its authority and period."""
    shown = _folded(_plain(re.sub(r"(?s)<(style|script|title)\b.*?</\1>", " ", text)))
    period = format_period(spec.period, spec.language)
    in_words = period.replace("/", " năm ")  # "tháng 7/2025" may stand as "tháng 7 năm 2025"
    name = spec.territory.split(" ", 1)[-1]  # "tỉnh Sơn La" may stand as "Sơn La"
    for ways in ((name,), (period, in_words)):
        if not any(_folded(own) in shown for own in ways):
            raise ReportError("batch.not_its_own", name=spec.name, missing=ways[0])
    heading = re.search(r"(?s)<h1\b[^>]*>(.*?)</h1>", text)
    return _plain(heading[1]) if heading else f"{spec.territory}, {period}"


def _plain(markup: str) -> str:
    text = html.unescape(re.sub(r"<[^>]*>", " ", markup))
    return " ".join(text.split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _add_forms(job: ReportJob, made: Record, started: datetime) -> None:
    """Make the forms that a published report lacks, and leave the others as they are.

    Pages of sheets lead to their PDF, so theirs are written anew.
    """
    import nbformat

    spec, had = job.spec, forms_in(made.facts)
    all_forms = in_order(had.union(spec.forms))
    asked = all_forms if spec.kind == "sheets" else [form for form in spec.forms if form not in had]
    executed = nbformat.read(job.out / f"{spec.stem}.ipynb", as_version=4)
    files = _exported(executed, spec, asked)
    outputs = {**made.outputs, **_hashes(files)}
    facts = {**made.facts, MADE_IN: " ".join(all_forms)}
    _write(job, files, Record(job.key, job.inputs, outputs, facts), started, [spec.kept])


def _publish(
    job: ReportJob, files: Mapping[str, bytes], facts: Mapping[str, str], started: datetime
) -> None:
    spec = job.spec
    outputs = _hashes(files)
    before = load_record(job.out / spec.manifest)
    # Of a unit that is no longer there, in a form not asked for, of a run that failed: all of them
    # tell older figures. A name in another folder is none of ours.
    gone = {Path(name).name for name in before.outputs} if before else set()
    gone |= {f"{spec.stem}.{form}" for form in FORMS} | {spec.kept}
    record = Record(job.key, job.inputs, outputs, facts)
    _write(job, files, record, started, gone - outputs.keys())


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hash_bytes(data) for name, data in files.items()}


def _write(
    job: ReportJob,
    files: Mapping[str, bytes],
    record: Record,
    started: datetime,
    gone: Iterable[str] = (),
) -> None:
    of_the_run = {run_name(job.spec.stem): run_bytes(started)}
    publish_files(job.out, {**files, **of_the_run, job.spec.manifest: record_bytes(record)}, gone)
