"""Writes that are seen whole or not at all: a temporary name beside the target, sync, rename.

What is written may be read and changed by whom the user's umask, or the folder's group, allows.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_PART = ".part"
# What _beside names, and a folder moved aside by publish_folder.
_LEFTOVER = re.compile(r"\..+\.([a-z0-9_]{8}\.part|old)")


def publish_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that readers see the old file or the new one, never half."""
    replace_file(path, data)
    _sync_folder(path.parent)


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` as :func:`publish_file` does; a power cut may lose it again."""
    with _replacing(path) as stream:
        stream.write(data)


@contextmanager
def publishing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content appears at ``path`` when the body ends, never if it fails."""
    with _replacing(path) as stream:
        yield stream
    _sync_folder(path.parent)


def publish_files(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Write ``files`` (path below ``folder`` → content), the last of them after all others.

    All are written before the first is seen: where there is no room for one, nothing changes.
    Files that are ``gone`` are removed before the last is seen.
    """
    staged: dict[Path, Path] = {}
    try:
        for name, data in files.items():
            with _staging(folder / name) as (stream, temporary):
                stream.write(data)
            staged[folder / name] = temporary
        *first, last = staged
        for path in first:
            staged[path].replace(path)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
        for place in {path.parent for path in first}:
            _sync_folder(place)
        staged[last].replace(last)
        _sync_folder(last.parent)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    with _staging(path) as (stream, temporary):
        yield stream
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _staging(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a stream into a temporary file beside ``path``, and the file; gone if the body fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path)
    with _speaking_of(path):
        try:
            with temporary.open("xb") as stream:
                yield stream, temporary
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _beside(path: Path) -> Path:
    """Return a name that nobody else uses, which tells what is left of a killed write."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")


@contextmanager
def _speaking_of(path: Path) -> Iterator[None]:
    """Let what the system says of something temporary name ``path``."""
    try:
        yield
    except OSError as error:
        if error.filename is None or _PART in str(error.filename):
            error.filename = str(path)
        raise


def publish_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (name → content) as the whole content of ``folder``, at once.

    An older folder of that name is moved aside before and removed after; a crash between leaves
    the older or the newer one in place under its name, or beside it with the suffix ``.old``.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _speaking_of(folder):
        staging = _beside(folder)
        staging.mkdir()
        try:
            publish_files(staging, files)
            old = folder.parent / f".{folder.name}.old"
            if old.exists():
                shutil.rmtree(old)
            if folder.exists():
                folder.rename(old)
            staging.rename(folder)
            if old.exists():
                shutil.rmtree(old)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
    _sync_folder(folder.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed writes left below ``folder``; call it only while nobody writes there."""
    for place, folders, names in os.walk(folder):
        for name in [name for name in folders if _LEFTOVER.fullmatch(name)]:
            folders.remove(name)
            shutil.rmtree(Path(place, name), ignore_errors=True)
        for name in names:
            if _LEFTOVER.fullmatch(name):
                Path(place, name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
