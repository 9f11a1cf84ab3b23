"""The manifest beside a product: what it was made from and what came out, written last.

A product without its manifest, or whose manifest speaks of another content, is a crashed run and
is made again. What differs from run to run, when and where, stands in a file of its own.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from helpers.atomic import publish_file
from helpers.batch.fingerprint import Inputs, hash_of, key_of

MANIFEST = "manifest.json"
RUN = "run.json"


@dataclass(frozen=True)
class Record:
    """What is known of a product.

    Attributes
    ----------
    key : str
        Hash of everything that the product depends on.
    inputs : Mapping[str, Mapping[str, str]]
        Group of inputs → name → hash, or plain value for parameters and versions; :attr:`key` is
        the hash of these.
    outputs : Mapping[str, str]
        Name of each file of the product to its SHA-256.
    facts : Mapping[str, str]
        What others want to know without opening the product, e.g. its title.
    """

    key: str
    inputs: Inputs
    outputs: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)


def manifest_name(stem: str) -> str:
    """Return the name of a product's manifest, of which several may share a folder.

    The product ``report`` has ``manifest.json``, ``report.en`` has ``manifest.en.json``.
    """
    return _named(MANIFEST, stem)


def run_name(stem: str) -> str:
    """Return the name of the file beside a manifest that tells when and where it was made."""
    return _named(RUN, stem)


def is_run_name(name: str) -> bool:
    """Return whether a file of this name tells when and where a product was made."""
    parts = name.split(".")
    return parts[0] == RUN.split(".", maxsplit=1)[0] and parts[-1] == "json"


def is_manifest_name(name: str) -> bool:
    """Return whether a file of this name is the manifest of a product."""
    parts = name.split(".")
    return parts[0] == MANIFEST.split(".", maxsplit=1)[0] and parts[-1] == "json"


def _named(name: str, stem: str) -> str:
    _, dot, variant = stem.partition(".")
    return f"{name.removesuffix('.json')}{dot}{variant}.json"


def record_bytes(record: Record) -> bytes:
    """Return the content of a manifest: the same for the same product, whenever made."""
    content = {
        "key": record.key,
        "inputs": {
            group: dict(sorted(named.items())) for group, named in sorted(record.inputs.items())
        },
        "outputs": dict(sorted(record.outputs.items())),
        "facts": dict(sorted(record.facts.items())),
        "seal": _seal(record),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _seal(record: Record) -> str:
    """Return the hash of all that a manifest says, by which an edited one is known."""
    said = (record.key, key_of(record.inputs), dict(record.outputs), dict(record.facts))
    return hash_of({"manifest": said})


def run_bytes(started: datetime) -> bytes:
    """Return the content of the file that tells when and where a product was made."""
    ended = datetime.now(UTC)
    content = {
        "started": started.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "seconds": round((ended - started).total_seconds(), 3),
        "host": platform.node(),
        "system": platform.platform(),
        "python": platform.python_version(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def save_record(path: Path, record: Record) -> None:
    """Write ``record``; call this after all files of the product are in place."""
    publish_file(path, record_bytes(record))


def load_record(path: Path) -> Record | None:
    """Read a manifest; None if there is none or it is not whole, for then the product is not."""
    try:
        return record_of(path.read_bytes())
    except OSError:
        return None


def record_of(data: bytes) -> Record | None:
    """Return the manifest with this content; None if it is not whole, or was edited."""
    try:
        content = json.loads(data)
        record = Record(content["key"], content["inputs"], content["outputs"], content["facts"])
        seal = content["seal"]
    except (ValueError, KeyError, TypeError):
        return None
    plain = isinstance(record.key, str) and all(
        isinstance(part, dict) for part in (record.inputs, record.outputs, record.facts)
    )
    whole = plain and all(isinstance(group, dict) for group in record.inputs.values())
    return record if whole and seal == _seal(record) else None
