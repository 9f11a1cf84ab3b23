"""Pictures as PNG, drawn by the Typst compiler where they are none, and how the text shows them."""

from __future__ import annotations

import re
import struct
import tempfile
from collections.abc import Sequence
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
_PAGES = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
_PAGE = """#context {{
  let shown = image("{name}")
  image("{name}", width: calc.min(measure(shown).width, {room}pt))
}}"""


@dataclass(frozen=True)
class Raster:
    """A PNG with its natural size in points."""

    content: bytes
    width: float
    height: float


def charts(svgs: Sequence[str]) -> dict[str, Raster]:
    """Return charts of ours, as they stand inside HTML, drawn in the light colours of the page.

    All in one go, which costs a fifth less than one by one; what cannot be drawn is left out.
    """
    if not svgs:
        return {}
    wanted = list(dict.fromkeys(svgs))
    contents = [_whole(svg).encode("utf-8") for svg in wanted]
    drawn = _drawn(contents, "svg") or [_alone(content, "svg") for content in contents]
    return {svg: shown for svg, shown in zip(wanted, drawn, strict=True) if shown is not None}


def _whole(svg: str) -> str:
    """Return a chart as a file of its own."""
    colours = _light_colours()
    coloured = _VARIABLE.sub(lambda found: colours[found[1]], svg)
    return _ROOT.sub(_OWN_ROOT, coloured, count=1)


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
    return _alone(picture.content, KINDS[picture.mime])


def _alone(content: bytes, ending: str) -> Raster | None:
    return next(iter(_drawn([content], ending)), None)


def _drawn(contents: Sequence[bytes], ending: str) -> list[Raster | None]:
    """Return pictures as PNG, in order; none of them if one cannot be drawn."""
    names = [f"picture-{number}.{ending}" for number in range(len(contents))]
    pages = "#pagebreak()\n".join(_PAGE.format(name=name, room=PORTRAIT) for name in names)
    with tempfile.TemporaryDirectory() as folder:  # holds all that a picture can refer to
        for name, content in zip(names, contents, strict=True):
            (Path(folder) / name).write_bytes(content)
        try:
            made = typst.Compiler(root=folder, font_paths=_fonts()).compile(
                f"{_PAGES}{pages}".encode(), format="png", ppi=_PIXELS_PER_INCH
            )
        except typst.TypstError:
            return []
    shown = [made] if isinstance(made, bytes) else list(made or ())
    return [_png(png, _PIXELS_PER_INCH) for png in shown] if len(shown) == len(contents) else []


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
