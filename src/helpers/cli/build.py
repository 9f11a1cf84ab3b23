"""``chiso build``: bring all cleaned tables and reports up to date."""

from __future__ import annotations

from typing import Any

import click

from helpers.cli.forms import forms_option
from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option
from helpers.cli.workplace import workplace_of, workplace_options


def build_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "build",
        help=words("help.build"),
        short_help=words("brief.build"),
        epilog=words("help.build_examples"),
        params=[
            forms_option(words),
            *workplace_options(words, several=True),
            Option(["--json", "as_json"], is_flag=True, help=words("help.build_json")),
        ],
        callback=_build,
    )


@click.pass_context
def _build(
    context: click.Context, /, as_json: bool, forms: tuple[str, ...], **options: Any
) -> None:
    from helpers.batch.build import build
    from helpers.cli.progress import closing_table, shown_and_logged

    words: Words = context.obj
    project = project_of(context)
    with shown_and_logged(project, "build", words, as_json=as_json) as watcher:
        outcomes = build(project, workplace_of(**options), watcher, forms)
    if not as_json:
        closing_table(outcomes, words)
        if outcomes[-1].status != "failed":
            click.echo(words("index_at", path=project.reports / "index.html"))
    if any(outcome.status == "failed" for outcome in outcomes):
        context.exit(1)
