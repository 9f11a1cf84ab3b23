"""Whether a product is as it should be, and if not, which input or file of it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from helpers.batch.file_hashes import FileHashes
from helpers.batch.fingerprint import Inputs, hash_file, hash_of
from helpers.batch.forms import MADE_IN, forms_in
from helpers.batch.record import Record, load_record

Change = Literal["new", "changed", "gone", "altered", "lost", "wanted", "unwanted"]


@dataclass(frozen=True)
class KnownProduct:
    """What is needed of every product in every run.

    Attributes
    ----------
    whole : bool
        Whether each of its files is there as it was made.
    key : str
    facts : Mapping[str, str]
        As in its :class:`Record`.
    files : tuple of str
        Names of its files.
    mark : str
        Hash of their names and hashes.
    documents, corrections : Mapping[str, str]
        What cleaned tables rest on; of a report nothing, for nobody asks.
    """

    whole: bool
    key: str
    facts: Mapping[str, str]
    files: tuple[str, ...]
    mark: str
    documents: Mapping[str, str]
    corrections: Mapping[str, str]

    def lacks(self, forms: Iterable[str]) -> bool:
        """Tell whether one of ``forms`` was never made of it."""
        return not forms_in(self.facts).issuperset(forms)


@dataclass(frozen=True)
class Reason:
    """One thing that makes a product stale.

    Attributes
    ----------
    group : str
        Group of inputs, e.g. ``helpers``; ``outputs`` for the product's own files, ``forms`` for
        those it is asked to have.
    name : str
        Which of the group.
    change : {"new", "changed", "gone", "altered", "lost", "wanted", "unwanted"}
        ``altered`` and ``lost`` are for outputs, the last two for forms.
    before, after : str
        Hashes, or values of parameters and versions of packages; ``""`` where there is none.
    """

    group: str
    name: str
    change: Change
    before: str = ""
    after: str = ""


def known_product(files: FileHashes, manifest: Path) -> KnownProduct | None:
    """Return what is known of a product; None if it has no manifest, or none that is whole."""
    folder = manifest.parent
    found = files.folder_fact(f"product-1:{manifest.name}", folder, lambda: _looked_at(manifest))
    if found is None:
        return None
    whole, elsewhere, key, facts, names, *others = found
    whole = whole and all(files.sha256(folder / name) == elsewhere[name] for name in elsewhere)
    return KnownProduct(whole, key, facts, tuple(names), *others)


def _looked_at(manifest: Path) -> list[Any] | None:
    """Return what the files of a folder tell of a product of theirs, all of them read.

    Of what it has in other folders they tell nothing but the hashes that it should have.
    """
    record = load_record(manifest)
    if record is None:
        return None
    elsewhere = {name: digest for name, digest in record.outputs.items() if "/" in name}
    whole = all(
        hash_file(manifest.parent / name) == digest
        for name, digest in record.outputs.items()
        if name not in elsewhere
    )
    origin = record.inputs if "raw" in record.facts else {}
    return [
        whole,
        elsewhere,
        record.key,
        record.facts,
        sorted(record.outputs),
        hash_of(record.outputs),
        origin.get("documents", {}),
        origin.get("corrections", {}),
    ]


def current_product(files: FileHashes, manifest: Path, key: str) -> KnownProduct | None:
    """Return the product of ``manifest`` if it is whole and was made for ``key``."""
    known = known_product(files, manifest)
    return known if known is not None and known.whole and known.key == key else None


def is_current(files: FileHashes, manifest: Path, key: str) -> bool:
    """Return whether the product of ``manifest`` is whole and was made for ``key``."""
    return current_product(files, manifest, key) is not None


def reasons(manifest: Path, inputs: Inputs, forms: Iterable[str] = ()) -> tuple[Reason, ...] | None:
    """Return what makes a product stale, in order of the groups; None if it was never made whole.

    Parameters
    ----------
    manifest : Path
        Of the product as it is.
    inputs : Inputs
        What it would be made from now.
    forms : iterable of str
        What it would be made in.
    """
    record = load_record(manifest)
    if record is None:
        return None
    found = (*changed_inputs(record, inputs), *changed_outputs(record, manifest.parent))
    return (*found, *_changed_forms(record, forms, anew=bool(found)))


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


def _changed_forms(record: Record, asked: Iterable[str], *, anew: bool) -> Iterator[Reason]:
    """Yield the forms that a product lacks; of one made anew also those it will have no more."""
    had, wanted = forms_in(record.facts), set(asked)
    for name in sorted(wanted - had):
        yield Reason(MADE_IN, name, "wanted")
    for name in sorted(had - wanted) if anew else ():
        yield Reason(MADE_IN, name, "unwanted")


def changed_outputs(record: Record, folder: Path) -> tuple[Reason, ...]:
    """Return each file of a product that is not as it was made."""
    found: list[Reason] = []
    for name, digest in sorted(record.outputs.items()):
        actual = hash_file(folder / name)
        if actual != digest:
            change: Change = "altered" if actual else "lost"
            found.append(Reason("outputs", name, change, digest, actual))
    return tuple(found)
