"""CSV that a spreadsheet program may open: no text of a dispatch begins a formula."""

from __future__ import annotations

import re

import pandas as pd

from helpers.publishing.values import inert_lines
from helpers.tables.cleaned import DECIMAL, WHOLE

# A number with its sign and a row of dashes calculate nothing.
_ACTS = re.compile(r"\s*(?:[=@]|[+\-](?![\d.,\s%]*$|-+$))")
GUARD = "'"


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a cleaned table whose texts neither act nor hide.

    Control, format and bidirectional characters are taken out; a text that a spreadsheet program
    would take for a formula gets an apostrophe in front. Numbers are left alone.
    """
    texts = {
        column: frame[column].tolist()
        for column in frame.columns
        if column not in (*WHOLE, *DECIMAL)
    }
    told = {text: harmless_text(text) for column in texts.values() for text in set(column)}
    return frame.assign(**{name: [told[text] for text in column] for name, column in texts.items()})


def harmless_text(text: object) -> str:
    """Return one text so."""
    shown = "\n".join(inert_lines(str(text)))
    return GUARD + shown if _ACTS.match(shown) else shown
