"""Whether a product is as it should be, and if not, which input or file of it says so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.batch.file_hashes import FileHashes
from helpers.batch.fingerprint import Inputs, hash_file
from helpers.batch.record import Record, load_record, record_of

Change = Literal["new", "changed", "gone", "altered", "lost"]


@dataclass(frozen=True)
class KnownProduct:
    """The short of a manifest: what is needed of every product in every run."""

    key: str
    outputs: Mapping[str, str]
    facts: Mapping[str, str]
    documents: Mapping[str, str]
    corrections: Mapping[str, str]


@dataclass(frozen=True)
class Reason:
    """One thing that makes a product stale.

    Attributes
    ----------
    group : str
        Group of inputs, e.g. ``helpers``; ``outputs`` for the product's own files.
    name : str
        Which of the group.
    change : {"new", "changed", "gone", "altered", "lost"}
        ``altered`` and ``lost`` are for outputs.
    before, after : str
        Hashes, or values of parameters and versions of packages; ``""`` where there is none.
    """

    group: str
    name: str
    change: Change
    before: str = ""
    after: str = ""


def known_product(files: FileHashes, manifest: Path) -> KnownProduct | None:
    """Return the short of a manifest; None if there is none or it is not whole."""
    if not files.sha256(manifest):
        return None
    short = files.fact("manifest-2", manifest, _short)
    return KnownProduct(*short) if short is not None else None


def _short(data: bytes) -> list[Mapping[str, str] | str] | None:
    record = record_of(data)
    if record is None:
        return None
    # Of a report they are those of its documents, and nobody asks.
    groups = ("documents", "corrections") if "raw" in record.facts else ()
    origin = [record.inputs.get(group, {}) for group in groups] or [{}, {}]
    return [record.key, record.outputs, record.facts, *origin]


def is_current(files: FileHashes, manifest: Path, key: str) -> bool:
    """Return whether the product of ``manifest`` is whole and was made for ``key``."""
    known = known_product(files, manifest)
    if known is None or known.key != key:
        return False
    folder = os.fspath(manifest.parent)
    return all(files.sha256(f"{folder}/{name}") == digest for name, digest in known.outputs.items())


def reasons(manifest: Path, inputs: Inputs) -> tuple[Reason, ...] | None:
    """Return what makes a product stale, in order of the groups; None if it was never made whole.

    Parameters
    ----------
    manifest : Path
        Of the product as it is.
    inputs : Inputs
        What it would be made from now.
    """
    record = load_record(manifest)
    if record is None:
        return None
    return (*changed_inputs(record, inputs), *changed_outputs(record, manifest.parent))


def changed_inputs(record: Record, inputs: Inputs) -> tuple[Reason, ...]:
    """Return each input that differs from what a product was made from."""
    found: list[Reason] = []
    for group in (*inputs, *(name for name in record.inputs if name not in inputs)):
        before, after = record.inputs.get(group, {}), inputs.get(group, {})
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name, ""), after.get(name, "")
            if old != new:
                change: Change = "changed" if old and new else "new" if new else "gone"
                found.append(Reason(group, name, change, old, new))
    return tuple(found)


def changed_outputs(record: Record, folder: Path) -> tuple[Reason, ...]:
    """Return each file of a product that is not as it was made."""
    found: list[Reason] = []
    for name, digest in sorted(record.outputs.items()):
        actual = hash_file(folder / name)
        if actual != digest:
            change: Change = "altered" if actual else "lost"
            found.append(Reason("outputs", name, change, digest, actual))
    return tuple(found)
