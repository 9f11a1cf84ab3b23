"""Figures as the reader sees them, each with its source; lists of names; periods in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from helpers.analysis.measure import Measure
from helpers.analysis.territory import Territory
from helpers.errors import ReferenceDataError
from helpers.narrative.evidence import readable
from helpers.narrative.phrases import Phrases, merged, phrases
from helpers.publishing import Cited, Sentence, Source, Text
from helpers.publishing.values import parts
from helpers.reference import indicator as known_indicator
from helpers.vietnamese import (
    format_date,
    format_moment,
    format_number,
    format_percent,
    format_period,
    telling_decimals,
)

_SHORT_LIST = 12  # longer lists leave out the "UBND" that every name begins with


@dataclass(frozen=True)
class Writer:
    """Writes figures, names and periods in one language."""

    language: str

    @property
    def phrases(self) -> Phrases:
        """The phrases of the language."""
        return phrases(self.language)

    def say(self, key: str, number: int | None = None, /, **fields: Sentence) -> Sentence:
        """Return a sentence; see :meth:`Phrases.sentence`."""
        return self.phrases.sentence(key, number, **fields)

    def part(self, key: str, number: int | None = None, /, **fields: Sentence) -> Sentence:
        """Return a part of a sentence; see :meth:`Phrases.fragment`."""
        return self.phrases.fragment(key, number, **fields)

    def words(self, key: str, number: int | None = None, /, **fields: str) -> str:
        """Return plain words; see :meth:`Phrases.text`."""
        return self.phrases.text(key, number, **fields)

    # Figures -------------------------------------------------------------------------------

    def plain_number(self, value: float, decimals: int | None = None) -> str:
        """Return a number without a source."""
        return format_number(value, decimals, self.language)

    def value(self, measure: Measure, decimals: int | None = None) -> Cited:
        """Return the figure alone: ``91,41``, ``67,37%``, ``1.651``; empty if there is none."""
        if measure.value is None:
            return Cited("", self.sources((measure,)))
        text = format_number(measure.value, decimals, self.language)
        sign = "%" if measure.measure == "percent" else ""
        return Cited(text + sign, self.sources((measure,)))

    def cell(self, measure: Measure | None, decimals: int | None = None) -> Sentence:
        """Return a figure for a table; nothing where the table has no such cell."""
        return self.value(measure, decimals) if measure is not None else ""

    def score(self, measure: Measure) -> Cited:
        """Return a score with its maximum (``91,41/100``), a rate or count as it is."""
        if measure.measure != "point" or measure.max is None or measure.value is None:
            return self.value(measure)
        value, most = (format_number(n, None, self.language) for n in (measure.value, measure.max))
        return Cited(f"{value}/{most}", self.sources((measure,)))

    def score_in_words(self, measure: Measure) -> Sentence:
        """Return a score with the word for points; a rate or count as it is."""
        score = self.score(measure)
        if measure.measure != "point" or measure.value is None:
            return score
        return (score, f" {self.words('words.points')}")

    def rank(self, measure: Measure) -> Cited:
        """Return a printed rank: ``24/34``."""
        return Cited(f"{measure.rank}/{measure.rank_of}", self.sources((measure,)))

    def share(self, measure: Measure, decimals: int | None = None) -> Cited:
        """Return the share of the maximum: ``38,1%``."""
        assert measure.share is not None
        return self.percent(measure.share, (measure,), "how.share", decimals)

    def lost(self, measure: Measure, decimals: int | None = None) -> Cited:
        """Return the points short of the maximum."""
        assert measure.lost is not None
        return self.number(measure.lost, (measure,), "how.lost", decimals)

    def number(
        self,
        value: float,
        measures: Iterable[Measure],
        how: str,
        decimals: int | None = None,
        **fields: str,
    ) -> Cited:
        """Return a derived number with the measures that it rests on and how it was computed.

        Parameters
        ----------
        decimals : int, optional
            Fixed decimals, for a column; by default as many as the number has, at most two. A
            number that would so be told as 0 gets as many as it takes.
        """
        exact = round(value, 6)
        least = 2 if decimals is None else decimals
        shown = telling_decimals(exact, least, (0.0,))
        text = format_number(exact, decimals if shown == least else shown, self.language)
        return Cited(text, self.sources(measures), self.words(how, **fields))

    def percent(
        self,
        share: float,
        measures: Iterable[Measure],
        how: str,
        decimals: int | None = None,
        **fields: str,
    ) -> Cited:
        """Return a derived share (0–1) as a percentage; in a sentence 0 and 100 go without ",0".

        A share that is not quite 0 or 100 gets as many decimals as show it: ``99,95%``.
        """
        per_cent = round(100 * share, 6)
        if decimals is None:
            decimals = 0 if per_cent in (0, 100) else 1
        text = format_percent(per_cent, decimals, self.language)
        return Cited(text, self.sources(measures), self.words(how, **fields))

    def count(self, value: int, measures: Iterable[Measure] = ()) -> Cited:
        """Return a count, as offices write it (``05``), with the rows that were counted."""
        sources = self.sources(measures)
        how = self.words("how.count", n=str(len(sources))) if sources else ""
        return Cited(self.counted(value), sources, how)

    def counted(self, value: int) -> str:
        """Return a count as offices write it: two digits under ten in Vietnamese."""
        if self.language == "vi" and 0 < value < 10:
            return f"0{value}"
        return format_number(value, 0, self.language)

    def sources(self, measures: Iterable[Measure]) -> tuple[Source, ...]:
        """Return where measures stand, each place once, in order; the evidence in words."""
        return tuple(dict.fromkeys(self._source(measure) for measure in measures))

    def _source(self, measure: Measure) -> Source:
        return Source(
            measure.dispatch_id,
            measure.file,
            measure.page,
            measure.line,
            measure.status,
            measure.printed,
            readable(measure.evidence, self.language),
        )

    # Names and words -----------------------------------------------------------------------

    def label(self, indicator: str) -> str:
        """Return the name of an indicator in full, without brackets."""
        try:
            known = known_indicator(indicator)
        except ReferenceDataError:
            return self._own_label(indicator)
        label = known.label(self.language)
        return known.short(self.language) if "(" in label else label

    def short(self, indicator: str) -> str:
        """Return the short name of an indicator, for column heads."""
        try:
            return known_indicator(indicator).short(self.language)
        except ReferenceDataError:
            return self._own_label(indicator)

    def grade(self, grade: str) -> str:
        """Return a class in words: ``Tốt``, in English ``Good``; another one as printed."""
        key = f"grade.{grade}"
        return self.words(key) if self.phrases.has(key) else grade

    def territory(self, territory: Territory) -> str:
        """Return a territory's name: ``tỉnh Sơn La``, in English ``Sơn La province``."""
        kind = territory.name.removesuffix(territory.place).strip()
        key = f"territory_name.{kind}"
        return self.words(key, place=territory.place) if self.phrases.has(key) else territory.name

    def dispatch_kind(self, kind: str) -> str:
        """Return what kind of document a dispatch is, in words."""
        key = f"dispatch_kind.{kind}"
        if self.phrases.has(key):
            return self.words(key)
        return kind or self.words("title.document")

    def names(self, units: Sequence[str]) -> str:
        """Return names as one list: ``A; B và C``, a semicolon wherever a name has a comma."""
        return plain_list(list(self._listed(units)), self)

    def named(self, pairs: Sequence[tuple[str, Sentence]]) -> Sentence:
        """Return names each with its figure in brackets."""
        items = [
            merged([f"{name} (", *parts(figure), ")"])
            for name, (_, figure) in zip(
                self._listed([name for name, _ in pairs]), pairs, strict=True
            )
        ]
        return self.listing(items)

    def listing(
        self, items: Sequence[Sentence], joint: str = "", last: str = "words.and"
    ) -> Sentence:
        """Return parts as one list in a sentence.

        Parameters
        ----------
        items : sequence of Sentence
        joint : str
            Key of what to set between them; by default commas and a last "and", or semicolons
            where a part has a comma or an "and" of its own.
        last : str
            Key of the word before the last one, "and" or "or".
        """
        plain = ["".join(str(part) for part in parts(item)) for item in items]
        between, final = (self.words(joint),) * 2 if joint else self._separators(plain, last)
        filled: list[Text] = []
        for place, item in enumerate(items):
            if place:
                filled.append(final if place == len(items) - 1 else between)
            filled.extend(parts(item))
        return merged(filled)

    def period(self, period: str) -> str:
        """Return a period in words: ``tháng 7/2025``."""
        return format_period(period, self.language)

    def month(self, month: int) -> str:
        """Return a month of a year that is already named: ``7``, in English ``July``."""
        if self.language == "vi":
            return str(month)
        return format_period(f"2000-{month:02d}", "en").split()[0]

    def day(self, text: str) -> str:
        """Return an ISO date in words."""
        return format_date(date.fromisoformat(text[:10]), self.language)

    def moment(self, text: str) -> str:
        """Return an ISO date or moment in words."""
        if "T" in text:
            return format_moment(datetime.fromisoformat(text), self.language)
        return self.day(text)

    def _own_label(self, indicator: str) -> str:
        """Return the name of an indicator that is no part of a scheme, else its slug in words."""
        key = f"indicator.{indicator}"
        return self.words(key) if self.phrases.has(key) else indicator.replace("_", " ")

    def _listed(self, names: Sequence[str]) -> Sequence[str]:
        """Leave out the "UBND" of a long list, if every name of it begins so."""
        if len(names) <= _SHORT_LIST or not all(name.startswith("UBND ") for name in names):
            return names
        return [name.removeprefix("UBND ") for name in names]

    def _separators(self, names: Sequence[str], last: str) -> tuple[str, str]:
        joint = self.words(last)
        comma = self.words("words.comma")
        if len(names) > 1 and any(comma in name or joint in name for name in names):
            semicolon = self.words("words.semicolon")
            if last != "words.or":
                return semicolon, semicolon
            # "A; B" alone would read as both.
            return semicolon, joint if len(names) == 2 else f"{semicolon}{joint.strip()} "
        return self.words("words.comma"), joint


def plain_list(names: Sequence[str], writer: Writer) -> str:
    """Return names as one list of plain text."""
    return "".join(str(part) for part in parts(writer.listing(list(names))))
