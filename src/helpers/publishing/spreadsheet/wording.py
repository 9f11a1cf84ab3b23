"""The words of a workbook, in the language of the report."""

from __future__ import annotations

from helpers.messages import message
from helpers.publishing.words import language


def say(key: str, **fields: object) -> str:
    """Return a text of ``messages/spreadsheet.yaml`` in the language in use."""
    return message(f"spreadsheet.{key}", language(), **fields)
