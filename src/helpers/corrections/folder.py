"""Which files of corrections speak of which document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.corrections.loading import dispatch_key
from helpers.corrections.yaml_file import read_yaml
from helpers.errors import CorrectionError

_SUFFIXES = {".yaml", ".yml"}
_CLOSING_HASH = 6
_HASH = re.compile(r"[0-9a-f]{8,64}")
_DISPATCH_ID = re.compile(r"[a-z0-9-]+-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file of corrections, and whose corrections it says it holds.

    ``key`` is ``""`` if the file does not even say that; then only its name can.
    """

    path: Path
    key: str

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return unicodedata.normalize("NFC", self.path.stem)

    def concerns(self, document: Path, sha256: str) -> bool:
        """Return whether its ``dispatch``, or else its own name, speaks of a document."""
        return speaks_of(self.key, document, sha256) or speaks_of(self.stem, document, sha256)


@dataclass(frozen=True, slots=True)
class CorrectionsFolder:
    """The files of a folder of corrections (``data/corrections``), in order of their paths."""

    folder: Path
    files: tuple[NamedFile, ...]

    @classmethod
    def read(cls, folder: Path) -> CorrectionsFolder:
        """Return what lies in ``folder``; an absent folder holds nothing."""
        paths = sorted(
            path
            for path in folder.rglob("*")
            if path.suffix in _SUFFIXES and path.is_file() and not path.name.startswith(".")
        )
        return cls(folder, tuple(_named(path) for path in paths))

    def about(self, document: Path, sha256: str) -> tuple[Path, ...]:
        """Return the files that concern a document.

        Parameters
        ----------
        document : Path
            The raw file.
        sha256 : str
            Of its content.
        """
        return tuple(file.path for file in self.files if file.concerns(document, sha256))

    def homeless(self, documents: Iterable[tuple[Path, str]]) -> tuple[CorrectionError, ...]:
        """Return an error for each file that fits none of ``documents``, or several.

        Parameters
        ----------
        documents : iterable of (Path, str)
            All raw files there are, each with its SHA-256.
        """
        known = [(path.resolve(), sha256) for path, sha256 in documents]
        errors = []
        for file in self.files:
            found = [path for path, sha256 in known if file.concerns(path, sha256)]
            if not found:
                errors.append(no_document(file))
            elif len(found) > 1:
                names = ", ".join(str(path) for path in found)
                errors.append(
                    CorrectionError(
                        "corrections.several_documents",
                        path=file.path, dispatch=file.key or file.stem, found=names,
                    )
                )  # fmt: skip
        return tuple(errors)

    def unused(self, documents: Iterable[Path]) -> tuple[Path, ...]:
        """Return the readable files that speak of none of ``documents`` (raw files)."""
        known = [(path.resolve(), _hash_of(path)) for path in documents]
        return tuple(
            file.path
            for file in self.files
            if file.key and not any(file.concerns(path, sha256) for path, sha256 in known)
        )

    def nameless(self) -> tuple[CorrectionError, ...]:
        """Return an error for each unreadable file whose name does not tell whose it is either."""
        return tuple(
            no_document(file)
            for file in self.files
            if not file.key and not _HASH.fullmatch(file.stem) and not is_id(file.stem)
        )


def is_id(key: str) -> bool:
    """Return whether ``key`` has the form of a ``dispatch_id``."""
    return _DISPATCH_ID.fullmatch(key) is not None


def speaks_of(key: str, document: Path, sha256: str) -> bool:
    """Return whether ``key`` names a document: by file name, by hash, or by ``dispatch_id``.

    Of an id only the closing hash is compared here, for the rest is known after cleaning; that it
    agrees too is checked then.
    """
    if not key:
        return False
    name = unicodedata.normalize("NFC", document.as_posix())
    if name == key or name.endswith(f"/{key}"):
        return True
    if _HASH.fullmatch(key):
        return sha256.startswith(key)
    return is_id(key) and key.endswith(f"-{sha256[:_CLOSING_HASH]}")


def no_document(file: NamedFile) -> CorrectionError:
    """Return the error of a file that belongs to no document; why it is unreadable, if it is."""
    if not file.key:
        try:
            dispatch_key(file.path, read_yaml(file.path))
        except CorrectionError as error:
            return error
    key = file.key or file.stem
    return CorrectionError("corrections.no_document", path=file.path, dispatch=key)


def _hash_of(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _named(path: Path) -> NamedFile:
    status = path.stat()
    return NamedFile(path, _key_of(path, status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4096)
def _key_of(path: Path, changed: int, size: int) -> str:  # noqa: ARG001
    try:
        return dispatch_key(path, read_yaml(path))
    except CorrectionError:
        return ""
