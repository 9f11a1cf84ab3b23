"""The project that a run of the command line works in."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.batch.project import Project, find_project

_ROOT = "chiso.root"


@click.pass_context
def keep_root(context: click.Context, lang: str | None, root: Path | None) -> None:  # noqa: ARG001
    """Remember ``--root`` for the verbs (``--lang`` was settled before)."""
    context.meta[_ROOT] = root


def project_of(context: click.Context) -> Project:
    """Return the project this run works in.

    Raises
    ------
    ParameterError
        If it works in none.
    """
    return find_project(context.meta.get(_ROOT))
