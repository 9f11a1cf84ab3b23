"""JupyterLab's *Save and Export Notebook As*: its server gives what the exporters make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import nbformat
import pytest

from helpers.publishing import Paragraph, ReportData, ReportMeta
from helpers.publishing.forms import OFFICE_FORMS
from tests.narrative.golden_library import golden_cleaned
from tests.publishing.notebooks import notebook

META = ReportMeta("Báo cáo tháng 7/2025", "vi", "son-la", "2025-07", "2025-08-06", "Văn phòng")
EXPORTERS = {
    "chiso-html": ".html",
    "chiso-pdf": ".pdf",
    "chiso-docx": ".docx",
    "chiso-xlsx": ".xlsx",
    "chiso-data": ".zip",
}


@dataclass(frozen=True)
class Server:
    """A running Jupyter Server."""

    url: str
    token: str

    def get(self, path: str) -> bytes:
        asked = Request(self.url + path, headers={"Authorization": f"token {self.token}"})
        with urlopen(asked, timeout=120) as answer:
            content: bytes = answer.read()
        return content


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one notebook that an analyst has run."""
    folder = tmp_path_factory.mktemp("lab")
    parts = (META, Paragraph("Lời tôi."), ReportData(golden_cleaned("son-la-2025-07")))
    nbformat.write(notebook(*parts), folder / "của tôi.ipynb")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server as JupyterLab starts it, with the settings of nobody."""
    own = tmp_path_factory.mktemp("settings")
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(own), "JUPYTER_RUNTIME_DIR": str(own)}
    words = ("--no-browser", "--allow-root", f"--notebook-dir={folder}")
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "server", "--port=0", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _running(process, own)
    finally:
        process.terminate()
        process.wait(30)


def _running(process: subprocess.Popen[bytes], folder: Path) -> Server:
    while process.poll() is None:
        for path in folder.glob(f"jpserver-{process.pid}.json"):
            if text := path.read_text("utf-8"):
                told = json.loads(text)
                found = Server(told["url"], told["token"])
                # The file is written a moment before the server listens.
                with suppress(URLError):
                    found.get("api/status")
                    return found
        time.sleep(0.1)
    raise AssertionError("the server has stopped")


def test_the_menu_offers_every_exporter(server: Server) -> None:
    assert set(EXPORTERS) <= set(json.loads(server.get("api/nbconvert")))


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_what_the_menu_offers_is_what_a_build_makes(
    server: Server, folder: Path, exporter: str
) -> None:
    name = "c%E1%BB%A7a%20t%C3%B4i.ipynb"
    given = server.get(f"nbconvert/{exporter}/{name}?download=true")
    own = nbformat.read(folder / "của tôi.ipynb", as_version=4)
    assert given == OFFICE_FORMS[EXPORTERS[exporter]](own, "của tôi")
