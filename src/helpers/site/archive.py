"""An archive to send: the same bytes for the same files, with their sums."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from helpers.messages import message

FOLDER = "bao-cao"
SUMS = "SHA256SUMS"
README = "README.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_RULE = "\n" + "-" * 72 + "\n\n"


def sums_of(hashes: Mapping[str, str]) -> bytes:
    """Return ``SHA256SUMS`` as ``sha256sum -c`` reads it.

    Parameters
    ----------
    hashes : mapping of name to SHA-256
        Of every other file of the archive.
    """
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def readme_of(reports: int) -> bytes:
    """Return what the receiver reads first, in Vietnamese and in English."""
    texts = (message("site.readme", language, reports=reports) for language in ("vi", "en"))
    return (_RULE.join(text.strip() + "\n" for text in texts)).encode()


def write_archive(stream: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files`` (name, content), in the order given, as a zip into ``stream``.

    No time, owner or system enters it; all lies in one folder, so that unpacking scatters nothing.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, data in files:
            member = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, data, compresslevel=_LEVEL)
