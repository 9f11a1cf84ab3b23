"""What a user sees of a build: a bar while it runs, a table at its end, errors as they come."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from helpers.batch.journal import Events, logged
from helpers.batch.outcome import KINDS, Outcome, Status
from helpers.batch.project import Project
from helpers.batch.watcher import Watcher
from helpers.cli.language import Words

_MOST_NAMED = 3
_STATUSES: tuple[Status, ...] = ("made", "fresh", "removed", "failed")


class Display:
    """Shows a build on standard error; without a terminal it shows errors only."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bar = Progress(
            TextColumn("{task.fields[stage]}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[rate]}"),
            TextColumn("[red]{task.fields[failures]}[/red]"),
            TextColumn("{task.description}"),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._running: list[str] = []
        self._made = self._failed = 0
        self._started = 0.0

    @contextmanager
    def shown(self) -> Iterator[Display]:
        """Show the bar while the body runs."""
        with self._bar:
            yield self

    def begin(self, stage: str, total: int) -> None:
        """Start a bar for ``stage``."""
        self._running.clear()
        self._made, self._started = 0, time.monotonic()
        stage = self._words(f"stage_{stage}")
        self._task = self._bar.add_task("", total=total, stage=stage, rate="", failures="")

    def doing(self, name: str) -> None:
        """Name what is being worked on."""
        self._running.append(name)
        self._describe()

    def done(self, outcome: Outcome) -> None:
        """Advance the bar; print an error at once, so that it is seen while others go on."""
        if outcome.name in self._running:
            self._running.remove(outcome.name)
        if outcome.kind != "index":
            self._made += outcome.status == "made"
            self._failed += outcome.status == "failed"
            self._bar.advance(self._task)
            self._describe()
        if outcome.error is not None:
            self._console.print(escape(failure_text(outcome, self._words)))

    def _describe(self) -> None:
        """Show what is being worked on, how many a minute are made, and how many failed."""
        named = ", ".join(self._running[:_MOST_NAMED])
        more = f" +{len(self._running) - _MOST_NAMED}" if len(self._running) > _MOST_NAMED else ""
        minutes = (time.monotonic() - self._started) / 60
        rate = self._words("rate", rate=f"{self._made / minutes:.0f}") if self._made else ""
        failures = self._words("failures", count=self._failed) if self._failed else ""
        self._bar.update(self._task, description=escape(named + more), rate=rate, failures=failures)


@contextmanager
def shown_and_logged(
    project: Project, command: str, words: Words, *, as_json: bool = False
) -> Iterator[Watcher]:
    """Show a run, or tell it as lines of JSON on standard output, and keep its log."""
    if as_json:
        events = Events(click.echo, words.language)
        try:
            with logged(project, command, (events,), words.language) as watchers:
                yield watchers
        except BaseException as error:
            with suppress(OSError):  # nobody may be listening any more
                events.stopped(error)
            raise
        events.end()
        return
    with (
        Display(words).shown() as display,
        logged(project, command, (display,), words.language) as watchers,
    ):
        yield watchers


def failure_text(outcome: Outcome, words: Words) -> str:
    """Return what failed and why, and where the failing notebook lies."""
    assert outcome.error is not None
    text = words("failed", name=outcome.name, text=outcome.error.text(words.language))
    if outcome.kept is not None:
        text = f"{text}\n{words('kept', path=outcome.kept)}"
    return text


def closing_table(outcomes: Iterable[Outcome], words: Words) -> None:
    """Print on standard output how many of each kind were made, unchanged, removed and failed."""
    counts = Counter((outcome.kind, outcome.status) for outcome in outcomes)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("column_kind"))
    for status in _STATUSES:
        table.add_column(words(f"column_{status}"), justify="right")
    for kind in KINDS:
        table.add_row(words(f"kind_{kind}"), *(str(counts[kind, status]) for status in _STATUSES))
    Console(highlight=False).print(table)
