"""What the index of all reports must know of one report, as a small JSON file beside it."""

from __future__ import annotations

import json
from typing import Any

from helpers.publishing.export import document_of


def index_bytes(notebook: Any) -> bytes:
    """Return title, language and what the notebook tells the index, as JSON in UTF-8.

    A notebook that tells nothing (an analyst's own) is listed by its title alone.
    """
    meta = document_of(notebook).meta
    content = {"title": meta.title, "language": meta.language, **meta.index}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"
