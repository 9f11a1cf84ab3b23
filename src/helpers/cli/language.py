"""In which language the command line speaks: as told, else as the system does."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping, Sequence

from helpers.messages import LANGUAGES, message

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_WINDOWS_VIETNAMESE = 0x2A  # primary language id


def settle_language(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[str, list[str]]:
    """Return the language (``vi`` or ``en``) and the arguments without ``--lang``.

    The help texts depend on it, so it is settled before anything is parsed, and it may stand
    anywhere. A value that is no language stays, in front, for the parser to refuse.
    """
    given = list(arguments)
    end = given.index("--") if "--" in given else len(given)
    for place, option in enumerate(given[:end]):
        if option == "--lang":
            told, length = (given[place + 1] if place + 1 < end else ""), 2
        elif option.startswith("--lang="):
            told, length = option.removeprefix("--lang="), 1
        else:
            continue
        others = given[:place] + given[place + length :]
        if told in LANGUAGES:
            return told, others
        return _of_system(environment), [f"--lang={told}", *others]
    return _of_system(environment), given


def _of_system(environment: Mapping[str, str]) -> str:
    for variable in _VARIABLES:
        if told := environment.get(variable):
            return "vi" if told.lower().startswith("vi") else "en"
    if sys.platform == "win32":
        import ctypes

        identifier = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "vi" if identifier & 0x3FF == _WINDOWS_VIETNAMESE else "en"
    return "vi" if (locale.getlocale()[0] or "").lower().startswith("vi") else "en"


class Words:
    """Texts of the command line in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **fields: object) -> str:
        """Return the message ``cli.<key>``."""
        return message(f"cli.{key}", self.language, **fields)
