"""``chiso export``: a notebook that somebody has run and edited → the forms an office uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from helpers.atomic import publish_file
from helpers.cli.language import Words
from helpers.cli.wording import Command, Option
from helpers.errors import EmptyFormError, ReportError

# Spelt out, for help must not load what makes them; a test compares them with the forms there are.
_FORMS = ("html", "pdf", "docx", "xlsx", "zip")


def export_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "export",
        help=words("help.export"),
        short_help=words("brief.export"),
        epilog=words("help.export_examples"),
        params=[
            click.Argument(["notebooks"], nargs=-1, required=True, type=click.Path(path_type=Path)),
            Option(
                ["--to", "forms"],
                multiple=True,
                type=click.Choice(_FORMS),
                help=words("help.export_to"),
            ),
            Option(
                ["--out"],
                required=True,
                type=click.Path(path_type=Path),
                help=words("help.export_out"),
            ),
        ],
        callback=_export,
    )


@click.pass_context
def _export(
    context: click.Context, notebooks: tuple[Path, ...], forms: tuple[str, ...], out: Path
) -> None:
    from helpers.publishing.export import document_of

    words: Words = context.obj
    failed = False
    for path in notebooks:
        try:
            document = document_of(path)
            for form in forms or _FORMS:
                # of all forms an empty one is left out; one asked for by name is missed
                failed |= not _written(document, out / f"{path.stem}.{form}", words) and bool(forms)
        except ReportError as error:  # it is wrong with the notebook, and so in every form
            failed = True
            click.echo(words("error", text=error.text(words.language)), err=True)
    if failed:
        context.exit(1)


def _written(document: Any, path: Path, words: Words) -> bool:
    from helpers.publishing.forms import OFFICE_FORMS

    try:
        publish_file(path, OFFICE_FORMS[path.suffix](document))
    except EmptyFormError as error:
        text = error.text(words.language)
        click.echo(words("export_left_out", path=path, text=text), err=True)
        return False
    click.echo(path)
    return True
