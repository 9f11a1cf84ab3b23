"""The few words that a figure says by itself."""

from __future__ import annotations

from helpers.messages import message


def say(key: str, language: str, **fields: object) -> str:
    """Return a word of ``messages/figures.yaml``."""
    return message(f"figures.{key}", language, **fields)


def nothing(language: str) -> str:
    """Return what stands where there is no figure."""
    return say("missing", language)
