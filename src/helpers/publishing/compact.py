"""The HTML of a whole file in fewer bytes: a browser builds the page that the pieces describe.

A notebook shows every element alone, so each tells all about itself. In a file of many, what
stands elsewhere need not be repeated: the source of a figure stands in the list of sources, the
kind of a cell holds for its column, the look of a mark for all marks alike. Nothing but what our
elements write is touched; foreign HTML stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(
    r'<table((?: data-search)? aria-label="[^"]*")>(<thead>.*?</thead>)<tbody>(.*?)</tbody></table>'
)
_CELL = re.compile(r'<(t[dh])( scope="row")?(?: class="([a-z]+)")?>')
_END = re.compile(r"</(?:t[dhr]|thead)>")  # HTML lets these be left out before the next one
_KIND_RULE = re.compile(r"^(td)?\.(number|ordinal|class|source)(\{[^}]*\})", re.MULTILINE)
_LOOK = re.compile(
    r"<g ((?:(?:fill|stroke|stroke-width|stroke-linecap|stroke-dasharray|font-size|font-weight|"
    r'text-anchor)="[\w.() -]+" ?)+)>'
)
# a mark with a look of its own is not alone: a class would win over it
_ALONE = re.compile(r'<g (class="k\d+")><(text|path) ((?: ?[dxy]="[^"]*")+)(/>|>[^<]*</text>)</g>')
_TIP = re.compile(r'<a class="cited" (tabindex="0" title="[^"]*")>([^<]*)</a>')
_SAME_PICTURE = re.compile(
    r'(aria-labelledby="[^"]*"><title [^>]*>([^<]*)</title><desc [^>]*>([^<]*)</desc>'
    r'(?:(?!</?svg).)*</svg><svg class="picture narrow"[^>]* )aria-labelledby="[^"]*">'
    r"<title [^>]*>\2</title><desc [^>]*>\3</desc>",
    re.DOTALL,
)
_LABELS = re.compile(r'aria-labelledby="[^"]*"')
# HTML asks for no quotes around such values
_QUOTED = re.compile(r' (x|y|scope|class|id|href)="([\w.#-]+)"(?=[ >])')
_PROPERTY = re.compile(r'([a-z-]+)="([^"]*)"')
_OFTEN = re.compile(r'<(?:text|path|g|a(?= href="#n-)) [^<>]*>')
_OF_TABLE = re.compile(r"<t[hdr] [^<>]*>")


class Compactor:
    """Shortens the parts of one file, and then tells the style rules that they need.

    Parameters
    ----------
    style : str
        The style sheet of the file; the rules of cells are taken from it.
    """

    def __init__(self, style: str) -> None:
        self._style = style
        self._looks: dict[str, str] = {}
        self._columns: dict[tuple[str, int], None] = {}

    def shorten(self, html: str) -> str:
        """Return the HTML of a part of the file, shorter and of the same meaning."""
        html = _SAME_PICTURE.sub(_labelled_once, _TABLE.sub(self._table, html))
        html = _ALONE.sub(r"<\2 \1 \3\4", _LOOK.sub(self._look, html))
        return _OFTEN.sub(_unquoted, html)

    def rules(self) -> str:
        """Return the style rules that the shortened parts need."""
        return "".join([*self._rules_of_looks(), *self._rules_of_columns()])

    def _look(self, found: re.Match[str]) -> str:
        name = self._looks.setdefault(found[1], f"k{len(self._looks)}")
        return f'<g class="{name}">'

    def _rules_of_looks(self) -> Iterator[str]:
        for attributes, name in self._looks.items():
            told = (
                f"{key}:{value}px" if key == "font-size" else f"{key}:{value}"
                for key, value in _PROPERTY.findall(attributes)
            )
            yield f".{name}{{{';'.join(told)}}}"

    def _table(self, found: re.Match[str]) -> str:
        attributes, head, body = found.groups()
        kinds = _kinds(body)
        named = [(kind, at) for at, kind in enumerate(kinds, start=1) if kind]
        self._columns.update(dict.fromkeys(named))
        if named:
            body = _CELL.sub(r"<\1\2>", body)
            attributes = f' class="{" ".join(f"{kind}-{at}" for kind, at in named)}"{attributes}'
        body = "".join(map(_tips_once, body.split("</tr>")))
        body, head = _END.sub("", body), _END.sub("", head)
        rows = _OF_TABLE.sub(_unquoted, f"{head}<tbody>{body}")
        return f"<table{attributes}>{rows}</table>"

    def _rules_of_columns(self) -> Iterator[str]:
        for tag, kind, rule in _KIND_RULE.findall(self._style):
            columns = [at for name, at in self._columns if name == kind]
            if columns:
                cells = (f".{kind}-{at} tbody>tr>{tag}:nth-child({at})" for at in columns)
                yield ",".join(cells) + rule


def _kinds(body: str) -> tuple[str, ...]:
    """Return the kind of each column of a table's rows; nothing if rows differ in them."""
    shared: tuple[str, ...] | None = None
    for row in body.split("</tr>")[:-1]:
        cells = _CELL.findall(row)
        if len(cells) != row.count("<td") + row.count("<th"):
            return ()
        kinds = tuple(kind for _, _, kind in cells)
        if shared is not None and kinds != shared:
            return ()
        shared = kinds
    return shared or ()


def _tips_once(row: str) -> str:
    """Return a row in which figures of one source tell it once: the first of them."""
    told: set[str] = set()

    def tip(found: re.Match[str]) -> str:
        if found[1] in told:
            return found[2]
        told.add(found[1])
        return found[0]

    return _TIP.sub(tip, row)


def _labelled_once(found: re.Match[str]) -> str:
    """Return a picture and its narrow one, which takes title and description from the broad."""
    labels = _LABELS.match(found[1])
    return f"{found[1]}{labels[0] if labels else ''}>"


def _unquoted(tag: re.Match[str]) -> str:
    return _QUOTED.sub(r" \1=\2", tag[0])
