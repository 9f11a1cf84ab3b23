"""What Chỉ số says to its users, in English and Vietnamese.

One YAML file a room lies beside this module; each key holds ``en`` and ``vi``. Placeholders are
those of :meth:`str.format`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

LANGUAGES = ("en", "vi")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every message as ``{"room.key": {"en": …, "vi": …}}``."""
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            room = file.name.removesuffix(".yaml")
            for key, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                entries[f"{room}.{key}"] = texts
    return entries


def message(key: str, language: str = "en", **fields: object) -> str:
    """Return the message ``key`` in ``language`` with its placeholders filled.

    Raises
    ------
    KeyError
        If the catalogue has no such key: that is a bug, not a user error.
    """
    return catalogue()[key][language].format(**fields)
