"""The text files of this room: templates and styles, each read once."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def asset(name: str) -> str:
    """Return a text file of this room by its path in it, without the space around it."""
    file = resources.files("helpers.publishing").joinpath(name)
    return file.read_text(encoding="utf-8").strip()
