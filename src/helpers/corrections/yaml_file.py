"""YAML as an analyst writes it: every value a text, no key twice, nothing executed."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from helpers.errors import CorrectionError

MAX_BYTES = 1024 * 1024


class _Loader(yaml.BaseLoader):
    """The base loader guesses no date or number from its form; this one refuses doubled keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return the mapping, once each key stands in it once."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise yaml.YAMLError(f"line {line}: the key {key.value!r} stands twice")
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> object:
    """Return the content of ``path``: mappings, lists and texts.

    Raises
    ------
    CorrectionError
        If the file cannot be read, is too large, or is not YAML.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CorrectionError("corrections.malformed", path=path, reason=f"> {MAX_BYTES} bytes")
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CorrectionError("corrections.malformed", path=path, reason=reason) from error
    except (ValueError, TypeError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())[:300]
        raise CorrectionError("corrections.malformed", path=path, reason=reason) from error
