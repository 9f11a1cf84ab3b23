"""YAML by the parser of libyaml, ten times as fast as the one written in Python.

Messages and phrases are some hundred kilobytes: a single command would spend a tenth of a second
on them.
"""

from __future__ import annotations

from typing import Any

import yaml

# a build of PyYAML without libyaml has the slow one alone
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_data(text: str) -> Any:
    """Return what a YAML text holds, plain values alone.

    Raises
    ------
    yaml.YAMLError
        If it is no YAML; its mark names the line.
    """
    return yaml.load(text, Loader=_Loader)
