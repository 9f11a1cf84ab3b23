"""A document as one self-contained HTML file: styles, fonts, pictures and script inside.

A content security policy in the file itself forbids every request, so none leaves it whatever a
notebook shows; without the script everything can be read and every figure leads to its source, the
script only sorts, filters and shows the source as a tooltip. What elements repeat is told once.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import jinja2
from markupsafe import Markup

from helpers.publishing.assets import asset
from helpers.publishing.blocks import Heading
from helpers.publishing.compact import Compactor
from helpers.publishing.document import Document, Entry
from helpers.publishing.inline import escape
from helpers.publishing.notebook import Piece
from helpers.publishing.words import word

UPRIGHT = (("Regular", 400, "normal"), ("Bold", 700, "normal"))
SLANTED = (("Italic", 400, "italic"), ("BoldItalic", 700, "italic"))
_INDENT = re.compile(r"\n +")
_OF_UNITS = re.compile(r'class="(?:sheet-head|overview)"')
_EMPHASIS = re.compile(r"<(?:em|i)>")
_CITED = re.compile(r'<a class="cited((?: \w+)*)" href="#(n-[0-9a-f]{10})" title="([^"]*)">')
_DEEPEST_ENTRY = 3
_WORDS = ("contents", "skip", "filter_label", "filter_hint", "sort_hint")


def write_html(document: Document) -> bytes:
    """Return the document as HTML in UTF-8."""
    lead, text = (joined(part, document.sources) for part in _split(document.pieces))
    of_units = ("unit",) if _OF_UNITS.search(text) else ()
    style = style_sheet("report", *of_units)
    compactor = Compactor(style)
    lead, text = compactor.shorten(lead), compactor.shorten(text)
    faces = UPRIGHT + (SLANTED if _EMPHASIS.search(lead + text) else ())
    script = _INDENT.sub("\n", asset("template/report.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    words = {name: word(name) for name in _WORDS}
    words["filter_count"] = word("filter_count", shown="{shown}", all="{all}")
    page = page_template("report.html.j2").render(
        language=document.meta.language,
        title=document.meta.title,
        author=document.meta.author,
        description=document.meta.description,
        date=str(document.meta.report_date)[:10],
        words=words,
        script=Markup(script),
        script_hash=f"sha256-{digest}",
        style=Markup(style + compactor.rules()),
        fonts=Markup(font_faces(faces)),
        lead=Markup(lead),
        text=Markup(text),
        contents=Markup(_contents(document.contents)),
    )
    return page.encode("utf-8")


def _split(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Return what stands before the first section, and the rest."""
    for at, piece in enumerate(pieces):
        if piece.element == Heading.__name__ and piece.facts["level"] > 1:
            return pieces[:at], pieces[at:]
    return pieces, ()


def joined(pieces: Iterable[Piece], sources: frozenset[str]) -> str:
    """Return the HTML: a figure leads to its row in the list of sources, which tells its source.

    One that no list explains keeps its tooltip and leads nowhere.
    """

    def link(found: re.Match[str]) -> str:
        states, key, tip = found.groups()
        if key not in sources:
            return f'<a class="cited{states}" tabindex="0" title="{tip}">'
        states = f' class="{states.strip()}"' if states else ""
        return f'<a{states} href="#{key}">'

    return "\n".join(_CITED.sub(link, piece.html) for piece in pieces if piece.html)


def _contents(entries: Iterable[Entry]) -> str:
    """Return nested lists of links."""
    html, depth = "", 1
    for entry in entries:
        if entry.level > _DEEPEST_ENTRY:
            continue
        if entry.level > depth:
            html += "<ol>" * (entry.level - depth)
        else:
            html += "</li>" + "</ol></li>" * (depth - entry.level)
        depth = entry.level
        html += f'<li><a href="#{entry.anchor}">{escape(entry.text)}</a>'
    return html + "</li></ol>" * (depth - 1)


@cache
def font_faces(styles: tuple[tuple[str, int, str], ...]) -> str:
    """Return rules for our typeface in these styles, the files inside."""
    faces = []
    for style, weight, slant in styles:
        file = resources.files("helpers.publishing").joinpath(f"fonts/Tinos-{style}.woff2")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:Tinos;font-weight:{weight};font-style:{slant};"
            f"font-display:swap;src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(faces)


def style_sheet(*names: str) -> str:
    """Return style files of ours as one; each after those that it refines."""
    return "".join(asset(f"template/{name}.css") for name in names)


@cache
def page_template(name: str) -> jinja2.Template:
    """Return a page of ours, compiled once."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(asset(f"template/{name}"))
