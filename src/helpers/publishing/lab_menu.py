"""Lets JupyterLab's *Save and Export Notebook As* reach the exporters of this project.

The menu offers every exporter there is and asks the server for
``/nbconvert/<exporter>/<notebook>``, but Jupyter Server answers only for names of letters, digits
and ``_``: ``chiso-pdf`` is not found. This extension gives our names to the same handler;
``jupyter/chiso.json`` turns it on wherever the project is installed.

Source: ``jupyter_server.nbconvert.handlers``, ``_format_regex``.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import path_regex
from jupyter_server.nbconvert.handlers import NbconvertFileHandler
from jupyter_server.utils import url_path_join

_NAMES = r"(?P<format>chiso-\w+)"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    url = url_path_join(server.web_app.settings["base_url"], "nbconvert", _NAMES) + path_regex
    server.web_app.add_handlers(".*$", [(url, NbconvertFileHandler)])
