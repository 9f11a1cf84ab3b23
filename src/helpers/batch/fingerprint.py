"""Hashes of content: the only thing that decides whether a product is as it should be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path


class Group(dict[str, str]):
    """Inputs of one sort, name to hash or plain value, with one hash over all of them.

    Products share groups (every report the same modules), so the hash is computed once.
    """

    @cached_property
    def digest(self) -> str:
        """The hash of all names and values; do not change the group after asking for it."""
        return hash_of(self)


Inputs = Mapping[str, Mapping[str, str]]
"""All that a product depends on: group (``helpers``, ``reference`` …) → name → hash or value."""


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's content, ``""`` if there is no such file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def hash_of(facts: Mapping[str, object]) -> str:
    """Return the hash of ``facts`` (names to plain values), whatever order they are given in."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hash_bytes(text.encode())


def key_of(inputs: Inputs) -> str:
    """Return the key of a product: the hash of everything that it depends on."""
    return hash_of(
        {
            name: group.digest if isinstance(group, Group) else hash_of(group)
            for name, group in inputs.items()
        }
    )


def hash_notebook(data: bytes) -> str:
    """Return the hash of what a notebook says and does: its cells' kinds, tags and sources.

    Outputs, cell ids and time stamps do not matter: running a notebook makes nothing stale.
    """
    return hash_of(
        {
            str(number): [
                cell["cell_type"],
                cell.get("metadata", {}).get("tags", []),
                "".join(cell["source"]),
            ]
            for number, cell in enumerate(json.loads(data)["cells"])
        }
    )


def notebook_code(data: bytes) -> str:
    """Return the Python of a notebook's code cells, lines of IPython magic left out."""
    lines = [
        line
        for cell in json.loads(data)["cells"]
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
        if not line.lstrip().startswith(("%", "!"))
    ]
    return "\n".join(lines) + "\n"
