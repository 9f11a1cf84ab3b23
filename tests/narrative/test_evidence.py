"""Evidence and findings are read in the language of the report; the document's print stays."""

from __future__ import annotations

import re

import pytest

from helpers.narrative.evidence import readable, readable_numbers

ENGLISH = re.compile(r"\b(row|sum|share|max|candidates|conversion|nearest|certain|figure|place)\b")

EVIDENCE = [
    "no figure was read here",
    "row sum",
    "row sum 70.91",
    "row sum 89.62 ≠ 89.35",
    "row sum 89.35 ≠ 89.62; candidates 16.69, 17.14",
    "conversion",
    "conversion 7.99125 ≠ 7.9; candidates 7.9, 7.99",
    "share 43 ≠ 53; candidates 44, 36",
    "share 53 %",
    "share of the two counts",
    "sum of the groups",
    "17 ÷ 13 % → candidates 126–136",
    "max 5",
    "max 5; candidates 4.7, 0.47",
    "a percent; candidates 4.7, 47",
    "a count",
    "place in the row not certain; candidates 3, 4",
    "column not certain",
    "unit not certain, nearest: UBND xã Huổi Một; UBND xã Huổi Luông",
    "unit not certain, no unit resembles this name",
    'printed "-"',
]


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_no_word_of_the_contract_is_left_in_a_vietnamese_report(evidence: str) -> None:
    assert not ENGLISH.search(readable(evidence, "vi"))


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_an_english_report_shows_the_contract_as_it_is(evidence: str) -> None:
    assert readable(evidence, "en") == evidence


def test_evidence_reads_as_a_sentence_with_decimal_commas() -> None:
    told = readable("row sum 89.35 ≠ 89.62; candidates 16.69, 17.14", "vi")
    assert told == "các thành phần cộng được 89,35, tổng in 89,62; có thể là 16,69, 17,14"


def test_what_the_document_prints_is_never_rewritten() -> None:
    told = readable("Tổng điểm: “row sum 17.56” vượt tối đa 18, đọc là 17.56.", "vi")
    assert told == "Tổng điểm: “row sum 17.56” vượt tối đa 18, đọc là 17,56."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3.752", "3.752"),
        ("8.39/22", "8,39/22"),
        ("000.00.67.H52-230516-0273", "000.00.67.H52-230516-0273"),
        ("2023-04-18", "18/04/2023"),
        ("3.752; 3,029", "3.752; 3,029"),
        ("45.", "45."),
        ("67.37%", "67,37%"),
    ],
)
def test_only_decimals_and_dates_are_rewritten(text: str, told: str) -> None:
    assert readable_numbers(text, "vi") == told
