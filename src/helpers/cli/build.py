"""``chiso build``: bring all cleaned tables and reports up to date."""

from __future__ import annotations

import click

from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option


def build_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "build",
        help=words("help.build"),
        short_help=words("brief.build"),
        epilog=words("help.build_examples"),
        params=[Option(["--jobs", "-j"], type=click.IntRange(1), help=words("help.jobs"))],
        callback=_build,
    )


@click.pass_context
def _build(context: click.Context, jobs: int | None) -> None:
    from helpers.batch.build import build
    from helpers.batch.executors import default_jobs
    from helpers.cli.progress import Display, closing_table

    words: Words = context.obj
    project = project_of(context)
    with Display(words).shown() as display:
        outcomes = build(project, jobs or default_jobs(), display)
    closing_table(outcomes, words)
    click.echo(words("index_at", path=project.reports / "index.html"))
    if any(outcome.status == "failed" for outcome in outcomes):
        context.exit(1)
