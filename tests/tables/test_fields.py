"""What the columns of the contract are called agrees with what their schemas check."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.errors import ReferenceDataError
from helpers.reference import reference_file
from helpers.tables import TABLES
from helpers.tables import fields as room
from helpers.tables.fields import fields, table_description, table_title, value_title
from helpers.tables.schemas import STATUSES, VERDICTS

LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_has_words_in_both_languages(table: str, language: str) -> None:
    told = fields(table, language)
    assert tuple(field.name for field in told) == TABLES[table]
    assert all(field.title and field.description for field in told)
    assert len({field.title for field in told}) == len(told)
    assert table_title(table, language)
    assert table_description(table, language)


def test_types_lists_and_patterns_are_those_of_the_schemas() -> None:
    measures = {field.name: field for field in fields("measures", "en")}
    assert measures["status"].allowed == STATUSES
    assert measures["status"].required
    assert measures["value"].kind == "number"
    assert not measures["value"].required
    assert measures["line"].kind == "integer"
    assert measures["indicator"].pattern == "^[a-z0-9_-]+$"
    assert {f.name: f.kind for f in fields("dispatch", "en")}["signed_on"] == "date"


@pytest.mark.parametrize("table", TABLES)
def test_every_value_of_a_closed_list_has_a_name(table: str) -> None:
    for field in fields(table, "vi"):
        assert all(value_title(field.name, value, "vi") != value for value in field.allowed)
    assert value_title("verdict", VERDICTS[0], "en") == "confirmed"
    assert value_title("code", "H18.1", "vi") == "H18.1"


def test_words_that_miss_a_column_are_refused_with_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = reference_file("contract.yaml").read_text(encoding="utf-8")
    broken = tmp_path / "contract.yaml"
    broken.write_text(text.replace("      sha256:", "      sha512:"), encoding="utf-8")
    monkeypatch.setattr(room, "reference_file", lambda _: broken)
    room._words.cache_clear()
    with pytest.raises(ReferenceDataError, match="dispatch"):
        fields("dispatch", "vi")
    room._words.cache_clear()
