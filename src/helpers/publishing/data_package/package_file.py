"""A document's cleaned data as an archive: tables, ``datapackage.json``, and a README to start."""

from __future__ import annotations

import json

from helpers.errors import EmptyFormError
from helpers.publishing.archive import zipped
from helpers.publishing.data_package.descriptor import Descriptor, descriptor
from helpers.publishing.data_package.harmless import harmless
from helpers.publishing.document import Document
from helpers.publishing.spreadsheet.wording import say
from helpers.tables import TABLES
from helpers.tables.store import csv_text


def write_package(document: Document) -> bytes:
    """Return the data that a document carries as a zipped data package; same data, same bytes.

    Raises
    ------
    EmptyFormError
        If it carries none.
    TableError
        If its data breaks the contract.
    """
    cleaned = document.cleaned
    if cleaned is None:
        raise EmptyFormError("spreadsheet.no_data", path=document.meta.title)
    files = {name: csv_text(harmless(cleaned.table(name))).encode() for name in TABLES}
    told = descriptor(document.meta, cleaned, files)
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return zipped(
        [
            ("README.md", _readme(told).encode()),
            ("datapackage.json", text.encode()),
            *((f"data/{name}.csv", content) for name, content in files.items()),
        ]
    )


def _readme(told: Descriptor) -> str:
    """Return what a person reads first: what there is, and what to beware of."""
    lines = [f"# {told['title']}", "", told["description"], "", say("package_about"), ""]
    lines += [f"| {say('package_file')} | {say('title_head')} |", "|---|---|"]
    lines += [
        f"| `{item['path']}` | {item['title']}: {item['description']} |"
        for item in told["resources"]
    ]
    lines += ["", say("package_sources"), ""]
    lines += [f"- {source['title']}" for source in told["sources"]]
    return "\n".join(lines) + "\n"
