"""``chiso clean``: dispatches → cleaned tables."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.language import Words
from helpers.cli.wording import Command, Option
from helpers.errors import ChisoError


def clean_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "clean",
        help=words("help.clean"),
        short_help=words("brief.clean"),
        epilog=words("help.clean_examples"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            Option(
                ["--out"], required=True, type=click.Path(path_type=Path), help=words("help.out")
            ),
        ],
        callback=_clean,
    )


@click.pass_context
def _clean(context: click.Context, files: tuple[Path, ...], out: Path) -> None:
    from helpers.cleaning import clean_file

    words: Words = context.obj
    complete = True
    for path in files:
        try:
            click.echo(clean_file(path, out))
        except ChisoError as error:
            complete = False
            click.echo(words("error", text=error.text(words.language)), err=True)
    if not complete:
        context.exit(1)
