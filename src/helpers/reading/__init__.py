"""A file → a :class:`Document` of numbered lines; one module a format."""

from helpers.reading.document import Document, Line
from helpers.reading.plain_text import read_document

__all__ = ["Document", "Line", "read_document"]
