"""The few words that the display elements say themselves, in the language of the report.

Displaying a :class:`~helpers.publishing.ReportMeta` settles the language for all that is displayed
after it in the same kernel, as a document's language declaration does.
"""

from __future__ import annotations

from helpers.messages import LANGUAGES, message

_language = ["vi"]


def use_language(language: str) -> None:
    """Settle the language of the elements' own words.

    Raises
    ------
    ValueError
        If there are no words in that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in language {language!r}: {', '.join(LANGUAGES)}")
    _language[0] = language


def language() -> str:
    """Return the language in use: ``"vi"`` until told otherwise."""
    return _language[0]


def word(key: str, **fields: object) -> str:
    """Return a word of ``messages/publishing.yaml`` in the language in use."""
    return message(f"publishing.{key}", language(), **fields)
