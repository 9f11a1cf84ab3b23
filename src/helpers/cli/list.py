"""``chiso list``: the documents, authorities and periods there are."""

from __future__ import annotations

import click

from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command


def list_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "list",
        help=words("help.list"),
        short_help=words("brief.list"),
        epilog=words("help.list_examples"),
        callback=_list,
    )


@click.pass_context
def _list(context: click.Context) -> None:
    from helpers.batch.listing import listing

    words: Words = context.obj
    found = listing(project_of(context))
    click.echo(words("list_documents"))
    for document in found.documents:
        state = words(f"list_{document.state}")
        click.echo(f"  {document.name}  [{state}]  {document.title}".rstrip())
    click.echo(words("list_reports"))
    for report in found.reports:
        state = words("list_published" if report.published else "list_due")
        click.echo(
            f"  {report.authority}  {report.kind}  {report.period}  [{state}]  {report.territory}"
        )
