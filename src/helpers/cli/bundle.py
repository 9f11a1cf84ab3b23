"""``chiso bundle``: published reports in one archive to send."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option


def bundle_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "bundle",
        help=words("help.bundle"),
        short_help=words("brief.bundle"),
        epilog=words("help.bundle_examples"),
        params=[
            Option(["--authority"], default="", help=words("help.bundle_authority")),
            Option(["--period"], default="", help=words("help.bundle_period")),
            Option(
                ["--out"],
                type=click.Path(path_type=Path, dir_okay=False),
                help=words("help.bundle_out"),
            ),
            Option(["--older-too"], is_flag=True, help=words("help.older_too")),
        ],
        callback=_bundle,
    )


@click.pass_context
def _bundle(
    context: click.Context, authority: str, period: str, out: Path | None, older_too: bool
) -> None:
    from helpers.batch.bundle import write_bundle

    words: Words = context.obj
    name = "-".join(filter(None, ("bao-cao", authority, period)))
    path = out or Path(f"{name}.zip")
    done = write_bundle(project_of(context), path.resolve(), authority, period, older_too=older_too)
    size = f"{done.path.stat().st_size / 1e6:.1f}"
    click.echo(words("bundle_at", path=done.path, reports=done.reports, files=done.files, mb=size))
