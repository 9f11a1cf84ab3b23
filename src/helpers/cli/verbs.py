"""The verbs of ``chiso``, each in a module of its own."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.cli.build import build_command
from helpers.cli.bundle import bundle_command
from helpers.cli.clean import clean_command
from helpers.cli.explain import explain_command
from helpers.cli.export import export_command
from helpers.cli.language import Words
from helpers.cli.list import list_command
from helpers.cli.place import keep_root
from helpers.cli.plan import plan_command
from helpers.cli.report import report_group
from helpers.cli.verify import verify_command
from helpers.cli.wording import Group, Option
from helpers.messages import LANGUAGES


def command_group(words: Words) -> Group:
    """Return ``chiso`` with its help in the language of ``words``."""
    group = Group(
        "chiso",
        help=words("help.chiso"),
        epilog=words("help.chiso_examples"),
        params=[
            Option(["--lang"], type=click.Choice(LANGUAGES), help=words("help.lang")),
            Option(
                ["--root"],
                type=click.Path(path_type=Path, file_okay=False, exists=True),
                help=words("help.root"),
            ),
            Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                help=words("help.version"),
                expose_value=False,
                callback=_show_version,
            ),
        ],
        context_settings={"obj": words, "help_option_names": ["-h", "--help"]},
        callback=keep_root,
    )
    for command in (
        build_command(words),
        plan_command(words),
        clean_command(words),
        report_group(words),
        export_command(words),
        list_command(words),
        verify_command(words),
        explain_command(words),
        bundle_command(words),
    ):
        group.add_command(command)
    return group


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"chiso {version('chiso')}")
        context.exit()
