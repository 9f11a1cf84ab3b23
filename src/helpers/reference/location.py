"""Where the reference data lies: the state's units, the indicators, the schemes."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from helpers.errors import ReferenceDataError

ENVIRONMENT_VARIABLE = "CHISO_REFERENCE"
_PACKAGE = Path(__file__).resolve().parents[1]


def reference_folder() -> Path:
    """Return the folder of the reference data.

    It is the first of: the folder that the environment variable ``CHISO_REFERENCE`` names; the
    copy inside the installed package; ``data/reference`` of the checkout.

    Raises
    ------
    ReferenceDataError
        If that folder is missing.
    """
    return _folder(os.environ.get(ENVIRONMENT_VARIABLE, ""))


def _folder(named: str) -> Path:
    folder = _chosen_folder(named)
    if not folder.is_dir():
        raise ReferenceDataError("reference.missing_folder", path=folder)
    return folder


@cache
def _chosen_folder(named: str) -> Path:
    if named:
        return Path(named)
    packed = _PACKAGE / "_reference"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "data" / "reference"


def reference_file(name: str) -> Path:
    """Return the path of one reference file, e.g. ``"indicators.csv"``.

    Raises
    ------
    ReferenceDataError
        If the file is missing.
    """
    return _found_file(os.environ.get(ENVIRONMENT_VARIABLE, ""), name)


@cache  # what was found is read once and kept, so it need not be looked for again
def _found_file(named: str, name: str) -> Path:
    path = _folder(named) / name
    if not path.is_file():
        raise ReferenceDataError("reference.missing_file", path=path)
    return path
