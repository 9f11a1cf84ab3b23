"""What stands in a sentence or a cell: plain text, and figures that know where they come from."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_SPACES = re.compile(r"\s+")
_NEVER_PRINTED = ("Cc", "Cf", "Cs", "Co", "Cn")
NOTHING = "–"


@dataclass(frozen=True)
class Source:
    """The place of one figure in one document.

    Parameters
    ----------
    dispatch_id : str
        Slug of the dispatch.
    file : str
        Name of the document as it was obtained.
    page, line : int, optional
        Where the figure stands, counted from 1.
    status : {"printed", "repaired", "implied", "doubtful", "missing"}
        How the figure was read (the data contract).
    printed : str
        What the document shows, letter for letter.
    evidence : str
        Why the figure was read as it was.
    """

    dispatch_id: str
    file: str = ""
    page: int | None = None
    line: int | None = None
    status: str = "printed"
    printed: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Cited:
    """A figure in a sentence or cell, with its sources.

    Parameters
    ----------
    text : str
        The figure as the reader sees it, e.g. ``"91,41"``; empty when there is none.
    sources : tuple of Source
        Every place that it rests on.
    how : str
        How it was computed, when it is not printed anywhere ("tổng của 6 nhóm").
    """

    text: str
    sources: tuple[Source, ...] = ()
    how: str = ""

    @cached_property
    def key(self) -> str:
        """Return the anchor of its row in the list of sources: the same content, the same key."""
        places = [list(vars(item).values()) for item in self.sources]  # astuple copies deeply
        content = json.dumps([self.text, self.how, places])
        return f"n-{hashlib.sha256(content.encode()).hexdigest()[:10]}"

    @property
    def missing(self) -> bool:
        """Tell whether the documents themselves say that there is no figure."""
        return not self.text or (
            bool(self.sources) and all(item.status == "missing" for item in self.sources)
        )

    @property
    def doubtful(self) -> bool:
        """Tell whether any source leaves the figure open."""
        return any(item.status == "doubtful" for item in self.sources)

    @property
    def shown(self) -> str:
        """Return the text, a dash where there is none."""
        return self.text or NOTHING

    def __str__(self) -> str:
        return self.shown


Text = str | Cited
Sentence = str | Cited | tuple[Text, ...]


def parts(sentence: Sentence) -> tuple[Text, ...]:
    """Return the parts of a sentence; a text alone is a sentence of one part."""
    return sentence if isinstance(sentence, tuple) else (sentence,)


def inert(text: object) -> str:
    """Return ``text`` in NFC on one line, without control, format or bidirectional characters.

    Words of a dispatch are untrusted: this leaves nothing that could reorder or hide text.
    """
    composed = unicodedata.normalize("NFC", str(text))
    if composed.isprintable() and "  " not in composed:  # as nearly every text is
        return composed
    spaced = _SPACES.sub(" ", composed)
    return "".join(
        letter for letter in spaced if unicodedata.category(letter) not in _NEVER_PRINTED
    )


def inert_lines(text: str) -> list[str]:
    """Return preformatted text line by line: its spaces kept, its control characters gone."""
    composed = unicodedata.normalize("NFC", text).expandtabs(4)
    if composed.isprintable():  # as nearly every text is: then it is one line too
        return [composed] if composed else []
    return [
        "".join(letter for letter in line if unicodedata.category(letter) not in _NEVER_PRINTED)
        for line in composed.splitlines()
    ]


def plain(sentence: Sentence) -> str:
    """Return a sentence as plain text."""
    return "".join(inert(str(part)) for part in parts(sentence))


def cited_in(sentence: Sentence) -> tuple[Cited, ...]:
    """Return the figures of a sentence, in order."""
    return tuple(part for part in parts(sentence) if isinstance(part, Cited))
