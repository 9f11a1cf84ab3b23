"""From the parameters of ``review.ipynb`` to the review: check them first, then analyse."""

from __future__ import annotations

from pathlib import Path

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.catalogue import check_review
from helpers.narrative.load import cleaned_library
from helpers.narrative.phrases import phrases
from helpers.review.view import Review


def review(
    authority: str, period: str | int = "", language: str = "vi", processed: str | Path = ""
) -> Review:
    """Return the review of an authority, of one period or of all.

    Parameters
    ----------
    authority : str
        Slug of a territory, e.g. ``"son-la"``.
    period : str or int
        A period that a document is of, e.g. ``"2025-07"``, ``"2025"``; ``""`` for all of them.
    language : {"vi", "en"}
    processed : str or Path
        Folder of the cleaned tables; by default the project's ``data/processed``.

    Raises
    ------
    ParameterError
        If a parameter is mistyped or names what is not there; the message names what is.
    TableError
        If a cleaned table breaks the contract.
    """
    library = cleaned_library(processed)
    known = catalogue(library)
    territory, periods, words = check_review(known, authority, period, language)
    phrases(words)
    analyses = [analyse_period(library, known, territory, name) for name in periods]
    return Review(analyses, words, library)
