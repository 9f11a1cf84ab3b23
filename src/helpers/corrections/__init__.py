"""Corrections are data: what an analyst decided about single cells, kept beside the documents.

``data/corrections/<dispatch>.yaml`` is described in ``docs/corrections.md``. What applies them,
:mod:`helpers.corrections.applying`, is imported by itself, for it needs pandas.
"""

from helpers.corrections.folder import CorrectionsFolder
from helpers.corrections.loading import load_corrections
from helpers.corrections.model import Correction, CorrectionFile

__all__ = [
    "Correction",
    "CorrectionFile",
    "CorrectionsFolder",
    "load_corrections",
]
