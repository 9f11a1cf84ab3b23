"""Figures as SVG: the same bytes for the same figure, and inline for HTML."""

from __future__ import annotations

import hashlib
import html
import io
import re

from matplotlib.figure import Figure

from helpers.figures.style import BLUE, INK, ORANGE, PAPER, QUIET, RULE, TRACK, house_style

_HEAD = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_GROUP_ID = re.compile(r'<g id="[^"]*">')
_STYLE = re.compile(r"<defs><style[^>]*>.*?</style></defs>", re.DOTALL)
_BACKGROUND = re.compile(r'<g><path d="[^"]*" style="fill: none"/></g>')
_NUMBER = re.compile(r"(?<=[\s\",(])(-?\d+\.\d{3,})")
_DEFINED = re.compile(r'(id="|url\(#|href="#)(?=[A-Za-z])')
_SIZE = re.compile(r'<svg [^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
_TOKENS = {
    INK: "ink", QUIET: "quiet", BLUE: "blue", ORANGE: "orange", TRACK: "track", RULE: "rule",
    PAPER: "paper",
}  # fmt: skip


def svg_of(figure: Figure) -> str:
    """Return the figure as an SVG document, without date, version, comment or spare digits."""
    target = io.StringIO()
    with house_style():
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    text = _METADATA.sub("", _HEAD.sub("", target.getvalue()))
    text = _GROUP_ID.sub("<g>", _COMMENT.sub("", text))
    text = _BETWEEN.sub("><", text).strip()
    text = _BACKGROUND.sub("", _STYLE.sub("", text))
    text = _NUMBER.sub(lambda found: f"{float(found[1]):.2f}", text)
    return text.replace("\n", " ")


def inline_svg(figure: Figure, title: str, description: str) -> str:
    """Return the figure for a place inside HTML.

    Its colours become the page's (light and dark), its identifiers unique, and it is one picture
    with a title and a description for those who do not see it.
    """
    text = svg_of(figure)
    name = "f" + hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:8]
    text = _DEFINED.sub(lambda found: f"{found[1]}{name}-", text)
    for colour, token in _TOKENS.items():
        text = text.replace(colour, f"var(--chart-{token})")
    head = (
        f'<svg class="picture" viewBox="0 0 \\1 \\2" role="img" '
        f'aria-labelledby="{name}-t {name}-d">'
    )
    text = _SIZE.sub(head, text, count=1)
    told = (
        f'<title id="{name}-t">{html.escape(title)}</title>'
        f'<desc id="{name}-d">{html.escape(description)}</desc>'
    )
    return text.replace(">", ">" + told, 1)
