"""The cleaned tables of ``docs/contract.md``: their schemas, and how they are kept on disk."""

from helpers.tables.cleaned import TABLES, Cleaned, gathered
from helpers.tables.store import (
    load_cleaned,
    load_documents,
    load_library,
    save_cleaned,
    table_files,
)

__all__ = [
    "TABLES",
    "Cleaned",
    "gathered",
    "load_cleaned",
    "load_documents",
    "load_library",
    "save_cleaned",
    "table_files",
]
