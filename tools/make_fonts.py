"""Make the fonts of the reports from the npm package ``@fontsource/tinos`` (SIL OFL 1.1).

Usage::

    npm pack @fontsource/tinos && tar xzf fontsource-tinos-*.tgz
    python tools/make_fonts.py package src/helpers/publishing/fonts

The package holds each style cut into WOFF parts by script. This merges Latin, Latin Extended,
Vietnamese and Greek into one TTF a style for the PDF and the charts, draws the few signs of
arithmetic that the parts lack (≤ ≥ ≠ ≈ → ← ▲ ▼ ■ ● ○) from the font's own shapes, and cuts WOFF2
subsets for HTML. It also writes the widths of all characters for the exporters.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STYLES = {
    "Regular": "400-normal",
    "Bold": "700-normal",
    "Italic": "400-italic",
    "BoldItalic": "700-italic",
}
PARTS = ("latin", "latin-ext", "vietnamese", "greek")
WEB_LETTERS = (
    [*range(0x20, 0x7F), *range(0xA0, 0x100)]
    + [ord(letter) for letter in "ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323"]
    + [*range(0x1EA0, 0x1EFA)]
    + [ord(sign) for sign in "–—‘’“”†•…‰₫€−≤≥≠≈←→↑↓▲▼■●○"]
)


def merged(package: Path, style: str) -> TTFont:
    """Return one style as a single TrueType font."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        taken: set[int] = set()
        for part in PARTS:
            font = TTFont(package / "files" / f"tinos-{part}-{STYLES[style]}.woff")
            wanted = set(font.getBestCmap()) - taken
            taken |= wanted
            options = Options()
            options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
            options.hinting = False
            cutter = Subsetter(options)
            cutter.populate(unicodes=wanted)
            cutter.subset(font)
            font.flavor = None
            piece = Path(folder) / f"{part}.ttf"
            font.save(piece)
            pieces.append(str(piece))
        return Merger().merge(pieces)


class Drawing:
    """Adds to a font the signs that it lacks, from its own shapes."""

    def __init__(self, font: TTFont) -> None:
        self.font = font
        self.glyphs = font.getGlyphSet()
        self.names = font.getBestCmap()
        self.stroke = self._height("−") or 120
        self.bottom, self.top = self._extent("+")

    def _box(self, sign: str) -> tuple[int, int, int, int]:
        glyph = self.font["glyf"][self.names[ord(sign)]]
        glyph.recalcBounds(self.font["glyf"])
        return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax

    def _height(self, sign: str) -> int:
        _, low, _, high = self._box(sign)
        return high - low

    def _extent(self, sign: str) -> tuple[int, int]:
        _, low, _, high = self._box(sign)
        return low, high

    def add(self, sign: str, pen: TTGlyphPen, width: int) -> None:
        """Store a drawn glyph under ``sign``."""
        name = f"uni{ord(sign):04X}"
        self.font.setGlyphOrder([*self.font.getGlyphOrder(), name])
        glyph = pen.glyph()
        glyph.recalcBounds(self.font["glyf"])
        self.font["glyf"][name] = glyph
        self.font["hmtx"][name] = (width, glyph.xMin)
        for table in self.font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name

    def copied(self, pen: Any, sign: str, change: Transform) -> None:
        """Draw an existing glyph into ``pen``, transformed."""
        record = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[ord(sign)]].draw(record)
        record.replay(TransformPen(pen, change))

    def width(self, sign: str) -> int:
        """Return the advance width of ``sign`` in font units."""
        return int(self.font["hmtx"][self.names[ord(sign)]][0])

    def compare(self, sign: str, base: str) -> None:
        """Draw ≤ or ≥: the angle raised, a bar under it."""
        pen = TTGlyphPen(None)
        left, low, right, high = self._box(base)
        lift = self.stroke
        self.copied(pen, base, Transform(1, 0, 0, 0.86, 0, high - 0.86 * high + lift * 0.6))
        _box(pen, left, low - lift, right, low)
        self.add(sign, pen, self.width(base))

    def unequal(self) -> None:
        """Draw ≠: the equals sign struck through."""
        pen = TTGlyphPen(None)
        left, _, right, _ = self._box("=")
        self.copied(pen, "=", Transform())
        middle, lean, half = (left + right) / 2, 210, self.stroke * 0.55
        low, high = self.bottom, self.top
        _shape(
            pen,
            [
                (middle - lean - half, low),
                (middle + lean - half, high),
                (middle + lean + half, high),
                (middle - lean + half, low),
            ],
        )
        self.add("≠", pen, self.width("="))

    def nearly(self) -> None:
        """Draw ≈: two tildes, one over the other."""
        pen = TTGlyphPen(None)
        _, low, _, high = self._box("~")
        centre, step = (self.bottom + self.top) / 2 - (low + high) / 2, (high - low) * 0.75
        for move in (-step, step):
            self.copied(pen, "~", Transform(1, 0, 0, 1, 0, centre + move))
        self.add("≈", pen, self.width("~"))

    def arrows(self) -> None:
        """Draw → and ←: the upward arrow turned."""
        _, low, _, high = self._box("↑")
        long = high - low
        middle = self.width("↑") / 2
        axis = (self.bottom + self.top) / 2
        side = 0.08 * long
        for sign, turn in (
            ("→", Transform(0, -1, 1, 0, side - low, axis + middle)),
            ("←", Transform(0, 1, -1, 0, side + high, axis - middle)),
        ):
            pen = TTGlyphPen(None)
            self.copied(pen, "↑", turn)
            self.add(sign, pen, round(long + 2 * side))

    def marks(self) -> None:
        """Draw ▲ ▼ ■ ● ○, as high as a capital's lower half."""
        size, left = 1000, 110
        shapes = {
            "▲": [(left, 0), (left + size / 2, size * 0.9), (left + size, 0)],
            "▼": [(left, size * 0.9), (left + size, size * 0.9), (left + size / 2, 0)],
            "■": [(left, 0), (left, size * 0.9), (left + size * 0.9, size * 0.9),
                  (left + size * 0.9, 0)],
        }  # fmt: skip
        for sign, points in shapes.items():
            pen = TTGlyphPen(None)
            _shape(pen, points)
            self.add(sign, pen, round(size + 2 * left))
        for sign, rings in (("●", (450,)), ("○", (450, 350))):
            pen = TTGlyphPen(None)
            for turn, radius in enumerate(rings):
                _ring(pen, left + 450, 450, radius, inner=bool(turn))
            self.add(sign, pen, 900 + 2 * left)


def _shape(pen: Any, points: list[tuple[float, float]]) -> None:
    pen.moveTo(_whole(points[0]))
    for point in points[1:]:
        pen.lineTo(_whole(point))
    pen.closePath()


def _whole(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _box(pen: Any, left: float, low: float, right: float, high: float) -> None:
    _shape(pen, [(left, low), (left, high), (right, high), (right, low)])


def _ring(pen: Any, x: float, y: float, radius: float, *, inner: bool) -> None:
    """Draw a circle of eight quadratic arcs; an inner one runs the other way and is a hole."""
    corner = radius * 0.41421356
    around = [
        (x + radius, y - corner), (x + corner, y - radius), (x - corner, y - radius),
        (x - radius, y - corner), (x - radius, y + corner), (x - corner, y + radius),
        (x + corner, y + radius), (x + radius, y + corner),
    ]  # fmt: skip
    if inner:
        around.reverse()
    pen.qCurveTo(*[_whole(point) for point in around], None)
    pen.closePath()


def finished(font: TTFont, style: str) -> TTFont:
    """Draw what is missing and set the names that programs look a style up by."""
    have = font.getBestCmap()
    drawing = Drawing(font)
    wanted = {
        "≤": lambda: drawing.compare("≤", "<"),
        "≥": lambda: drawing.compare("≥", ">"),
        "≠": drawing.unequal,
        "≈": drawing.nearly,
        "→": drawing.arrows,
        "▲": drawing.marks,
    }
    for sign, draw in wanted.items():
        if ord(sign) not in have:
            draw()
    _name(font, style)
    font["head"].modified = font["head"].created = 0
    font.recalcTimestamp = False
    return font


def _name(font: TTFont, style: str) -> None:
    bold, italic = "Bold" in style, "Italic" in style
    readable = "Bold Italic" if style == "BoldItalic" else style
    table = font["name"]
    table.names = [entry for entry in table.names if entry.nameID in (0, 5, 13, 14)]
    for number, text in (
        (1, "Tinos"), (2, readable), (3, f"Chi so Tinos {readable}"),
        (4, "Tinos" if style == "Regular" else f"Tinos {readable}"), (6, f"Tinos-{style}"),
    ):  # fmt: skip
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (0x20 * bold) | (0x01 * italic) or 0x40
    font["head"].macStyle = bold | (2 * italic)
    font["post"].italicAngle = font["post"].italicAngle if italic else 0


def web_subset(font_file: Path, target: Path) -> None:
    """Write the letters of Vietnamese and the common signs as WOFF2."""
    font = TTFont(font_file, recalcTimestamp=False)
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=WEB_LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def metrics(fonts: list[TTFont]) -> dict[str, float]:
    """Return the widest advance in em of every character that all styles draw."""
    maps = [font.getBestCmap() for font in fonts]
    shared = sorted(set.intersection(*[set(one) for one in maps]))
    regular = fonts[0]
    em = regular["head"].unitsPerEm
    return {chr(code): round(regular["hmtx"][maps[0][code]][0] / em, 3) for code in shared}


def main(package: Path, target: Path) -> None:
    """Write TTF, WOFF2, widths and licence into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    fonts = []
    for style in STYLES:
        font = finished(merged(package, style), style)
        file = target / f"Tinos-{style}.ttf"
        font.save(file)
        web_subset(file, target / f"Tinos-{style}.woff2")
        fonts.append(TTFont(file))
    widths = json.dumps(metrics(fonts), ensure_ascii=True, separators=(",", ":"))
    (target / "tinos-metrics.json").write_text(widths + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", target / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
