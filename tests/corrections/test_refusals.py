"""A correction that does not fit fails loudly, and says how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.cleaning import clean_file
from helpers.cli.language import Words
from helpers.cli.verbs import command_group
from tests.corrections.conftest import Desk, entry


def assert_named(desk: Desk, key: str, *parts: str) -> None:
    refused = desk.refusal()
    assert refused.key == f"corrections.{key}"
    for language in ("vi", "en"):
        text = refused.text(language)
        for part in ("decided.yaml", *parts):
            assert part in text


def test_a_guard_that_no_longer_matches_names_both_tokens(desk: Desk) -> None:
    desk.write(entry(unit="Sở Y tế", expected_printed="19", indicator="progress"), entry())
    desk.document.write_text(desk.document.read_text("utf-8").replace("2O5", "20,5"), "utf-8")
    assert_named(desk, "guard", "2", "“20,5”", "“2O5”", "Sở Tài chính")


def test_an_unknown_unit_is_answered_with_the_nearest(desk: Desk) -> None:
    desk.write(entry(unit="Sở Tài chinh"))
    assert_named(desk, "no_cell", "1", "Sở Tài chinh", "Sở Tài chính")


def test_an_unknown_indicator_is_answered_with_those_of_the_unit(desk: Desk) -> None:
    desk.write(entry(indicator="digitization"))
    assert_named(desk, "no_cell", "digitization", "digitisation")


def test_another_line_is_answered_with_the_place_of_the_cell(desk: Desk) -> None:
    desk.write(entry(line="99"))
    assert_named(desk, "no_cell", "99", "line 17")


def test_two_corrections_of_one_cell_are_refused(desk: Desk) -> None:
    desk.write(entry(), entry("drop"))
    assert_named(desk, "same_cell", "2", "1")


@pytest.mark.parametrize("key", ["reason", "author", "expected_printed", "date", "unit", "action"])
def test_an_entry_without_a_duty_is_refused(desk: Desk, key: str) -> None:
    desk.write(entry(), entry("override", **{key: None}))
    assert_named(desk, "missing_key", "2", f"“{key}”")


def test_an_unknown_key_is_named_with_the_known_ones(desk: Desk) -> None:
    desk.write(entry(vaule="20.5"))
    assert_named(desk, "unknown_key", "vaule", "value")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2025-02-30"),
        ("date", "12/09/2025"),
        ("action", "replace"),
        ("value", "20,45"),
        ("value", "nhiều"),
        ("value", "nan"),
        ("value", "-1"),
        ("line", "0"),
        ("period", "tháng 8"),
        ("reason", " "),
        ("author", ["Hoa", "Lan"]),
        ("reason", "x" * 2000),
        ("author", "Hoa\u202e"),
    ],
)
def test_a_field_that_cannot_be_what_it_says_is_refused(
    desk: Desk, key: str, value: object
) -> None:
    desk.write(entry("override", **{key: value}))
    assert_named(desk, "bad_value", "1", f"“{key}”")


def test_an_override_needs_a_value_and_a_drop_has_none(desk: Desk) -> None:
    desk.write(entry("override", value=None))
    assert_named(desk, "missing_value")
    desk.write(entry("drop", value="1"))
    assert_named(desk, "needless_value")


def test_a_value_over_the_maximum_is_refused(desk: Desk) -> None:
    desk.write(entry(value="22.5"))
    assert_named(desk, "over_maximum", "22.5", "22")


def test_a_confirmation_of_a_repair_says_which_value_it_means(desk: Desk) -> None:
    desk.write(entry("confirm"))
    assert_named(desk, "confirm_which", "20.5")
    desk.write(entry("confirm", value="2.05"))
    assert_named(desk, "confirms_other", "2.05", "20.5")
    desk.write(entry("confirm", unit="Sở Xây dựng", expected_printed="-"))
    assert_named(desk, "nothing_to_confirm", "Sở Xây dựng")


@pytest.mark.parametrize(
    "text",
    [
        "dispatch: cong-van-512.txt\ncorrections: [",
        "dispatch: cong-van-512.txt\ncorrections: x",
        "dispatch: cong-van-512.txt\n",
        "dispatch: cong-van-512.txt\ndispatch: x\ncorrections: []\n",
        "dispatch: cong-van-512.txt\ncorrections: []\nauthor: Hoa\n",
        "dispatch: cong-van-512.txt\ncorrections:\n- drop\n",
        "dispatch: cong-van-512.txt\ncorrections: &a [*a]\n",
        "dispatch: [a]\ncorrections: []\n",
        "",
        "\x00",
    ],
)
def test_a_malformed_file_is_refused_in_words(desk: Desk, text: str) -> None:
    path = desk.write_text(text, "cong-van-512.txt.yaml")
    refused = desk.refusal()
    assert str(path) in refused.text("vi")
    assert str(path) in refused.text("en")


def test_a_file_name_and_a_dispatch_that_disagree_are_refused(desk: Desk) -> None:
    own = desk.cleaned().dispatch_id
    desk.write(entry(), dispatch="cong-van-9.txt", name=f"{own}.yaml")
    refused = desk.refusal()
    assert refused.key == "corrections.other_dispatch"
    assert own in refused.text("vi")


def test_an_id_that_only_its_hash_fits_is_refused(desk: Desk) -> None:
    own = desk.cleaned().dispatch_id
    desk.write(entry(), dispatch=f"van-phong-khac-2024-{own[-6:]}")
    assert_named(desk, "other_dispatch", own)


def test_nothing_is_written_for_a_document_whose_correction_fails(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write(entry(expected_printed="x"))
    with pytest.raises(Exception, match="expected_printed"):
        clean_file(desk.document, tmp_path / "out", desk.corrections)
    assert not (tmp_path / "out").exists()


def run(*arguments: object) -> tuple[int, str, str]:
    words = Words("vi")
    done = CliRunner().invoke(command_group(words), [str(item) for item in arguments], obj=words)
    return done.exit_code, done.stdout, done.stderr


def test_chiso_clean_fails_for_that_document_and_cleans_the_others(
    desk: Desk, tmp_path: Path
) -> None:
    other = desk.document.with_name("cong-van-513.txt")
    other.write_text(desk.document.read_text("utf-8").replace("512/", "513/"), "utf-8")
    desk.write(entry(expected_printed="x"))
    out = tmp_path / "out"
    code, shown, wrong = run(
        "clean", desk.document, other, "--out", out, "--corrections", desk.corrections
    )
    assert code == 1
    assert "decided.yaml" in wrong
    assert "“2O5”" in wrong
    assert [Path(line) for line in shown.split()] == list(out.iterdir())


def test_chiso_clean_tells_of_a_file_that_cannot_be_read_and_of_one_without_use(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write_text("corrections: [", "broken.yaml")
    desk.write(entry(), dispatch="cong-van-9.txt", name="unused.yaml")
    code, shown, wrong = run(
        "clean", desk.document, "--out", tmp_path / "out", "--corrections", desk.corrections
    )
    assert code == 1
    assert shown.strip()
    assert "broken.yaml" in wrong
    assert "unused.yaml" in wrong
