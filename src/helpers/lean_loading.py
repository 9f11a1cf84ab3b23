"""Load nbformat without what jsonschema builds for it and never uses.

jsonschema loads, with a grammar of addresses that takes a second to build, whatever checks of
formats it finds installed; no notebook is checked by them.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

# A grammar of addresses, and durations with their calendar: jsonschema can go without.
_UNUSED = ("rfc3987_syntax", "rfc3986_validator", "isoduration")


@contextlib.contextmanager
def without_formats() -> Iterator[None]:
    """Hide these packages while the body imports; a notebook that wants them finds them later."""
    hidden = [name for name in _UNUSED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
