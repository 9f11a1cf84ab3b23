"""``chiso report monthly``, ``annual``, ``sheets``: make one report, or the sheets of its units."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from helpers.cli.forms import forms_option
from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Group, Option
from helpers.cli.workplace import workplace_of, workplace_options
from helpers.messages import LANGUAGES

_MOMENT_HELP = {"monthly": "help.period", "annual": "help.year", "sheets": "help.sheets_period"}


def report_group(words: Words) -> Group:
    """Return the verb with its help in the language of ``words``."""
    group = Group(
        "report",
        help=words("help.report"),
        short_help=words("brief.report"),
        epilog=words("help.report_examples"),
    )
    for kind, moment in (("monthly", "period"), ("annual", "year"), ("sheets", "period")):
        options: list[click.Parameter] = [
            Option(["--authority"], required=True, help=words("help.authority")),
            Option([f"--{moment}", "moment"], required=True, help=words(_MOMENT_HELP[kind])),
            Option(
                ["--language"],
                type=click.Choice(LANGUAGES),
                default="vi",
                help=words("help.language"),
            ),
            *([Option(["--unit"], default="", help=words("help.unit"))] * (kind == "sheets")),
            forms_option(words),
            Option(["--out"], type=click.Path(path_type=Path), help=words("help.report_out")),
            *workplace_options(words, several=False),
        ]
        callback = partial(_report, kind)
        group.add_command(
            Command(kind, help=words(f"help.{kind}"), params=options, callback=callback)
        )
    return group


def _report(
    kind: str, authority: str, moment: str, language: str, out: Path | None, **options: Any
) -> None:
    from helpers.batch.build import build_one, pick
    from helpers.batch.forms import asked_forms
    from helpers.batch.plan import in_forms
    from helpers.batch.spec import SHEETS_FOLDER
    from helpers.cli.progress import shown_and_logged

    context = click.get_current_context()
    words: Words = context.obj
    unit = options.pop("unit", "")
    if unit and out is None:  # one sheet must not take the place of all of them in reports/
        raise click.MissingParameter(ctx=context, param=_option(context, "out"))
    project = project_of(context)
    asked = asked_forms(project, options.pop("forms"))
    with shown_and_logged(project, "report", words) as watcher:
        outcomes = build_one(
            project,
            lambda due: pick(in_forms(due, asked), kind, authority, moment, language, unit=unit),
            out.resolve() if out else None,
            watcher,
            workplace_of(**options),
        )
    if any(outcome.status == "failed" for outcome in outcomes):
        context.exit(1)
    folder = out or project.reports / authority / moment / (
        SHEETS_FOLDER if kind == "sheets" else ""
    )
    click.echo(words("report_at", path=folder))


def _option(context: click.Context, name: str) -> click.Parameter:
    return next(item for item in context.command.params if item.name == name)
