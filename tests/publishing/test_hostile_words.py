"""Words of a dispatch that would act if a form let them: every form shows them and does nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from playwright.sync_api import Browser, Request
from pypdf import PdfReader

from helpers.publishing.forms import FORMS
from helpers.publishing.sheets import sheet_files
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.end_to_end.browser import open_browser
from tests.narrative.test_bad_input import unit
from tests.publishing.pdf_reading import words
from tests.publishing.whole_reports import books

HOSTILE = (
    '<script>document.title="evil"</script>',
    "</style></textarea><img src=x onerror=\"document.title='evil'\">",
    '#import "x": * #read("/etc/passwd") $x$ \\u{41} /* // */',
    "$(touch evil) `id` %s {0} ${x}",
    "{{ 7*7 }} {% raw %}",
    '=HYPERLINK("http://x.y","bấm")',
    "@SUM(1)\t+1\r\n-1",
    '{ INCLUDETEXT "c:\\x" } { DDEAUTO c:\\x }',
    "]]> --> <!-- &amp; &#60;",
    "\u202eđảo\u202c \u200b\ufeff \x07\x1b[31m",
    "😀👨‍👩‍👧 العربية עברית",
    "nan",
)
SHOWN = ('<script>document.title="evil"</script>', '#read("/etc/passwd")', "{{7*7}}", "INCLUDETEXT",
         "&#60;", '=HYPERLINK("http://x.y","bấm")')  # fmt: skip
UNSEEN = "\u202e\u202c\u200b\ufeff\x00\x07\x1b"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def library() -> Cleaned:
    """Cleaned tables whose every free text is one of the hostile ones."""
    where = {"dispatch_id": "d", "period": "2025-09"}
    title = {"title": HOSTILE[2], "kind": HOSTILE[0], "number": HOSTILE[5]}
    rows: list[Row] = [*unit("tỉnh Sơn La", [0.9] * 6, "province", **where)]
    for at, name in enumerate(HOSTILE):
        seen = {**where, "unit_printed": name, "printed": name, "table": name, "evidence": name,
                "status": ("printed", "repaired", "doubtful")[at % 3]}  # fmt: skip
        rows += unit(f"UBND xã {name}", [1, 0.9, 0.5 + at / 50, 0.3, 0.7, 1], **seen)
        late = {**seen, "max": None, "measure": "count"}
        rows.append(row(f"UBND xã {name}", "commune", "overdue_dossiers", float(at), **late))
    told = [(f"{at:02d}", name) for at, name in enumerate(HOSTILE, 1)]
    return cleaned(
        [dispatch("d", "2025-09", issuer=f"Văn phòng {HOSTILE[1]}", **title)],
        rows,
        [{"dispatch_id": "d", "unit": f"UBND xã {name}", "level": "commune", "position": 1,
          "code": name, "line": 3} for name in HOSTILE],
        [{"dispatch_id": "d", "claim_id": f"C{at}", "section": name, "text": name, "stated": name,
          "computed": name, "quantity": name, "verdict": "contradicted"} for at, name in told],
        [{"dispatch_id": "d", "finding_id": f"F{at}", "kind": "sum", "severity": "high",
          "origin": "source", "printed": name, "expected": name, "message": name}
         for at, name in told],
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """A monthly report in all forms, and the sheets of its units."""
    found = books(library(), tmp_path_factory.mktemp("tables"), "2025-09", ["month", "sheets"])
    forms = {f"month{ending}": form(found["month"]) for ending, form in FORMS.items()}
    return {**forms, **sheet_files(found["sheets"])}


def parts(content: bytes, ending: str) -> Iterator[etree._Element]:
    """Yield the XML parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(ending):
                yield etree.fromstring(archive.read(name))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def test_pages_show_the_words_and_nothing_of_them_acts(
    made: Mapping[str, bytes], browser: Browser, tmp_path: Path
) -> None:
    for name in (item for item in made if item.endswith(".html")):
        (tmp_path / name).write_bytes(made[name])
        page = browser.new_page()
        asked: list[str] = []

        def note(request: Request, asked: list[str] = asked) -> None:
            asked.append(request.url)

        page.on("request", note)
        page.goto((tmp_path / name).as_uri())
        assert page.title() != "evil"
        assert page.locator("img").count() == 0
        assert page.locator("body > script, main script").count() <= 1
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        text = page.locator("body").inner_text()
        assert not set(text) & set(UNSEEN)
        if name == "month.html":
            assert all(shown in words(page.locator("main").text_content() or "") for shown in SHOWN)
        page.close()


def test_the_pdf_shows_the_words(made: Mapping[str, bytes]) -> None:
    reader = PdfReader(io.BytesIO(made["month.pdf"]))
    # places where a long word may break are ours
    text = words("".join(page.extract_text() for page in reader.pages)).replace("\u200b", "")
    assert all(shown in text for shown in SHOWN)
    assert "root:" not in text
    assert not set(text) & set(UNSEEN)


def test_word_gets_no_field_but_those_of_the_form(made: Mapping[str, bytes]) -> None:
    fields, text = [], ""
    for part in parts(made["month.docx"], ".xml"):
        fields += [item.text or "" for item in part.iter(f"{W}instrText")]
        fields += [item.get(f"{W}instr", "") for item in part.iter(f"{W}fldSimple")]
        text += "".join(item.text or "" for item in part.iter(f"{W}t"))
    assert {field.split()[0] for field in fields} <= {"PAGE", "NUMPAGES", "TOC", "SEQ", "STYLEREF"}
    assert all(shown in words(text) for shown in SHOWN)
    assert not set(text) & set(UNSEEN)
    targets = [str(item.get("Target")) for part in parts(made["month.docx"], ".rels")
               for item in part if item.get("TargetMode") == "External"]  # fmt: skip
    assert targets == []


def test_no_cell_of_the_workbook_is_a_formula(made: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made["month.xlsx"]))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    text = words("".join(str(cell.value) for cell in cells if cell.value is not None))
    assert all(shown in text for shown in SHOWN)


def test_the_data_package_opens_in_a_spreadsheet_without_acting(
    made: Mapping[str, bytes],
) -> None:
    with zipfile.ZipFile(io.BytesIO(made["month.zip"])) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8-sig")
            assert not set(text) & set(UNSEEN)
            if name.endswith(".csv"):
                cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
                assert not [cell for cell in cells if cell[:1] in ("=", "@", "+")]
