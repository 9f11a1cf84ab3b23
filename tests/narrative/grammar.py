"""What no sentence of a report may look like, whatever the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.narrative import Report
from helpers.publishing import Bullets, KeyPoints, Paragraph
from helpers.publishing.values import parts
from tests.narrative.reading import sections

_WRONG = {
    "two spaces": re.compile(r"  "),
    "a space before a comma or full stop": re.compile(r" [,.;:](\s|$)"),
    "a place left open": re.compile(r"[{}]"),
    "empty brackets": re.compile(r"\(\s*\)|\(,|,\)"),
    "two stops": re.compile(r"[.;,:]{2,}"),
    "a list without its members": re.compile(r":\s*\.|: *;|: *$(?<!:)"),
    "a joint without a neighbour": re.compile(r"\b(và|hoặc|and|or)\s*[.,;:)]"),
    "a doubled joint": re.compile(r"\b(và|hoặc|and|or) (và|hoặc|and|or)\b"),
    "a missing figure": re.compile(r"[\w(=] ?None\b|\bnan\b"),
    "a negative loss": re.compile(r"(thiếu|tăng|giảm) [-–]"),
}


def sentences(report: Report) -> Iterator[str]:
    """Yield every sentence of the paragraphs and lists of a report."""
    for _, elements in sections(report):
        for element in elements:
            if isinstance(element, Paragraph):
                yield from ("".join(str(part) for part in parts(s)) for s in element.sentences)
            elif isinstance(element, Bullets | KeyPoints):
                yield from ("".join(str(part) for part in parts(s)) for s in element.items)


def faults(report: Report) -> list[str]:
    """Return what is wrong with the sentences of a report, each with its sentence."""
    found = []
    for sentence in sentences(report):
        found += [f"{name}: {sentence}" for name, sign in _WRONG.items() if sign.search(sentence)]
        if not sentence.endswith((".", ":", "?", "!")):
            found.append(f"no stop: {sentence}")
        if not sentence[:1].isupper() and not sentence[:1].isdigit():
            found.append(f"no capital: {sentence}")
    return found
