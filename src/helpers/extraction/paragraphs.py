"""Lines joined to paragraphs, each sign still knowing its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable
from dataclasses import dataclass

from helpers.extraction.folding import fold
from helpers.reading import Line

_STARTS = re.compile(
    # "1.267 hồ sơ" is a number at the head of a wrapped line, no point of a list.
    r"^\s*(?!\d{1,3}(?:\.\d{3})+(?!\d))"
    # Nor is the score "11.01/20".
    r"(?!\d{1,3}\.\d{1,2}\s*(?:/\s*\d|%|(?:điểm|[dđ]i\wm)\b))"
    r"(?:[-+•*–—]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)]|[IVXl1]{1,4}[.])\s*\S"
)
# A list of names that breaks off within one: "…; Sở Lao động", "- Thương binh và Xã hội".
_WITHIN_A_NAME = re.compile(r"[;,:(]\s*(?:Sở|UBND|[Xx]ã|[Pp]hường)\s[^;,:()\d]{2,40}$")
_GOES_ON = re.compile(r"[-–]\s+(?!Sở\s|UBND\s|Ban\s)[A-ZĐÀ-Ỹ]\w")
_ENDS = re.compile(r"[.;:!?/]\s*$")
LONGEST = 4_000
"""Longer paragraphs are cut: no statement of a dispatch is that long."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text over one or more lines.

    Attributes
    ----------
    text : str
        The lines, joined by single blanks.
    starts : tuple of int
        Offset in ``text`` at which each line begins.
    numbers : tuple of int
        The numbers of those lines.
    """

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def line(self) -> int:
        """Number of the first line."""
        return self.numbers[0]

    def line_at(self, offset: int) -> int:
        """Return the number of the line in which the sign at ``offset`` stood."""
        return self.numbers[bisect_right(self.starts, offset) - 1]

    def line_of(self, phrase: str) -> int:
        """Return the number of the line that holds folded ``phrase``, else the first."""
        stops = [*self.starts[1:], len(self.text)]
        for start, stop, number in zip(self.starts, stops, self.numbers, strict=True):
            if phrase in fold(self.text[start:stop]):
                return number
        return self.line


def paragraphs(lines: Iterable[Line], taken: Container[int] = frozenset()) -> list[Paragraph]:
    """Join wrapped lines; a blank line, a bullet or a line of a table ends a paragraph.

    Parameters
    ----------
    lines : iterable of Line
        In order.
    taken : container of int
        Numbers of lines that belong to tables or lists.
    """
    joined: list[Paragraph] = []
    texts: list[str] = []
    numbers: list[int] = []

    def close() -> None:
        if texts:
            starts = [0]
            for text in texts[:-1]:
                starts.append(starts[-1] + len(text) + 1)
            joined.append(Paragraph(" ".join(texts), tuple(starts), tuple(numbers)))
            texts.clear()
            numbers.clear()

    for line in lines:
        text = line.text.strip()
        if not text or line.number in taken:
            if line.number in taken or not _continues(texts):
                close()
            continue
        parted = "\t" in text or text.count("|") >= 2
        if parted or _opens(text, texts) or sum(map(len, texts)) > LONGEST:
            close()
        texts.append(text[: 2 * LONGEST])
        numbers.append(line.number)
        if parted:
            close()
    close()
    return joined


def _opens(text: str, before: list[str]) -> bool:
    """Tell whether a line opens a paragraph: a bullet, or a sentence after a list or a colon."""
    if before and _GOES_ON.match(text) and _WITHIN_A_NAME.search(before[-1]):
        return False
    if _STARTS.match(text):
        return True
    if not before or not text[:1].isupper():
        return False
    last = before[-1].rstrip()[-1:]
    listed = _STARTS.match(before[0]) is not None
    # "…; UBND xã Nậm Tin" goes on with a list of names; "Kết quả khối xã, phường:" opens another.
    ends = last == "." or (last == ";" and text.rstrip().endswith(":"))
    return last == ":" or (listed and ends)


def _continues(texts: list[str]) -> bool:
    """Tell whether a sentence runs on over a blank line, as recognition likes to insert them."""
    if not texts:
        return False
    last = texts[-1]
    return len(last) > 60 and not _ENDS.search(last)
