"""``chiso clean``: dispatches → cleaned tables."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.language import Words
from helpers.cli.place import corrections_of
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
            Option(
                ["--corrections"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                help=words("help.corrections"),
            ),
        ],
        callback=_clean,
    )


@click.pass_context
def _clean(
    context: click.Context, files: tuple[Path, ...], out: Path, corrections: Path | None
) -> None:
    from helpers.cleaning import clean_file
    from helpers.corrections.folder import CorrectionsFolder

    words: Words = context.obj
    folder = corrections or corrections_of(context)
    errors: list[ChisoError] = []
    for path in files:
        try:
            click.echo(clean_file(path, out, folder))
        except ChisoError as error:
            errors.append(error)
            click.echo(words("error", text=error.text(words.language)), err=True)
    if folder is not None:
        found = CorrectionsFolder.read(folder)
        told = {error.fields.get("path") for error in errors}
        for unread in found.nameless():
            if unread.fields["path"] not in told:
                errors.append(unread)
                click.echo(words("error", text=unread.text(words.language)), err=True)
        if corrections is not None:
            for unused in found.unused(files):
                click.echo(words("corrections_unused", path=unused), err=True)
    if errors:
        context.exit(1)
