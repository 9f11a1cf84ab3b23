"""``chiso``, an engine of papermill: its own, with kernels that start at once and leave at once.

Papermill loads this module while it is itself being imported, so nothing is imported here.
"""

from __future__ import annotations

from typing import Any


class ChisoEngine:
    """What papermill calls; the engine itself is made at its first use."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Run the notebook; ``place`` among the options says what belongs to the run alone."""
        return _engine().execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Return the name of the notebook's kernel."""
        return str(_engine().nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """Return the notebook's language."""
        return str(_engine().nb_language(nb, language))


def _engine() -> Any:
    from helpers.batch.notebook_client import Engine

    return Engine
