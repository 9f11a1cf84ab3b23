"""What Chỉ số says to its users, in English and Vietnamese.

One YAML file a room lies beside this module; each key holds ``en`` and ``vi``. Placeholders are
those of :meth:`str.format`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from helpers.yaml_data import yaml_data

LANGUAGES = ("en", "vi")


def catalogue() -> dict[str, dict[str, str]]:
    """Return every message as ``{"room.key": {"en": …, "vi": …}}``."""
    files = sorted(item.name for item in resources.files(__package__).iterdir())
    rooms = (name.removesuffix(".yaml") for name in files if name.endswith(".yaml"))
    return {f"{room}.{key}": texts for room in rooms for key, texts in _of_room(room).items()}


@cache
def _of_room(room: str) -> dict[str, dict[str, str]]:
    """Return the messages of one room: a command says few, and seldom of many rooms."""
    file = resources.files(__package__).joinpath(f"{room}.yaml")
    texts: dict[str, dict[str, str]] = yaml_data(file.read_text(encoding="utf-8"))
    return texts


def message(key: str, language: str = "en", **fields: object) -> str:
    """Return the message ``key`` in ``language`` with its placeholders filled.

    Raises
    ------
    KeyError
        If the catalogue has no such key: that is a bug, not a user error.
    """
    room, _, name = key.partition(".")
    return _of_room(room)[name][language].format(**fields)
