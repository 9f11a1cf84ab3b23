from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers.publishing import use_language


@pytest.fixture(autouse=True)
def _vietnamese_before_and_after() -> Iterator[None]:
    use_language("vi")
    yield
    use_language("vi")
