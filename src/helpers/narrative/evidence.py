"""Evidence and findings of the cleaned tables as a reader of the report should see them.

The data contract writes evidence in English and numbers with a dot; a Vietnamese report says the
same in Vietnamese, by the patterns of ``data/reference/phrases/evidence.yaml``. What stands
between “quotation marks” is the document's own print and is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from helpers.reference import reference_file
from helpers.yaml_data import yaml_data

_QUOTED = re.compile(r"(“[^”]*”)")
# One or two decimals, or more than three: three digits after a dot may be a mark of thousands.
_DECIMAL = re.compile(r"(?<![\w.,/-])(\d+)\.(\d{1,2}|\d{4,})(?![\w-]|\.\d)")
_ISO_DAY = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")


@lru_cache(maxsize=1 << 14)  # a report says where its figures stand again and again
def readable(text: str, language: str) -> str:
    """Return evidence, or the message of a finding, in the reader's language and numbers.

    Parameters
    ----------
    text : str
        As the cleaned tables have it, e.g. ``"row sum 89.35 ≠ 89.62; candidates 16.69, 17.14"``.
    language : {"vi", "en"}
        English stays as it is.
    """
    if language == "en":
        return text

    def told(part: str) -> str:
        for pattern, words in _patterns(language):
            part = pattern.sub(words, part)
        return _numbers(part)

    return _outside_quotes(text, told)


def readable_numbers(text: str, language: str) -> str:
    """Return a value of the cleaned tables with the reader's decimal mark and dates."""
    return text if language == "en" else _outside_quotes(text, _numbers)


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts = _QUOTED.split(text)
    return "".join(part if part.startswith("“") else change(part) for part in parts)


def _numbers(text: str) -> str:
    return _ISO_DAY.sub(r"\3/\2/\1", _DECIMAL.sub(r"\1,\2", text))


@cache
def _patterns(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    path = reference_file("phrases/evidence.yaml")
    found = yaml_data(path.read_text(encoding="utf-8"))[language]
    return tuple((re.compile(pattern), words) for pattern, words in found)
