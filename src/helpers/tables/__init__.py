"""The cleaned tables of ``docs/contract.md``: their schemas, and how they are kept on disk."""

from helpers.tables.cleaned import TABLES, Cleaned
from helpers.tables.store import load_cleaned, load_library, save_cleaned, table_files

__all__ = ["TABLES", "Cleaned", "load_cleaned", "load_library", "save_cleaned", "table_files"]
