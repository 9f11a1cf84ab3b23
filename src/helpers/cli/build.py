"""``chiso build``: bring all cleaned tables and reports up to date."""

from __future__ import annotations

from typing import Any

import click

from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command
from helpers.cli.workplace import workplace_of, workplace_options


def build_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "build",
        help=words("help.build"),
        short_help=words("brief.build"),
        epilog=words("help.build_examples"),
        params=workplace_options(words, several=True),
        callback=_build,
    )


@click.pass_context
def _build(context: click.Context, /, **options: Any) -> None:
    from helpers.batch.build import build
    from helpers.cli.progress import Display, closing_table

    words: Words = context.obj
    project = project_of(context)
    with Display(words).shown() as display:
        outcomes = build(project, workplace_of(**options), display)
    closing_table(outcomes, words)
    click.echo(words("index_at", path=project.reports / "index.html"))
    if any(outcome.status == "failed" for outcome in outcomes):
        context.exit(1)
