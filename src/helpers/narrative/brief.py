"""Statements short enough for the first page: two names at most, the rest counted."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.assessment import Assessment
from helpers.narrative.level_words import noun
from helpers.narrative.sayings import statement, wording
from helpers.narrative.writer import Writer
from helpers.publishing import Sentence
from helpers.publishing.values import plain

_LONGEST = 110  # letters: two lines of half a page
_NAMED = 2


def brief(writer: Writer, kind: str, item: Assessment) -> Sentence:
    """Return one assessment in a sentence of about two lines.

    Parameters
    ----------
    kind : {"strength", "shortcoming"}
    """
    whole = statement(writer, kind, item)
    key = f"brief.{item.rule}"
    if len(plain(whole)) <= _LONGEST or not writer.phrases.has(key):
        return whole
    size, everyone = len(item.units), len({measure.unit for measure in item.base})
    key = wording(writer, key, item)
    fields: dict[str, Sentence] = {
        "n": writer.count(size, item.measures),
        "size": writer.counted(everyone),
        "noun": noun(writer, item.level, everyone if item.grade else size),
        "some": some(writer, item.units),
        "label": writer.label(item.indicator) if item.indicator else "",
        "grade": writer.grade(item.grade),
    }
    if item.rule == "weak_across":
        share = item.number or 0.0
        fields["share"] = writer.percent(share, item.base, "how.group_share", n=str(everyone))
    elif item.rule == "many_at_full":
        fields["full"] = writer.plain_number(item.number or 0.0)
        fields["of"] = writer.plain_number(len(item.base) // size)
    elif item.number is not None:
        rate = item.rule.startswith("rate_")
        border = item.number if rate else 100 * item.number
        fields["threshold"] = f"{writer.plain_number(border)}%"
    return writer.say(key, size, **fields)


def some(writer: Writer, units: Sequence[str]) -> str:
    """Return names as a list, of more than three the first two and how many others."""
    if len(units) <= _NAMED + 1:
        return writer.names(units)
    rest = len(units) - _NAMED
    first = units[:_NAMED]
    inner = (writer.words("words.and").strip(), writer.words("words.comma").strip())
    plainly = not any(word in name for name in first for word in inner)
    joint = writer.words("words.comma" if plainly else "words.semicolon")
    return writer.words("first_page.some", rest, units=joint.join(first), n=writer.counted(rest))
