"""Pictures as PNG, drawn by the Typst compiler where they are none, and how the text shows them."""

from __future__ import annotations

import re
import struct
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from helpers.publishing.assets import asset
from helpers.publishing.coverage import font_folder
from helpers.publishing.docx.markup import attribute
from helpers.publishing.docx.package import Package
from helpers.publishing.layout import PORTRAIT
from helpers.publishing.pictures import KINDS, Picture

TALLEST = 600.0  # points: a page less margins, head and caption
_PIXELS_PER_INCH = 200.0
_SCREEN = 96.0  # pixels an inch of a picture that does not say
_INCH_IN_METRES = 0.0254
_EMU = 12700  # of a point
_LONGEST_ALT = 2000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_VARIABLE = re.compile(r"var\((--chart-[a-z]+)\)")
_COLOUR = re.compile(r"(--chart-[a-z]+):(#[0-9a-f]+)")
_ROOT = re.compile(r'<svg [^>]*?viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
_OWN_ROOT = (
    r'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    r'font-family="Tinos" width="\1pt" height="\2pt" viewBox="0 0 \1 \2"'
)
_SHEET = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#context {{
  let shown = image("{name}")
  image("{name}", width: calc.min(measure(shown).width, {room}pt))
}}"""


@dataclass(frozen=True)
class Raster:
    """A PNG with its natural size in points."""

    content: bytes
    width: float
    height: float


def chart(svg: str) -> Raster | None:
    """Return a chart of ours, as it stands inside HTML, drawn in the light colours of the page."""
    colours = _light_colours()
    drawn = _VARIABLE.sub(lambda found: colours[found[1]], svg)
    whole = _ROOT.sub(_OWN_ROOT, drawn, count=1)
    return _drawn(whole.encode("utf-8"), "svg")


@cache
def _light_colours() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, colour in _COLOUR.findall(asset("template/report.css")):
        found.setdefault(name, colour)  # the first are the light ones
    return found


def foreign(picture: Picture) -> Raster | None:
    """Return another library's picture; ``None`` if it cannot be read."""
    if picture.mime == "image/png":
        return _png(picture.content)
    return _drawn(picture.content, KINDS[picture.mime])


def _drawn(content: bytes, ending: str) -> Raster | None:
    with tempfile.TemporaryDirectory() as name:  # holds all that the picture can refer to
        folder = Path(name)
        (folder / f"picture.{ending}").write_bytes(content)
        sheet = _SHEET.format(name=f"picture.{ending}", room=PORTRAIT)
        try:
            png = typst.Compiler(root=folder, font_paths=_fonts()).compile(
                sheet.encode("utf-8"), format="png", ppi=_PIXELS_PER_INCH
            )
        except typst.TypstError:
            return None
    return _png(png, _PIXELS_PER_INCH) if isinstance(png, bytes) else None


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts, looked for once in a process."""
    return typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])


def _png(content: bytes, pixels_per_inch: float = 0.0) -> Raster | None:
    """Return a PNG with the size that it gives itself, where none is given."""
    if not content.startswith(_SIGNATURE) or len(content) < 33:
        return None
    across, down = struct.unpack(">II", content[16:24])
    density = pixels_per_inch or _density(content)
    if not 0 < across < 100_000 or not 0 < down < 100_000:
        return None
    return Raster(content, 72 * across / density, 72 * down / density)


def _density(content: bytes) -> float:
    at = content.find(b"pHYs", 0, 4096)
    if at < 0 or len(content) < at + 13 or content[at + 12] != 1:
        return _SCREEN
    return float(struct.unpack(">I", content[at + 4 : at + 8])[0]) * _INCH_IN_METRES or _SCREEN


def drawing(package: Package, picture: Raster, alt: str, room: float = PORTRAIT) -> str:
    """Return a run that shows a picture, no wider than ``room`` points, with what it shows."""
    scale = min(1.0, room / picture.width, TALLEST / picture.height)
    wide, high = (max(1, round(side * scale * _EMU)) for side in (picture.width, picture.height))
    number = package.drawing()
    ident = package.image(picture.content)
    told = attribute(alt if len(alt) <= _LONGEST_ALT else alt[: _LONGEST_ALT - 1] + "…")
    size = f'cx="{wide}" cy="{high}"'
    name = f'id="{number}" name="Picture {number}" descr="{told}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {name}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
