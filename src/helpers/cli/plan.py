"""``chiso plan``: what is stale and why, what is missing, what is fresh."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby

import click

from helpers.batch.outcome import KINDS
from helpers.batch.planning import CLEANING, MAKING, Plan, Planned, State
from helpers.batch.staleness import Reason
from helpers.cli.forms import forms_option
from helpers.cli.language import Words
from helpers.cli.place import project_of
from helpers.cli.wording import Command, Option

_MOST_NAMED = 6
_STATES: tuple[State, ...] = ("stale", "missing", "gone", "fresh")
_VALUES = ("parameters", "packages")


def plan_command(words: Words) -> Command:
    """Return the verb with its help in the language of ``words``."""
    return Command(
        "plan",
        help=words("help.plan"),
        short_help=words("brief.plan"),
        epilog=words("help.plan_examples"),
        params=[
            forms_option(words),
            Option(["--json", "as_json"], is_flag=True, help=words("help.plan_json")),
            Option(["--all", "everything"], is_flag=True, help=words("help.plan_all")),
        ],
        callback=_plan,
    )


@click.pass_context
def _plan(context: click.Context, as_json: bool, everything: bool, forms: tuple[str, ...]) -> None:
    from helpers.batch.planning import make_plan

    words: Words = context.obj
    plan = make_plan(project_of(context), forms=forms)
    if as_json:
        for product in plan.products:
            click.echo(json.dumps(asdict(product), ensure_ascii=False))
    else:
        for line in plan_lines(plan, words, None if everything else _MOST_NAMED):
            click.echo(line)
    for problem in plan.problems:
        click.echo(words("error", text=problem.text(words.language)), err=True)


def plan_lines(plan: Plan, words: Words, most: int | None = None) -> Iterator[str]:
    """Yield the plan as text: products with the same reasons together.

    Parameters
    ----------
    plan : Plan
    words : Words
    most : int, optional
        Names and reasons written out in a row; the others are counted. By default all.
    """
    for kind in KINDS[:1] if plan.only_documents else KINDS:
        counts = {state: len(plan.of(kind, state)) for state in _STATES}
        told = ", ".join(words(f"plan_{state}", count=n) for state, n in counts.items() if n)
        yield words("plan_kind", kind=words(f"kind_{kind}"), told=told or words("plan_none"))
        for state in _STATES:
            if state == "fresh" and most is not None:
                continue
            yield from _of_state(plan.of(kind, state), words, most)
    if plan.only_documents or plan.of("document", "missing"):
        yield words("plan_further")


def _of_state(products: Iterable[Planned], words: Words, most: int | None) -> Iterator[str]:
    alike = sorted(products, key=lambda item: list(map(str, item.reasons)))
    for _, several in groupby(alike, lambda item: item.reasons):
        members = sorted(several, key=lambda item: item.name)
        state = words(f"plan_is_{members[0].state}")
        for name in _shortened([item.name for item in members], words, most):
            yield f"  {state}  {name}"
        told = [reason_text(reason, words) for reason in members[0].reasons]
        for text in _shortened(told, words, most):
            yield f"      ← {text}"


def _shortened(texts: list[str], words: Words, most: int | None) -> list[str]:
    if most is None or len(texts) <= most + 1:
        return texts
    return [*texts[:most], words("plan_more", count=len(texts) - most)]


def reason_text(reason: Reason, words: Words) -> str:
    """Return one reason in words: which input, and what became of it."""
    group = words(f"input_{reason.group}")
    if reason.group in (CLEANING, MAKING):
        return f"{group} {reason.name}"
    change = words(f"change_{reason.change}")
    text = words("plan_reason", group=group, name=reason.name, change=change)
    if reason.group in _VALUES and reason.change == "changed":
        text = f"{text}: {reason.before} → {reason.after}"
    return text
