"""Papermill's engine on kernels of our provisioner."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from papermill.engines import NBClientEngine

from helpers.batch.kernel import Place, kernel_settings

KERNEL = "chiso"


class Engine(NBClientEngine):  # type: ignore[misc]
    """Runs a notebook's cells in a kernel of :class:`helpers.batch.provisioner.ChisoProvisioner`.

    An exception carries the notebook as far as it came, as ``executed``.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, place: Place | None = None, **options: Any
    ) -> Any:
        """Run the cells; without ``place``, a folder for the run is made."""
        if kernel_name == "python3":
            kernel_name = KERNEL  # the same Python, started in another way
        if place is None:
            with tempfile.TemporaryDirectory(prefix="chiso-") as folder:
                own = Place(Path(folder), Path(folder) / "kernel.log")
                return cls.execute_managed_notebook(nb_man, kernel_name, own, **options)
        settings = {**options, **kernel_settings(place)}
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **settings)
        except Exception as error:
            error.executed = nb_man.nb  # type: ignore[attr-defined]
            raise
