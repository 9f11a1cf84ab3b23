"""The parts of a DOCX file: what the text refers to, and the zip that holds it all.

The same document gives the same bytes: names are counted, never drawn; the zip knows no clock.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from helpers.publishing.assets import asset
from helpers.publishing.docx.markup import attribute

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FIXED = ("styles", "settings", "numbering", "header", "header")  # rId1 … rId5
HEADER, FIRST_HEADER = "rId4", "rId5"
BULLETS, DEEPEST_LIST = 1, 8


class Package:
    """Collects what the text refers to while it is written."""

    def __init__(self) -> None:
        self._targets: dict[str, str] = {}  # relationship markup without its id, by id
        self._images: dict[str, bytes] = {}
        self._bookmarks: dict[str, int] = {}
        self._drawings = 0
        self._lists = BULLETS
        self.table_sizes: set[float] = set()

    def link(self, address: str) -> str:
        """Return the relationship of an address outside the file."""
        told = f'Type="{_OFFICE}/hyperlink" Target="{attribute(address)}" TargetMode="External"'
        return self._relation(told)

    def image(self, content: bytes) -> str:
        """Return the relationship of a PNG; the same picture is kept once."""
        name = f"media/{hashlib.sha256(content).hexdigest()[:16]}.png"
        self._images[name] = content
        return self._relation(f'Type="{_OFFICE}/image" Target="{name}"')

    def _relation(self, told: str) -> str:
        first = len(_FIXED) + 1
        return self._targets.setdefault(told, f"rId{first + len(self._targets)}")

    def bookmark(self, anchor: str) -> str:
        """Return the mark of a place that links lead to; nothing if the place is marked already."""
        name = bookmark_name(anchor)
        if name in self._bookmarks:
            return ""
        number = self._bookmarks[name] = len(self._bookmarks) + 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}<w:bookmarkEnd w:id="{number}"/>'

    def drawing(self) -> int:
        """Return a number for the next drawing."""
        self._drawings += 1
        return self._drawings

    def numbered_list(self) -> int:
        """Return a list of its own, so that it counts from 1."""
        self._lists += 1
        return self._lists

    def zipped(self, parts: Mapping[str, str]) -> bytes:
        """Return the file.

        Parameters
        ----------
        parts : mapping
            ``document``, ``styles``, ``settings``, ``header1``, ``header2``, ``core``: XML by name.
        """
        files: dict[str, str | bytes] = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                f'Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"',
                f'Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
                'Target="docProps/core.xml"',
            ),
            "docProps/core.xml": parts["core"],
            "word/_rels/document.xml.rels": _relations(*self._document_relations()),
            "word/numbering.xml": self._numbering(),
            **{
                f"word/{name}.xml": parts[name]
                for name in ("document", "styles", "settings", "header1", "header2")
            },
            **{f"word/{name}": self._images[name] for name in sorted(self._images)},
        }
        return _zip(files)

    def _document_relations(self) -> list[str]:
        targets = ("styles.xml", "settings.xml", "numbering.xml", "header1.xml", "header2.xml")
        fixed = [
            f'Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"'
            for number, (kind, target) in enumerate(zip(_FIXED, targets, strict=True), start=1)
        ]
        return fixed + [f'Id="{ident}" {told}' for told, ident in self._targets.items()]

    def _numbering(self) -> str:
        anew = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(DEEPEST_LIST + 1)
        )
        numbered = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{anew}</w:num>'
            for number in range(BULLETS + 1, self._lists + 1)
        )
        return asset("template/docx/numbering.xml").replace(
            "</w:numbering>", f"{numbered}</w:numbering>"
        )


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word allows bookmarks: letters, digits, underscores, 40 at most."""
    name = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in anchor)
    if len(name) > 36:
        name = f"{name[:27]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
    return f"m_{name}"


def _relations(*told: str) -> str:
    rows = "".join(f"<Relationship {one}/>" for one in told)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types() -> str:
    kinds = {"rels": _RELATIONS, "xml": "application/xml", "png": "image/png"}
    names = ("document.main", "styles", "settings", "numbering")
    parts = {f"/word/{name.partition('.')[0]}.xml": f"{_WORD}.{name}+xml" for name in names}
    parts |= {f"/word/header{number}.xml": f"{_WORD}.header+xml" for number in (1, 2)}
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    told = "".join(
        [
            *(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items()),
            *(f'<Override PartName="{at}" ContentType="{kind}"/>' for at, kind in parts.items()),
        ]
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{told}</Types>'


def _zip(files: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr, member.create_system = 0o600 << 16, 0
            data = content.encode("utf-8") if isinstance(content, str) else content
            archive.writestr(member, data, compresslevel=6)
    return target.getvalue()
