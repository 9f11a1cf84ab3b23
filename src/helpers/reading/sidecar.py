"""What people wrote down about a document: ``<file>.yaml`` beside the file it speaks of.

A sidecar never supplies a figure. It tells a reader where a document comes from, holds its hash,
and is compared with what the document says of itself.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import yaml

from helpers.errors import InputError

SUFFIX = ".yaml"
_MAX_BYTES = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Facts about a document, each empty where the document leaves it blank.

    Attributes
    ----------
    title : str
        Its subject as printed, with the marks restored.
    kind : str
        ``công văn``, ``báo cáo``, …
    issuer : str
        Who issued it, in full.
    number : str
        Number and symbol, e.g. ``12/BC-UBND``.
    signed_on : date or None
        The day it was signed.
    period : str
        ``2025-07``, ``2024-Q2`` or ``2025``.
    how_obtained : str
        How the text came here, e.g. by recognition of a scan.
    note : str
        Anything a later reader should know.
    sha256 : str
        Hash of the document's bytes, in lower-case hexadecimal.
    """

    title: str = ""
    kind: str = ""
    issuer: str = ""
    number: str = ""
    signed_on: date | None = None
    period: str = ""
    how_obtained: str = ""
    note: str = ""
    sha256: str = ""


def sidecar_path(document: Path) -> Path:
    """Return where the sidecar of ``document`` lies, whether or not it is there."""
    return document.with_name(document.name + SUFFIX)


def load_sidecar(document: Path) -> Sidecar | None:
    """Load and check the sidecar of a document.

    Parameters
    ----------
    document : Path
        The document itself (``….txt``), not the sidecar.

    Returns
    -------
    Sidecar or None
        None if the document has no sidecar: having one is good practice, not a duty.

    Raises
    ------
    InputError
        If the sidecar is not a YAML mapping of known fields, a field is not what it must be, or
        its hash is not that of the document.
    """
    path = sidecar_path(document)
    if not path.is_file():
        return None
    sidecar = _checked(_mapping(path), path)
    if sidecar.sha256 and (found := _hash(document, path)) != sidecar.sha256:
        raise InputError(
            "sidecar.other_hash", path=path, document=document, stated=sidecar.sha256, found=found
        )
    return sidecar


def _mapping(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError("sidecar.malformed", path=path, reason=f"> {_MAX_BYTES} bytes")
        # The base loader leaves every value a text: no date or number is guessed from its form.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise InputError("sidecar.malformed", path=path, reason=error.strerror) from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise InputError("sidecar.malformed", path=path, reason=reason) from error
    if not isinstance(content, dict):
        raise InputError("sidecar.not_a_mapping", path=path)
    known = [field.name for field in fields(Sidecar)]
    for name in content:
        if name not in known:
            raise InputError("sidecar.unknown_field", path=path, field=name, known=", ".join(known))
    return content


def _checked(content: dict[str, object], path: Path) -> Sidecar:
    texts = {}
    for name, value in content.items():
        if not isinstance(value, str):
            raise InputError("sidecar.bad_field", path=path, field=name, value=value)
        texts[name] = value.strip()
    for name, form in (("period", _PERIOD), ("sha256", _SHA256)):
        if texts.get(name) and not form.fullmatch(texts[name]):
            raise InputError("sidecar.bad_field", path=path, field=name, value=texts[name])
    return Sidecar(signed_on=_day(texts.pop("signed_on", ""), path), **texts)


def _day(text: str, path: Path) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("sidecar.bad_field", path=path, field="signed_on", value=text) from error


def _hash(document: Path, path: Path) -> str:
    try:
        with document.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError("sidecar.no_document", path=path, document=document) from error
