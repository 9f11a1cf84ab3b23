"""Which known form a table followed, told from its indicators."""

from __future__ import annotations

from collections.abc import Collection

from helpers.extraction.forms import forms


def form_title(indicators: Collection[str]) -> str:
    """Return the title of the form that holds most of ``indicators``; ``""`` if none holds any.

    Of forms that hold as many, the one with fewer columns is meant.
    """
    held = {
        form.title: (
            sum(column.indicator in indicators for column in form.columns),
            -len(form.columns),
        )
        for form in forms()
    }
    best = max(held, key=lambda title: held[title], default="")
    return best if best and held[best][0] else ""
