"""Pictures that are not ours: attachments, and what other libraries draw."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from helpers.publishing.inline import escape, string
from helpers.publishing.values import inert

KINDS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


@dataclass(frozen=True)
class Picture:
    """A picture by its content; it cannot act: an SVG too is shown as an image only."""

    mime: str
    content: bytes
    alt: str

    @property
    def name(self) -> str:
        """Return a file name made from the content."""
        digest = hashlib.sha256(self.content).hexdigest()[:16]
        return f"picture-{digest}.{KINDS[self.mime]}"

    def html(self, alt: str = "") -> str:
        """Return ``<img>`` with the content inside."""
        data = base64.b64encode(self.content).decode("ascii")
        told = escape(alt or self.alt)
        return f'<img class="picture" src="data:{self.mime};base64,{data}" alt="{told}">'

    def typst(self, alt: str = "") -> str:
        """Return an expression that shows the file :attr:`name`."""
        return f'foreign-picture("{self.name}", {string(alt or self.alt)})'


def picture(mime: str, data: str | list[str], alt: str) -> Picture | None:
    """Return a picture from a notebook's mime bundle; ``None`` if it cannot be read."""
    text = "".join(data)
    if mime == "image/svg+xml":
        return Picture(mime, text.encode("utf-8"), inert(alt))
    return _decoded(mime, text, alt)


def from_data_address(address: str, alt: str) -> Picture | None:
    """Return the picture inside a ``data:`` address; ``None`` if it is something else."""
    head, _, body = address.partition(",")
    if not head.startswith("data:") or not head.endswith(";base64"):
        return None
    return _decoded(head[5:-7], body, alt)


def _decoded(mime: str, body: str, alt: str) -> Picture | None:
    if mime not in KINDS:
        return None
    try:
        return Picture(mime, base64.b64decode(body), inert(alt))
    except (binascii.Error, ValueError):
        return None
