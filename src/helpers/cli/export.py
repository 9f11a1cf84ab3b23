"""``chiso export``: a notebook that somebody has run and edited → the forms an office uses."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.batch.forms import FORMS
from helpers.cli.language import Words
from helpers.cli.wording import Command, Option


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
                type=click.Choice(FORMS),
                help=words("help.export_to"),
            ),
            Option(
                ["--out"],
                required=True,
                type=click.Path(path_type=Path),
                help=words("help.export_out"),
            ),
            Option(["--jobs", "-j"], type=click.IntRange(1), help=words("help.export_jobs")),
        ],
        callback=_export,
    )


@click.pass_context
def _export(
    context: click.Context,
    notebooks: tuple[Path, ...],
    forms: tuple[str, ...],
    out: Path,
    jobs: int | None,
) -> None:
    from helpers.batch.exporting import export_all, exports

    words: Words = context.obj
    failed = False
    for outcome in export_all(exports(notebooks, out, forms or FORMS), jobs or 0):
        for path in outcome.written:
            click.echo(path)
        for path, empty in outcome.left_out:
            text = empty.text(words.language)
            click.echo(words("export_left_out", path=path, text=text), err=True)
            failed |= bool(forms)  # of all forms an empty one is left out; one named is missed
        if outcome.error:
            click.echo(words("error", text=outcome.error.text(words.language)), err=True)
            failed = True
    if failed:
        context.exit(1)
