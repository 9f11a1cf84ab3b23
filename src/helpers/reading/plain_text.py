"""Plain text → :class:`~helpers.reading.document.Document`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from helpers.errors import InputError
from helpers.reading.document import Document, Line
from helpers.reading.markup_tables import unfold_tables
from helpers.reading.separated_cells import part_at_separators

MAX_BYTES = 4 * 1024 * 1024
"""A dispatch is a few pages; what is larger than this is something else."""

MAX_LINES = 12_000
"""More than three times all communes of the country."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
# C0 and C1 controls (but not tab), zero-width and direction marks, line and paragraph separators.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000e0000-\U000e0fff]")
# Unlike the controls above these are ordinary in text: they only count as damage when plentiful.
# A tone that stands behind the consonants which close its syllable, as some fonts write it.
_LATE_TONE = re.compile(
    "([^\\W\\d_])([b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{1,2})([\u0300\u0301\u0303\u0309\u0323])"
)
_PAGE_BREAK = "\f"
# Letters and digits of full width, and the digits of other scripts, stand for the plain ones.
_WIDE = re.compile("[\uff01-\uff5e]")
_WIDE_BY = 0xFEE0
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_OTHER_MARKS = {0x066B: ",", 0x066C: ".", 0x201A: ","}
# Blanks that do not break, or of another width, are blanks.
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def read_document(path: Path) -> Document:
    """Read a text file as a dispatch.

    Parameters
    ----------
    path : Path
        UTF-8 text, or UTF-16 with a byte order mark.

    Returns
    -------
    Document
        Its lines; form feeds, if any, give the pages.

    Raises
    ------
    InputError
        If the file is missing, not a file, unreadable, empty, too large, binary or in another
        encoding.
    """
    data = _bytes_of(path)
    text = _decode(data, path)
    if not text.strip():
        raise InputError("reading.empty_file", path=path)
    # str.splitlines would also break at form feeds and separators, and the numbers would shift.
    broken = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _refuse_more_lines(len(broken), path)
    # Rows of a table in HTML that stand on one line become lines of their own.
    unfolded = part_at_separators(unfold_tables(broken))
    _refuse_more_lines(len(unfolded), path)
    lines, removed = _lines(unfolded)
    return Document(path.name, hashlib.sha256(data).hexdigest(), lines, removed)


def _refuse_more_lines(count: int, path: Path) -> None:
    if count > MAX_LINES:
        raise InputError("reading.too_many_lines", path=path, count=count, limit=MAX_LINES)


def _bytes_of(path: Path) -> bytes:
    if not path.exists():
        raise InputError("reading.missing_file", path=path)
    if not path.is_file():
        raise InputError("reading.not_a_file", path=path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                "reading.too_large", path=path, size=size // 2**20, limit=MAX_BYTES // 2**20
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError("reading.unreadable", path=path, reason=error.strerror) from error
    if not data:
        raise InputError("reading.empty_file", path=path)
    return data


def _decode(data: bytes, path: Path) -> str:
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if (encoding != "utf-16" and b"\x00" in data) or data.startswith(_UTF_32):
        raise InputError("reading.binary", path=path)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("reading.encoding", path=path, line=line) from error


def _lines(texts: Sequence[str]) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    paged = any(_PAGE_BREAK in text for text in texts)
    page = 1
    lines: list[Line] = []
    removed: list[int] = []
    for number, raw in enumerate(texts, 1):
        page += raw.count(_PAGE_BREAK)
        spaced = _BLANKS.sub(" ", raw.replace(_PAGE_BREAK, " "))
        clean = _PRIVATE.sub("\ufffd", _UNPRINTABLE.sub("", spaced))
        if clean != spaced:
            removed.append(number)
        lines.append(Line(number, _composed(clean), page if paged else None))
    if lines and not lines[-1].text:
        lines.pop()
    return tuple(lines), tuple(number for number in removed if number <= len(lines))


def _composed(text: str) -> str:
    """Return ``text`` with every mark on its letter (NFC), its digits plain ones."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    composed = _WIDE.sub(lambda sign: chr(ord(sign[0]) - _WIDE_BY), composed)
    composed = _OTHER_DIGIT.sub(lambda sign: str(unicodedata.digit(sign[0])), composed)
    composed = composed.translate(_OTHER_MARKS)
    if not _LATE_TONE.search(composed):
        return composed
    return unicodedata.normalize("NFC", _LATE_TONE.sub(r"\1\3\2", composed))
