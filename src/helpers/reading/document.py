"""What every reader gives: the lines of a dispatch, each knowing where it stood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input.

    Attributes
    ----------
    number : int
        From 1, counted in the input as it was read.
    text : str
        NFC, without control or direction characters; inner tabs are kept, for they part cells.
    page : int or None
        From 1, for paged formats only.
    """

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A dispatch as it was read.

    Attributes
    ----------
    file : str
        The file's own name, without folder.
    sha256 : str
        Of the bytes of the file.
    lines : tuple of Line
        Every line, empty ones included, so that ``lines[i].number == i + 1``.
    removed : tuple of int
        Numbers of the lines from which control or direction characters were taken.
    """

    file: str
    sha256: str
    lines: tuple[Line, ...]
    removed: tuple[int, ...] = ()
