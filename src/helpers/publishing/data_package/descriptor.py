"""``datapackage.json`` (Data Package 2.0), made of the schemas that the tables are checked by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from helpers.publishing.blocks import ReportMeta
from helpers.publishing.spreadsheet.wording import say
from helpers.tables import TABLES, Cleaned
from helpers.tables.fields import (
    Field,
    fields,
    table_description,
    table_title,
    value_description,
    value_title,
)
from helpers.tables.schemas import KEYS
from helpers.vietnamese import slug

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ROOT, _KEY = "dispatch", "dispatch_id"
Descriptor = dict[str, Any]


def descriptor(meta: ReportMeta, cleaned: Cleaned, files: Mapping[str, bytes]) -> Descriptor:
    """Return what a data package tells of itself.

    Parameters
    ----------
    meta : ReportMeta
        Of the report that the data is of.
    cleaned : Cleaned
    files : mapping of str to bytes
        The CSV of each table, by the name of the table.
    """
    place = "-".join(part for part in (meta.authority, meta.period) if part)
    created = {"created": f"{str(meta.report_date)[:10]}T00:00:00Z"} if meta.report_date else {}
    return {
        "$schema": PROFILE,
        "name": slug(f"chiso-{place or meta.title}"),
        "title": meta.title,
        "description": " ".join(part for part in (meta.description, say("guarded")) if part),
        **created,
        "sources": _sources(cleaned),
        "resources": [_resource(name, files[name], meta.language) for name in TABLES],
    }


def _sources(cleaned: Cleaned) -> list[Descriptor]:
    """Return the documents: what an office issued, under which number, and the file it came as."""
    return [
        {"title": ", ".join(row[name] for name in ("number", "issuer", "file") if row[name])}
        for row in cleaned.dispatch.to_dict("records")
    ]


def _resource(name: str, content: bytes, language: str) -> Descriptor:
    return {
        "name": name,
        "type": "table",
        "path": f"data/{name}.csv",
        "title": table_title(name, language),
        "description": table_description(name, language),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": _schema(name, language),
    }


def _schema(name: str, language: str) -> Descriptor:
    schema: Descriptor = {
        "fields": [_field(field, language) for field in fields(name, language)],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    if name != _ROOT:
        reference = {"resource": _ROOT, "fields": [_KEY]}
        schema["foreignKeys"] = [{"fields": [_KEY], "reference": reference}]
    return schema


def _field(field: Field, language: str) -> Descriptor:
    constraints: Descriptor = {}
    if field.required:
        constraints["required"] = True
    if field.pattern:
        constraints["pattern"] = field.pattern
    if field.allowed:
        constraints["enum"] = list(field.allowed)
    told: Descriptor = {
        "name": field.name,
        "title": field.title,
        "description": " ".join([field.description, *_meanings(field, language)]),
        "type": field.kind,
    }
    return {**told, "constraints": constraints} if constraints else told


def _meanings(field: Field, language: str) -> Sequence[str]:
    """Return a sentence for each value of a closed list that means more than its name says."""
    return [
        f"{value} ({value_title(field.name, value, language)}): {meaning}"
        for value in field.allowed
        if (meaning := value_description(field.name, value, language))
    ]
