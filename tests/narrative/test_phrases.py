from __future__ import annotations

from string import Formatter

import pytest

from helpers.narrative.phrases import Phrase, phrases
from helpers.narrative.writer import Writer
from helpers.publishing import Cited


def _places(phrase: Phrase) -> set[str]:
    texts = [phrase] if isinstance(phrase, str) else list(phrase.values())
    return {field for text in texts for _, field, _, _ in Formatter().parse(text) if field}


def test_both_languages_have_the_same_phrases_with_the_same_places() -> None:
    vietnamese, english = phrases("vi").entries, phrases("en").entries
    assert set(vietnamese) == set(english)
    for key, phrase in vietnamese.items():
        assert _places(phrase) == _places(english[key]), key


def test_a_figure_in_a_sentence_stays_a_figure() -> None:
    figure = Cited("91,41")
    sentence = phrases("vi").fragment("words.line", line=figure)
    assert figure in sentence


def test_a_sentence_begins_with_a_capital() -> None:
    sentence = Writer("vi").say("title.source_bare", kind="công văn", issuer="Sở Y tế")
    assert isinstance(sentence, tuple)
    assert str(sentence[0]).startswith("Lập")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["UBND xã Nà Tấu"], "UBND xã Nà Tấu"),
        (["A", "B"], "A và B"),
        (["A", "B", "C"], "A, B và C"),
        (
            ["Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Nội vụ"],
            "Sở Giáo dục và Đào tạo; Sở Y tế; Sở Nội vụ",
        ),
        (
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
            "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế",
        ),
    ],
)
def test_names_are_joined_so_that_no_name_is_torn(names: list[str], expected: str) -> None:
    assert Writer("vi").names(names) == expected


def test_a_long_list_leaves_out_the_word_that_every_name_begins_with() -> None:
    names = [f"UBND xã {number}" for number in range(13)]
    assert Writer("vi").names(names).startswith("xã 0, xã 1")


@pytest.mark.parametrize(("count", "expected"), [(0, "0"), (5, "05"), (10, "10"), (1651, "1.651")])
def test_counts_are_written_as_offices_write_them(count: int, expected: str) -> None:
    assert Writer("vi").counted(count) == expected


def test_english_counts_choose_between_one_and_many() -> None:
    assert Writer("en").words("level_noun.commune", 1) == "commune"
    assert Writer("en").words("level_noun.commune", 2) == "communes"
