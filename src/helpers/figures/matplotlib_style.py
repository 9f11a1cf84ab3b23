"""The house style for figures that an analyst draws with matplotlib or seaborn.

The reports' own figures need no matplotlib; what an analyst adds to a notebook looks like them
after :func:`use_house_style` (or under :func:`house_style`) and is shown by
:class:`helpers.publishing.Chart` like any other.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import matplotlib as mpl
from cycler import cycler
from matplotlib import font_manager
from matplotlib.figure import Figure

from helpers.figures.style import BLUE, FAMILY, INK, LIGHT, ORANGE, QUIET, SMALL_SIZE
from helpers.publishing.coverage import font_folder

_HEAD = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_GROUP_ID = re.compile(r'<g id="[^"]*">')
_STYLE = re.compile(r"<defs><style[^>]*>.*?</style></defs>", re.DOTALL)
_BACKGROUND = re.compile(r'<g><path d="[^"]*" style="fill: none"/></g>')
_NUMBER = re.compile(r"(?<=[\s\",(])(-?\d+\.\d{3,})")
_DEFINED = re.compile(r'(id="|url\(#|href="#)(?=[A-Za-z])')
_BLACK = "#000000"  # matplotlib's own ink, left out where it fills
_SIZE = re.compile(r'<svg [^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')

_RC = {
    "font.family": [FAMILY],
    "font.size": SMALL_SIZE + 0.5,
    "text.color": LIGHT[INK],
    "axes.labelcolor": LIGHT[INK],
    "axes.edgecolor": LIGHT[QUIET],
    "xtick.color": LIGHT[QUIET],
    "ytick.color": LIGHT[QUIET],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=[LIGHT[BLUE], LIGHT[ORANGE], LIGHT[QUIET], LIGHT[INK]]),
    "hatch.linewidth": 0.7,
    "svg.fonttype": "none",
    "svg.hashsalt": "chiso",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "path.simplify": False,
}


@cache
def _with_our_fonts() -> None:
    for file in sorted(font_folder().glob("*.ttf")):
        font_manager.fontManager.addfont(str(file))


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save under the house style; the caller's settings come back afterwards."""
    _with_our_fonts()
    with mpl.rc_context(_RC):  # type: ignore[arg-type]
        yield


def use_house_style() -> None:
    """Draw in the house style from here to the end of the notebook."""
    _with_our_fonts()
    mpl.rcParams.update(_RC)  # type: ignore[arg-type]


def svg_of_figure(figure: Figure) -> str:
    """Return a figure as an SVG document, without date, version, comment or spare digits."""
    target = io.StringIO()
    with house_style():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    text = _METADATA.sub("", _HEAD.sub("", target.getvalue()))
    text = _GROUP_ID.sub("<g>", _COMMENT.sub("", text))
    text = _BETWEEN.sub("><", text).strip()
    text = _BACKGROUND.sub("", _STYLE.sub("", text))
    text = _NUMBER.sub(lambda found: f"{float(found[1]):.2f}", text)
    return text.replace("\n", " ")


def inline_svg_of_figure(figure: Figure, title: str, description: str) -> str:
    """Return a figure for a place inside HTML, its ink and house colours those of the page."""
    text = svg_of_figure(figure)
    name = "f" + hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:8]
    text = _DEFINED.sub(lambda found: f"{found[1]}{name}-", text)
    for role, colour in (*LIGHT.items(), (INK, _BLACK)):
        text = text.replace(colour, f"var(--chart-{role})")
    head = (
        f'<svg class="picture" viewBox="0 0 \\1 \\2" fill="var(--chart-{INK})" role="img" '
        f'aria-labelledby="{name}-t {name}-d">'
    )
    told = (
        f'<title id="{name}-t">{html.escape(title)}</title>'
        f'<desc id="{name}-d">{html.escape(description)}</desc>'
    )
    return _SIZE.sub(head, text, count=1).replace(">", ">" + told, 1)
