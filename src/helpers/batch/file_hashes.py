"""Hashes of files, remembered from run to run: a file is read again only when it was touched.

Of a folder with many files one hash over the states of all of them is remembered, and what was
found in it: thousands of products are known by as many lines.

What is remembered is a convenience: it may be deleted at any time, and ``chiso verify`` does not
look at it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from helpers.atomic import replace_file
from helpers.batch.fingerprint import hash_bytes, hash_file

_FORMAT = 2
# A file may change twice within one tick of the file system's clock. One that was touched so
# shortly before it was read is not remembered, and read again the next time.
_SETTLED_NANOSECONDS = 2_000_000_000
_CHANGED, _TOUCHED = slice(2, None, 5), slice(3, None, 5)  # times among the states of a folder


class FileHashes:
    """SHA-256 of files, and facts drawn from the content of files and folders.

    Parameters
    ----------
    memory : Path, optional
        File that keeps them; by default they last as long as this object.
    """

    def __init__(self, memory: Path | None = None) -> None:
        self._memory = memory
        self._hashes: dict[str, list[Any]] = {}
        self._facts: dict[str, Any] = {}
        self._folders: dict[str, tuple[str, dict[str, Any]]] = {}
        self._seen: dict[str, dict[str, Any]] = {}
        self._asked: set[str] = set()
        self._changed = False
        if memory is not None:
            with suppress(OSError, ValueError, KeyError, TypeError):
                kept = json.loads(memory.read_bytes())
                if kept["format"] == _FORMAT:
                    self._hashes, self._facts = kept["hashes"], kept["facts"]
                    self._folders = kept["folders"]

    def sha256(self, path: Path | str) -> str:
        """Return the SHA-256 of a file's content, ``""`` if there is no such file."""
        name = os.fspath(path)
        try:
            status = os.stat(name)  # noqa: PTH116 - thousands of files, and a Path costs more
        except (FileNotFoundError, NotADirectoryError):
            return ""
        state = _state(status)
        known = self._hashes.get(name)
        if known is not None and known[:-1] == state:
            digest: str = known[-1]
            return digest
        settled = _has_settled(max(state[1], state[2]))
        digest = hash_file(Path(name))
        if settled:
            self._hashes[name] = [*state, digest]
            self._changed = True
        return digest

    def fact(self, kind: str, path: Path, draw: Callable[[bytes], Any]) -> Any:
        """Return what ``draw`` finds in a file, from memory if its content is known.

        Parameters
        ----------
        kind : str
            Name of the fact; change it when ``draw`` changes.
        path : Path
        draw : callable
            Content → something that JSON can hold.
        """
        return self.fact_of(f"{kind}:{self.sha256(path)}", lambda: draw(path.read_bytes()))

    def fact_of(self, key: str, draw: Callable[[], Any]) -> Any:
        """Return the fact with this key; ``draw`` is called if it is not remembered."""
        self._asked.add(key)
        if key not in self._facts:
            self._facts[key] = draw()
            self._changed = True
        return self._facts[key]

    def folder_fact(self, kind: str, folder: Path | str, draw: Callable[[], Any]) -> Any:
        """Return what ``draw`` finds in the files of a folder, from memory if none was touched.

        Each folder is looked at once, until :meth:`look_again`.

        Parameters
        ----------
        kind : str
            Name of the fact; change it when ``draw`` changes.
        folder : Path or str
            What lies in folders inside it is no part of it.
        draw : callable
            Gives something that JSON can hold.
        """
        name = os.fspath(folder)
        if name not in self._seen:
            self._seen[name] = self._facts_of(name)
        facts = self._seen[name]
        if kind not in facts:
            facts[kind] = draw()
            self._changed = True
        return facts[kind]

    def look_again(self) -> None:
        """Look at every folder anew when it is asked for: something was written since."""
        self._seen.clear()

    def _facts_of(self, name: str) -> dict[str, Any]:
        """Return the facts of a folder that still hold, to be added to; remembered if it may be."""
        states = _states_in(name)
        state = hash_bytes(repr(states).encode())
        known, facts = self._folders.get(name, ("", {}))
        if known != state:
            facts = {}
            self._folders.pop(name, None)
            if _has_settled(max([0, *states[_CHANGED], *states[_TOUCHED]])):
                self._folders[name] = state, facts
        return facts

    def save(self) -> None:
        """Remember for the next run; a place that cannot be written to is no error."""
        if self._memory is None or not self._changed:
            return
        kept = {
            "format": _FORMAT,
            "hashes": {name: known for name, known in self._hashes.items() if os.path.exists(name)},  # noqa: PTH110
            "facts": {key: fact for key, fact in self._facts.items() if key in self._asked},
            "folders": {name: kept for name, kept in self._folders.items() if os.path.exists(name)},  # noqa: PTH110
        }
        with suppress(OSError):
            replace_file(self._memory, json.dumps(kept, separators=(",", ":")).encode())
        self._changed = False


def _state(status: os.stat_result) -> list[int]:
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _has_settled(touched: int) -> bool:
    return time.time_ns() - _SETTLED_NANOSECONDS > touched


def _states_in(folder: str) -> list[Any]:
    """Return the name and state of each file in a folder, one after the other, by name.

    There are tens of thousands of files in a project, so this is as lean as can be.
    """
    states: list[Any] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for name in sorted(os.listdir(folder)):  # noqa: PTH208
            try:
                status = os.stat(f"{folder}/{name}")  # noqa: PTH116
            except FileNotFoundError:  # it was just removed, or leads nowhere
                continue
            if not S_ISDIR(status.st_mode):
                times = status.st_mtime_ns, status.st_ctime_ns
                states += (name, status.st_size, *times, status.st_ino)
    return states
