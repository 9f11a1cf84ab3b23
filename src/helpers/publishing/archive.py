"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date

_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"
_LEVEL = 6


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files (name, content) as a zip archive without times, in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 0
            archive.writestr(member, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def rewritten(
    office_file: bytes, day: date, changes: Mapping[str, Callable[[bytes], bytes]] = {}
) -> bytes:
    """Return an office file (XLSX, DOCX) with ``day`` for every moment that its writer put in.

    Parameters
    ----------
    office_file : bytes
    day : date
    changes : mapping of str to callable, optional
        What becomes of the content of some members.
    """
    moment = rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        members = [
            (name, changes.get(name, bytes)(archive.read(name))) for name in archive.namelist()
        ]
    return zipped(
        (name, _MOMENT.sub(moment, content) if name == _CORE else content)
        for name, content in members
    )
