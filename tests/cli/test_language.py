"""The command line speaks Vietnamese or English: as told, else as the system does."""

from __future__ import annotations

import re

import pytest

from helpers.cli import main
from helpers.cli.language import settle_language
from helpers.messages import catalogue


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_US"}, "vi"),
    ],
)
def test_the_system_decides_unless_told(environment: dict[str, str], language: str) -> None:
    assert settle_language(["build"], environment) == (language, ["build"])


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "vi", "list"], ["list", "--lang", "vi"], ["--lang=vi", "list"]],
)
def test_lang_may_stand_anywhere(arguments: list[str]) -> None:
    assert settle_language(arguments, {"LANG": "en_US"}) == ("vi", ["list"])


def test_lang_after_a_double_dash_is_a_file_name() -> None:
    arguments = ["clean", "--out", "x", "--", "--lang", "vi"]
    assert settle_language(arguments, {"LANG": "en_US"}) == ("en", arguments)


@pytest.mark.parametrize(
    "verb",
    [[], ["build"], ["plan"], ["verify"], ["explain"], ["clean"], ["report"], ["report", "annual"]],
)
def test_help_is_there_in_both_languages(
    verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*verb, "--help", "--lang", "vi"]) == 0
    vietnamese = capsys.readouterr().out
    assert main([*verb, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert "Cách dùng:" in vietnamese
    assert "Usage:" in english
    for word in ("Usage", "Options", "Commands", "Examples", "required", "default"):
        assert word not in vietnamese


@pytest.mark.parametrize(
    "verb", [[], ["build"], ["plan"], ["verify"], ["explain"], ["clean"], ["report"], ["list"]]
)
def test_help_gives_examples(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main([*verb, "--help", "--lang", "en"])
    assert re.search(r"Examples?:\n +chiso ", capsys.readouterr().out)


def test_every_message_has_both_languages_and_the_same_placeholders() -> None:
    for key, texts in catalogue().items():
        assert set(texts) == {"en", "vi"}, key
        places = [set(re.findall(r"\{(\w+)", texts[language])) for language in ("en", "vi")]
        assert places[0] == places[1], key
