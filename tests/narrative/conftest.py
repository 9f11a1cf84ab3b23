from __future__ import annotations

from pathlib import Path

import pytest

from tests.narrative.golden_library import write_golden


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cleaned tables of the five real dispatches."""
    return write_golden(tmp_path_factory.mktemp("processed"))
