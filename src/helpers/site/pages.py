"""The pages: the index of all reports, and one page an authority with the places of its units.

Each is one self-contained file that asks nobody for anything; without the script all of it can be
read, the script only finds.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import jinja2
from markupsafe import Markup

from helpers.site.chart import series_chart
from helpers.site.entries import (
    Authority,
    Publication,
    authorities,
    figure,
    sentence_case,
)
from helpers.site.finding import search_data
from helpers.site.series import Series, SeriesBreak, series_of
from helpers.site.words import file_name, notes_of, word
from helpers.vietnamese import format_number, format_period

INDEX = "index.html"
_SHOWN_AT_ONCE = 6
_FACES = (("Tinos-Regular.woff2", 400), ("Tinos-Bold.woff2", 700))


def site_pages(
    publications: Iterable[Publication], breaks: Iterable[SeriesBreak] = ()
) -> dict[str, bytes]:
    """Return the pages by their address: ``index.html``, ``son-la/index.html``.

    Parameters
    ----------
    publications : iterable of Publication
        In any order.
    breaks : iterable of SeriesBreak
        All that are known; those inside a series are drawn and explained.
    """
    known = tuple(breaks)
    found = authorities(publications)
    shown = [(item, series_of(item.publications, known)) for item in found]
    pages = {INDEX: _index(shown)}
    for authority, series in shown:
        pages[f"{authority.slug}/{INDEX}"] = _authority(authority, series)
    return pages


def _index(shown: Sequence[tuple[Authority, Series]]) -> bytes:
    found = [authority for authority, _ in shown]
    publications = [item for authority in found for item in authority.publications]
    return _rendered(
        "index.html.j2",
        root="",
        found=found,
        shown=shown,
        newest=[(authority, authority.newest) for authority in found],
        span=_span(publications),
        count=len(publications),
        most=_SHOWN_AT_ONCE,
    )


def _authority(authority: Authority, series: Series) -> bytes:
    return _rendered(
        "authority.html.j2", root="../", found=[authority], authority=authority, series=series
    )


def _rendered(template: str, found: Sequence[Authority], **values: object) -> bytes:
    publications = [item for authority in found for item in authority.publications]
    script = _asset("site.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = (
        _templates()
        .get_template(template)
        .render(
            found=found,
            periods=sorted({item.period for item in publications}, reverse=True),
            with_change=any(item.score and item.score.change is not None for item in publications),
            data=Markup(search_data(found)),
            style=Markup(_asset("site.css")),
            script=Markup(script),
            script_hash=f"sha256-{digest}",
            faces=_faces(),
            **values,
        )
    )
    return page.encode()


def _span(publications: Sequence[Publication]) -> str:
    ordered = sorted(publications, key=lambda item: item.recency)
    if len({item.period for item in ordered}) < 2:
        return ""
    first, last = (format_period(ordered[at].data_period) for at in (0, -1))
    return word("span", first=first, last=last)


def _signed(value: float) -> str:
    text = format_number(abs(value), 2)
    return text if value == 0 else f"{'+' if value > 0 else '−'}{text}"


def _chart(authority: Authority, series: Series) -> Markup:
    points = "; ".join(
        word(
            "series_point",
            period=format_period(item.publication.period),
            score=item.score.text,
        )
        for item in series.points
    )
    label = f"{word('series', authority=authority.name)}. {word('series_alt', points=points)}"
    return series_chart(series, label)


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "template"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals.update(
        word=word, chart=_chart, figure=figure, notes_of=notes_of, number=format_number
    )
    environment.filters.update(
        period=format_period, sentence_case=sentence_case, file_name=file_name, signed=_signed
    )
    return environment


@cache
def _asset(name: str) -> str:
    file = resources.files("helpers.site").joinpath(f"template/{name}")
    return file.read_text(encoding="utf-8").strip()


@cache
def _faces() -> tuple[tuple[int, str], ...]:
    fonts = resources.files("helpers.publishing") / "fonts"
    return tuple(
        (weight, base64.b64encode((fonts / name).read_bytes()).decode()) for name, weight in _FACES
    )
