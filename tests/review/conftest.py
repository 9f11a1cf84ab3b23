from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.publishing import use_language
from helpers.tables import Cleaned, load_library
from tests.narrative.golden_library import write_golden


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cleaned tables of the five real dispatches."""
    return write_golden(tmp_path_factory.mktemp("processed"))


@pytest.fixture(scope="session")
def library(processed: Path) -> Cleaned:
    return load_library(processed)


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    use_language("vi")
