"""``chiso``: one thin function a verb."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from helpers.cli.language import Words, settle_language
from helpers.cli.wording import explained


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``chiso`` and return its exit code: 0 only if all that was asked for was made.

    Errors go to standard error, in words; Ctrl-C stops cleanly.
    """
    from helpers.cli.verbs import command_group

    given = sys.argv[1:] if arguments is None else arguments
    language, rest = settle_language(given, os.environ)
    words = Words(language)
    _write_utf8()
    try:
        return int(command_group(words).main(rest, "chiso", standalone_mode=False) or 0)
    except BrokenPipeError:
        # Whoever read our output has gone (``chiso list | head``): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Exception, KeyboardInterrupt) as error:
        text, code = explained(error, words)
        print(text, file=sys.stderr)
        return code


def _write_utf8() -> None:
    """Let Vietnamese reach a terminal or file whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
