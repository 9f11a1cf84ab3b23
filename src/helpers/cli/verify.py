"""``chiso verify``: whether what is published is what was made."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option


def verify_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "verify",
        help=words("help.verify"),
        short_help=words("brief.verify"),
        epilog=words("help.verify_examples"),
        params=[Option(["--json", "as_json"], is_flag=True, help=words("help.verify_json"))],
        callback=_verify,
    )


@click.pass_context
def _verify(context: click.Context, as_json: bool) -> None:
    from helpers.batch.verification import verify

    words: Words = context.obj
    verdict = verify(project_of(context))
    for finding in verdict.findings:
        told = words(f"verify_{finding.fault}", path=finding.path)
        click.echo(json.dumps(asdict(finding), ensure_ascii=False) if as_json else told)
    if not as_json:
        counts = {"files": verdict.files, "products": verdict.products}
        bad = len(verdict.findings)
        click.echo(words("verify_bad" if bad else "verify_good", count=bad, **counts))
    if verdict.findings:
        context.exit(1)
