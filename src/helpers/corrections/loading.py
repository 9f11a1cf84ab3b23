"""A file of corrections → checked values; whatever is not as it must be is refused by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from helpers.corrections.model import ACTIONS, Action, Correction, CorrectionFile
from helpers.corrections.yaml_file import read_yaml
from helpers.errors import CorrectionError

FILE_KEYS = ("dispatch", "corrections")
REQUIRED = ("action", "unit", "indicator", "reason", "author", "date", "expected_printed")
OPTIONAL = ("value", "period", "table", "line")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?")
_INDICATOR = re.compile(r"[a-z0-9_-]+")
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?")
_LINE = re.compile(r"[1-9]\d{0,8}")
_LONGEST = 1000


def load_corrections(path: Path) -> CorrectionFile:
    """Read and check a file of corrections.

    Parameters
    ----------
    path : Path
        YAML: a mapping with ``dispatch`` and ``corrections`` (a list of entries), or the list
        alone; without ``dispatch`` the file's name without its suffix says whose they are.

    Raises
    ------
    CorrectionError
        Naming the file, the entry, what was found, what was expected and what to do.
    """
    content = read_yaml(path)
    if isinstance(content, list):
        content = {"corrections": content}
    if not isinstance(content, dict) or not isinstance(content.get("corrections"), list):
        raise CorrectionError("corrections.not_a_list", path=path, found=_kind(content))
    for key in content:
        if key not in FILE_KEYS:
            known = ", ".join(FILE_KEYS)
            raise CorrectionError("corrections.unknown_file_key", path=path, name=key, known=known)
    entries = [
        _Entry(path, number, entry).checked()
        for number, entry in enumerate(content["corrections"], 1)
    ]
    return CorrectionFile(path, dispatch_key(path, content), tuple(entries))


def dispatch_key(path: Path, content: object) -> str:
    """Return what says whose corrections these are: ``dispatch``, else the file's own name.

    Raises
    ------
    CorrectionError
        If ``dispatch`` is there and is no text.
    """
    if not isinstance(content, dict) or "dispatch" not in content:
        return unicodedata.normalize("NFC", path.stem)
    named = content["dispatch"]
    if not isinstance(named, str) or not named.strip():
        raise CorrectionError("corrections.bad_dispatch", path=path, found=_kind(named))
    return unicodedata.normalize("NFC", named.strip())


@dataclass(frozen=True)
class _Entry:
    """An entry on its way from YAML to a correction."""

    path: Path
    number: int
    content: object

    def checked(self) -> Correction:
        """Return the correction once every field is what it must be."""
        self._check_keys()
        action = self._form("action", re.compile("|".join(ACTIONS)))
        return Correction(
            entry=self.number,
            action=cast(Action, action),
            unit=self._words("unit"),
            indicator=self._form("indicator", _INDICATOR),
            reason=self._words("reason"),
            author=self._words("author"),
            day=self._day(),
            expected_printed=self._text("expected_printed"),
            value=self._value(action),
            period=self._form("period", _PERIOD) if "period" in self._fields else None,
            table=self._words("table") if "table" in self._fields else None,
            line=int(self._form("line", _LINE)) if "line" in self._fields else None,
        )

    @property
    def _fields(self) -> Mapping[str, object]:
        return cast("Mapping[str, object]", self.content)

    def _check_keys(self) -> None:
        if not isinstance(self.content, dict):
            raise self._error("corrections.not_an_entry", found=_kind(self.content))
        for key in self.content:
            if key not in REQUIRED + OPTIONAL:
                known = ", ".join(REQUIRED + OPTIONAL)
                raise self._error("corrections.unknown_key", name=_kind(key), known=known)
        for key in REQUIRED:
            if key not in self.content:
                needed = ", ".join(REQUIRED)
                raise self._error("corrections.missing_key", name=key, needed=needed)

    def _text(self, key: str) -> str:
        """Return a text in NFC, its blanks single; never more than it can sensibly be."""
        value = self._fields[key]
        if not isinstance(value, str):
            raise self._bad(key, _kind(value))
        text = " ".join(unicodedata.normalize("NFC", value).split())
        if len(text) > _LONGEST or any(unicodedata.category(sign)[0] == "C" for sign in text):
            raise self._bad(key, text)
        return text

    def _words(self, key: str) -> str:
        text = self._text(key)
        if not text:
            raise self._bad(key, "")
        return text

    def _form(self, key: str, form: re.Pattern[str]) -> str:
        text = self._text(key)
        if not form.fullmatch(text):
            raise self._bad(key, text)
        return text

    def _day(self) -> date:
        text = self._form("date", _DATE)
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise self._bad("date", text) from error

    def _value(self, action: str) -> Decimal | None:
        if "value" not in self._fields:
            if action == "override":
                raise self._error("corrections.missing_value")
            return None
        if action == "drop":
            raise self._error("corrections.needless_value")
        return Decimal(self._form("value", _NUMBER))

    def _bad(self, key: str, found: str) -> CorrectionError:
        return self._error("corrections.bad_value", name=key, found=_short(found))

    def _error(self, key: str, **fields: object) -> CorrectionError:
        return CorrectionError(key, path=self.path, entry=self.number, **fields)


def _kind(value: object) -> str:
    """Return a value as an error names it; a list or mapping by its kind, whatever is in it."""
    if isinstance(value, str):
        return f"“{_short(value)}”"
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else "–"


def _short(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
