"""``chiso explain``: the way of a figure from the line of a document to the sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from helpers.batch.explanation import Explanation, Place
from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option

_MOST_PLACES = 30
_MOST_FIGURES = 10


def explain_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "explain",
        help=words("help.explain"),
        short_help=words("brief.explain"),
        epilog=words("help.explain_examples"),
        params=[
            click.Argument(["figure"], required=True),
            Option(["--json", "as_json"], is_flag=True, help=words("help.explain_json")),
        ],
        callback=_explain,
    )


@click.pass_context
def _explain(context: click.Context, figure: str, as_json: bool) -> None:
    from helpers.batch.explanation import explain

    words: Words = context.obj
    found = explain(project_of(context), figure)
    if as_json:
        for item in found:
            click.echo(json.dumps(asdict(item), ensure_ascii=False))
        return
    for item in found[:_MOST_FIGURES]:
        click.echo("\n".join(explanation_lines(item, words)) + "\n")
    if len(found) > _MOST_FIGURES:
        others = ", ".join(item.key for item in found[_MOST_FIGURES:])
        click.echo(words("explain_further", count=len(found) - _MOST_FIGURES, keys=others))


def explanation_lines(item: Explanation, words: Words) -> Iterator[str]:
    """Yield the way of a figure as text, from the sentence down to the line."""
    yield f"{item.shown}  {item.report}#{item.key}"
    for sentence in item.sentences:
        yield words("explain_sentence", text=sentence)
    if item.how:
        yield words("explain_how", how=item.how)
    for place in item.places[:_MOST_PLACES]:
        yield from _place_lines(place, words)
    if len(item.places) > _MOST_PLACES:
        yield words("explain_places", count=len(item.places) - _MOST_PLACES)


def _place_lines(place: Place, words: Words) -> Iterator[str]:
    page = words("explain_page", page=place.page) if place.page is not None else ""
    line = words("explain_line", line=place.line) if place.line is not None else ""
    yield words("explain_source", document=place.document, where=f"{page}{line}")
    if place.text:
        yield f"      | {place.text}"
    elif place.line is not None:
        yield words("explain_changed")
    status = words(f"reading_{place.status}")
    yield words("explain_reading", status=status, printed=place.printed or "–")
    if place.evidence:
        yield words("explain_evidence", evidence=place.evidence)
    for name in place.corrections:
        yield words("explain_correction", name=name)
    for number, row in place.rows:
        told = ", ".join(f"{key}={value}" for key, value in row.items() if value and key != "line")
        yield words("explain_row", number=number, row=told)
