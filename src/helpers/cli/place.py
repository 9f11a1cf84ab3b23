"""The project that a run of the command line works in."""

from __future__ import annotations

import os
from pathlib import Path

import click

from helpers.batch.project import Project, find_project
from helpers.errors import ParameterError
from helpers.reference.location import ENVIRONMENT_VARIABLE

_ROOT = "chiso.root"


@click.pass_context
def keep_root(context: click.Context, lang: str | None, root: Path | None) -> None:  # noqa: ARG001
    """Remember ``--root`` for the verbs (``--lang`` was settled before)."""
    context.meta[_ROOT] = root


def project_of(context: click.Context) -> Project:
    """Return the project this run works in, and let everything read that project's reference data.

    Raises
    ------
    ParameterError
        If it works in none.
    """
    project = find_project(context.meta.get(_ROOT))
    os.environ[ENVIRONMENT_VARIABLE] = str(project.reference)
    return project


def corrections_of(context: click.Context) -> Path | None:
    """Return the project's folder of corrections; None outside a project, which cleaning allows.

    Raises
    ------
    ParameterError
        If ``--root`` names no project.
    """
    root = context.meta.get(_ROOT)
    try:
        return find_project(root).corrections
    except ParameterError:
        if root is not None:
            raise
        return None
