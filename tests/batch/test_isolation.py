"""Nothing that one run does reaches the next; what one takes too much of fails it alone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest

from helpers.batch import zygote
from helpers.batch.execution import NotebookError, notebook_bytes, run_notebook
from helpers.batch.executors import open_crew
from helpers.batch.forms import FORMS
from helpers.batch.project import Project
from helpers.batch.rehearsal import rehearse
from helpers.batch.workplace import Limits, Workplace
from tests.batch.conftest import SHOW, contents, make, put_notebook
from tests.batch.test_execution import notebook, shown

POLLUTE = """
import builtins, gc, locale, logging, os, random, signal, sys, tempfile, threading, time, warnings
import matplotlib, numpy, pandas
from pathlib import Path
os.environ["CHISO_REFERENCE"] = "/nowhere"
os.environ["TZ"] = "Asia/Tokyo"
time.tzset()
os.environ["POLLUTED"] = "yes"
Path("left.txt").write_text("left")
Path(tempfile.gettempdir(), "left.txt").write_text("left")
os.chdir("/")
os.umask(0o777)
matplotlib.rcParams["font.size"] = 99
matplotlib.rcParams["svg.hashsalt"] = "other"
pandas.set_option("display.precision", 1)
numpy.set_printoptions(precision=1)
numpy.random.seed(1)
random.seed(1)
warnings.simplefilter("error")
locale.setlocale(locale.LC_ALL, "C.UTF-8")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)
threading.Thread(target=time.sleep, args=(600,), daemon=False).start()
logging.disable(logging.CRITICAL)
sys.setrecursionlimit(200)
gc.disable()
import helpers.vietnamese, helpers.publishing.blocks
helpers.vietnamese.format_period = lambda *_: "never"
helpers.publishing.blocks.Paragraph = None
pandas.DataFrame.__len__ = lambda self: 7
builtins.len = lambda _: 7
sys.modules["json"] = None
sys.path.clear()
sys.polluted = True
"""
STATE = """
import builtins, gc, json, locale, logging, os, random, signal, sys, tempfile, threading, time
import matplotlib, numpy, pandas, warnings
from pathlib import Path
from helpers.vietnamese import format_period
work = Path(processed).parent
print(os.environ.get("POLLUTED"), os.environ.get("CHISO_REFERENCE"), time.tzname, os.umask(18))
print(Path("left.txt").exists(), list(Path(tempfile.gettempdir()).iterdir()))
print(Path.cwd() == work.resolve(), Path(tempfile.gettempdir()) == work / "tmp")
print(matplotlib.rcParams["font.size"], matplotlib.rcParams["svg.hashsalt"])
print(pandas.get_option("display.precision"), numpy.array([1.23456]), len(pandas.DataFrame()))
print(sorted(map(str, warnings.filters)), locale.setlocale(locale.LC_ALL), logging.root.disabled)
print([signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)], logging.root.manager.disable)
print(len([1]), sys.getrecursionlimit(), gc.isenabled(), hasattr(sys, "polluted"))
print(format_period("2025-07", "vi"), [t.name for t in threading.enumerate() if not t.daemon])
"""


def test_a_run_after_one_that_pollutes_all_it_can_gives_the_same_bytes(project: Project) -> None:
    pool = Workplace(jobs=1)
    put_notebook(project, "monthly.ipynb", "period", SHOW, STATE)
    make(project, "son-la/2025-07", place=pool)
    alone = contents(project.reports)
    polluted = 'if period == "2025-06":' + POLLUTE.replace("\n", "\n    ")
    put_notebook(project, "monthly.ipynb", "period", polluted, SHOW, STATE)
    # In one worker, the polluted run is first.
    outcomes = make(project, "son-la/2025-06", "son-la/2025-07", place=pool)
    assert {name: item.status for name, item in outcomes.items()} == {
        "son-la/2025-06": "failed",
        "son-la/2025-07": "made",
    }, [str(item.error) for item in outcomes.values()]
    after = contents(project.reports)
    name = "son-la/2025-07/report.ipynb"
    assert _state(after[name]) == _state(alone[name])
    for ending in ("html", "pdf"):
        page = f"son-la/2025-07/report.{ending}"
        assert after[page] == alone[page]


def _state(data: bytes) -> str:
    text = shown(nbformat.reads(data.decode(), as_version=4))
    assert "None" in text
    return text


def test_a_forked_kernel_gives_the_bytes_of_an_ordinary_one(
    project: Project, tmp_path: Path
) -> None:
    figure = (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.gcf().canvas.__class__.__name__"
    )
    folders = [tmp_path / "forked", tmp_path / "ordinary"]
    for folder in folders:
        folder.mkdir()
    path = notebook(folders[0], "import pandas as pd", "pd.DataFrame({'a': [1]})", figure)
    with open_crew(Workplace(jobs=1), project) as crew:
        forked = crew.executor.submit(run_notebook, path, {}, folders[0], project.root).result()
    ordinary = run_notebook(path, {}, folders[1], project.root)
    assert _without_pictures(forked) == _without_pictures(ordinary)
    assert b"image/png" in notebook_bytes(forked)


def _without_pictures(executed: nbformat.NotebookNode) -> bytes:
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = "drawn"
    return notebook_bytes(executed)


def test_the_server_has_loaded_what_kernels_need_and_runs_no_thread(
    project: Project, tmp_path: Path
) -> None:
    path = notebook(
        tmp_path / "run",
        "import os, sys\nprint([name in sys.modules for name in "
        "('pandas', 'papermill', 'helpers.narrative', 'helpers.figures')])",
        "from pathlib import Path\n"
        "parent = Path(f'/proc/{os.getppid()}')\n"
        "threads = list((parent / 'task').iterdir())\n"
        "print('zygote' in (parent / 'cmdline').read_text(), len(threads))",
    )
    (tmp_path / "run").mkdir()
    with open_crew(Workplace(jobs=1), project) as crew:
        done = crew.executor.submit(run_notebook, path, {}, tmp_path / "run", project.root)
        assert shown(done.result()) == "[True, True, True, True]\nTrue 1\n"


@pytest.mark.parametrize(("forms", "loaded"), [(("html", "pdf"), False), (FORMS, True)])
def test_what_makes_workbooks_is_loaded_only_if_some_are_wanted(
    project: Project, forms: Sequence[str], loaded: bool
) -> None:
    with open_crew(Workplace(jobs=1), project, forms) as crew:
        asked = "'helpers.publishing.spreadsheet' in __import__('sys').modules"
        assert crew.executor.submit(eval, asked).result() is loaded


def test_the_rehearsal_of_the_server_goes_through() -> None:
    rehearse()


def test_without_a_server_kernels_are_ordinary_ones(tmp_path: Path) -> None:
    assert zygote.current() is None
    path = notebook(tmp_path / "run", "import os\nprint(os.getppid())")
    (tmp_path / "run").mkdir()
    assert shown(run_notebook(path, {}, tmp_path / "run", tmp_path)) == f"{os.getpid()}\n"


@pytest.mark.parametrize("jobs", [0, 1])
def test_a_kernel_is_gone_as_soon_as_its_notebook_has_run(
    project: Project, tmp_path: Path, jobs: int
) -> None:
    (tmp_path / "run").mkdir()
    path = notebook(tmp_path / "run", "import os\nprint(os.getpid())")
    # 0: in this process, where the kernel is an ordinary one.
    with open_crew(Workplace(jobs=jobs, serial=not jobs), project) as crew:
        done = crew.executor.submit(run_notebook, path, {}, tmp_path / "run", project.root)
        kernel = int(shown(done.result()))
        with pytest.raises(ProcessLookupError):
            os.kill(kernel, 0)


@pytest.mark.parametrize("forked", [True, False])
def test_a_notebook_that_wants_too_much_memory_is_told_how_much_it_may_have(
    project: Project, tmp_path: Path, forked: bool
) -> None:
    path = notebook(tmp_path / "run", "import numpy\nlen(numpy.ones(3 << 27))")
    (tmp_path / "run").mkdir()
    limits = Limits(memory=1 << 30)
    with (
        pytest.raises(NotebookError) as caught,
        open_crew(Workplace(jobs=1, serial=not forked), project) as crew,
    ):
        crew.executor.submit(
            run_notebook, path, {"authority": "son-la"}, tmp_path / "run", project.root, limits
        ).result()
    assert caught.value.key == "batch.memory"
    assert "1 GiB" in caught.value.text("vi")
    assert "authority=son-la" in caught.value.text("vi")


def test_limits_of_time_and_memory_fail_the_report_alone(project: Project) -> None:
    greedy = 'x = bytearray(8 << 30) if period == "2025-06" else 1'
    put_notebook(project, "monthly.ipynb", "period", greedy, SHOW)
    put_notebook(project, "annual.ipynb", "year", 'while authority == "son-la": pass', SHOW)
    outcomes = make(project, place=Workplace(jobs=2, limits=Limits(timeout=60)))
    errors = {name: item.error.key for name, item in outcomes.items() if item.error is not None}
    assert errors == {"son-la/2025": "batch.timeout", "son-la/2025-06": "batch.memory"}
    assert all(item.status == "made" for name, item in outcomes.items() if name not in errors)
    kept = outcomes["son-la/2025"].kept
    assert kept is not None
    assert "while authority" in kept.read_text(encoding="utf-8")
