"""The record beside a product: what it was made from and what came out, written last.

A product without its record, or whose record speaks of another content, is a crashed run and is
made again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.atomic import publish_file
from helpers.batch.fingerprint import hash_file


@dataclass(frozen=True)
class Record:
    """What is known of a product.

    Attributes
    ----------
    key : str
        Hash of everything that the product depends on.
    inputs : Mapping[str, str]
        Name of each input to its hash; :attr:`key` is the hash of these.
    outputs : Mapping[str, str]
        Name of each file of the product to its SHA-256.
    facts : Mapping[str, str]
        What others want to know without opening the product, e.g. its title.
    """

    key: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)

    def holds(self, folder: Path) -> bool:
        """Return whether every file of the product is in ``folder`` as it was made."""
        return all(hash_file(folder / name) == digest for name, digest in self.outputs.items())


def save_record(path: Path, record: Record) -> None:
    """Write ``record``; call this after all files of the product are in place."""
    content = {
        "key": record.key,
        "inputs": dict(sorted(record.inputs.items())),
        "outputs": dict(sorted(record.outputs.items())),
        "facts": dict(sorted(record.facts.items())),
    }
    publish_file(path, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def load_record(path: Path) -> Record | None:
    """Read a record; None if there is none or it is not whole, for then the product is not."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Record(content["key"], content["inputs"], content["outputs"], content["facts"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_fresh(path: Path, key: str) -> bool:
    """Return whether the product of the record at ``path`` is whole and was made for ``key``."""
    record = load_record(path)
    return record is not None and record.key == key and record.holds(path.parent)
