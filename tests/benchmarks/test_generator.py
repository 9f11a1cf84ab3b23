"""The synthetic dispatches: the same for the same seed, and true to their own text."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from benchmarks.extraction.compose import generate
from benchmarks.extraction.folder import write_truth
from benchmarks.extraction.labels import COLUMN_LABELS
from benchmarks.extraction.model import LEVELS, Document
from benchmarks.extraction.score import score_level
from benchmarks.extraction.style import Style, draw_style
from helpers.vietnamese import slug, strip_marks

SEEDS = range(40)
RANKS = {slug(head) for head in COLUMN_LABELS["rank"]}
PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def clean_documents() -> list[Document]:
    return [generate(seed) for seed in SEEDS]


def truth_of(path: Path, out: Path) -> Path:
    level, seed = path.stem.rsplit("-", 1)
    return write_truth(generate(int(seed), level), out)


def test_a_seed_gives_the_same_document_under_any_hash_seed() -> None:
    code = (
        "import hashlib; from benchmarks.extraction.compose import generate;"
        "print(hashlib.sha256(''.join(generate(s, l).text for s in range(6)"
        " for l in ('clean', 'heavy')).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": "src:."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(digests) == 1


def test_every_level_of_a_seed_tells_the_same_facts() -> None:
    for seed in range(8):
        clean, *noisy = (generate(seed, level) for level in LEVELS)
        for document in noisy:
            assert document.cells == clean.cells
            assert document.head == clean.head
            assert document.dossiers == clean.dossiers


def test_every_token_of_the_truth_stands_in_the_clean_text(clean_documents: list[Document]) -> None:
    for document in clean_documents:
        lines = unicodedata.normalize("NFC", document.text).split("\n")
        for cell, mentions in zip(document.cells, document.mentions, strict=True):
            assert mentions, (document.seed, cell)
            assert all(mention.intact for mention in mentions), (document.seed, cell)
            assert all(cell.printed in lines[mention.line - 1] for mention in mentions)


def test_every_dossier_code_stands_in_the_clean_text(clean_documents: list[Document]) -> None:
    codes = [(d.text, dossier.code) for d in clean_documents for dossier in d.dossiers]
    assert codes
    assert all(code in text for text, code in codes)


def test_a_printed_number_means_the_true_value(clean_documents: list[Document]) -> None:
    for document in clean_documents:
        for cell in document.cells:
            if cell.status == "missing":
                assert cell.value == ""
                continue
            marks = cell.printed.rstrip("%").replace(",", ".")
            if cell.measure == "count":
                assert int(cell.value) == int(marks.replace(".", ""))
            else:
                assert Decimal(cell.value) == Decimal(marks)


def test_totals_are_the_sums_of_their_groups_unless_a_defect_was_injected() -> None:
    groups = {"transparency", "progress", "online_service", "online_payment", "online",
              "digitisation", "satisfaction"}  # fmt: skip
    checked = 0
    for seed in SEEDS:
        document = generate(seed)
        broken = {ref for d in document.defects if "sum" in d.kinds for ref in d.refs}
        rows: dict[int, dict[str, str]] = {}
        for index, cell in enumerate(document.cells):
            if index not in broken and cell.value and cell.table != "prose":
                rows.setdefault(cell.row, {})[cell.indicator] = cell.value
        for row in rows.values():
            parts = [Decimal(value) for key, value in row.items() if key in groups]
            if "total" in row and len(parts) >= 5:
                assert sum(parts) == Decimal(row["total"])
                checked += 1
    assert checked > 100


def test_noise_grows_from_level_to_level() -> None:
    intact = []
    for level in LEVELS:
        documents = [generate(seed, level) for seed in range(15)]
        mentions = [m for d in documents for found in d.mentions for m in found]
        intact.append(sum(mention.intact for mention in mentions) / len(mentions))
    assert intact[0] == 1
    assert intact[1] > 0.99
    assert intact == sorted(intact, reverse=True)
    assert 0.93 < intact[2] < 0.99
    assert 0.75 < intact[3] < 0.93


def test_light_noise_keeps_nearly_all_marks_and_seed_like_noise_loses_most() -> None:
    def marked(level: str) -> int:
        text = "".join(generate(seed, level).text for seed in range(5))
        text = unicodedata.normalize("NFC", text)
        return sum(a != b for a, b in zip(text, strip_marks(text), strict=True))

    assert marked("light") > 0.95 * marked("clean")
    assert marked("seed-like") < 0.75 * marked("clean")


def test_layouts_and_eras_of_all_kinds_come_up() -> None:
    documents = [generate(seed) for seed in range(150)]
    blocks = {block for document in documents for block in document.layout}
    levels = {cell.level for document in documents for cell in document.cells}
    assert blocks == {
        "own-scores", "scores", "overdue-counts", "rates", "services", "two-months",
    }  # fmt: skip
    assert levels >= {"province", "department", "district", "commune", "group"}
    assert any(document.dossiers for document in documents)
    assert any(cell.indicator == "converted" for d in documents for cell in d.cells)
    kinds = {defect.kinds[0] for document in documents for defect in document.defects}
    assert kinds >= {"sum", "count", "date", "ordinal", "ratio", "duplicate", "contradiction"}


def test_a_perfect_reader_scores_full_marks_at_every_level() -> None:
    for level in LEVELS:
        tally = score_level(level, range(12), truth_of)
        assert tally.cells["right"] == tally.expected_cells
        assert tally.silent == tally.spoiled == tally.findings["overlooked"] == 0
        assert tally.findings["invented"] == 0
        assert set(tally.names) == {"right"}


def texts_of(separator: str, seeds: range = range(200)) -> list[str]:
    """Return the texts of documents whose tables are laid out as ``separator``."""
    return [generate(n).text for n in seeds if style_of(n).separator == separator]


def style_of(seed: int) -> Style:
    return draw_style(Random(f"chiso dispatch {seed}"))


def test_html_tables_are_whole_and_some_heads_span_rows_and_columns() -> None:
    texts = texts_of("html")
    assert any(text.count("<tr>") > 5 and "</tr><tr>" not in text for text in texts)
    assert any("</tr><tr>" in text for text in texts)
    assert any('rowspan="2"' in text and "colspan=" in text for text in texts)
    for text in texts:
        for tag in ("table", "tr", "td"):
            assert len(re.findall(f"<{tag}[ >]", text)) == text.count(f"</{tag}>")


def test_markdown_tables_have_a_cell_for_every_column() -> None:
    for text in texts_of("markdown"):
        lines = [line for line in text.splitlines() if line.startswith("|")]
        assert all(line.endswith("|") for line in lines)
        assert any(set(line) <= set("|-: ") for line in lines)


def test_every_figure_of_a_table_of_cells_stands_on_a_line_of_its_own() -> None:
    seeds = [n for n in range(200) if style_of(n).separator == "percell"]
    assert seeds
    for document in map(generate, seeds):
        lines = document.text.split("\n")
        tabled = [n for n, cell in enumerate(document.cells) if cell.table.startswith("Phụ lục")]
        for index in tabled:
            assert any(
                lines[mention.line - 1].strip() == document.cells[index].printed
                for mention in document.mentions[index]
            )


def test_laid_out_tables_keep_every_figure_of_a_column_at_one_edge_or_middle() -> None:
    aligned = 0
    for text in texts_of("layout"):
        ends = {len(line) for line in text.splitlines() if re.match(r"^ *\d+\.?  .*,\d\d$", line)}
        aligned += len(ends) == 1
    assert aligned >= 3


def test_names_are_torn_above_and_below_their_figures() -> None:
    torn = re.compile(r"^ {3,}UBND [^\d\n]+\n *\d+\.? {6,}[\d,.]+.*\n {3,}\S[^\d\n]*$", re.M)
    assert any(torn.search(text) for text in texts_of("layout"))


def test_marks_at_names_have_a_note_below_their_table() -> None:
    documents = [generate(n) for n in range(200) if style_of(n).footnote]
    marked = [d for d in documents if any(c.unit_printed[-1] in "*)" for c in d.cells)]
    assert marked
    assert all("Ghi chú: " in unicodedata.normalize("NFC", d.text) for d in marked)


def test_some_tables_print_ranks_alone_several_months_or_a_blank_column() -> None:
    documents = [generate(seed) for seed in range(300)]
    alone = [d for d in documents if any(c.indicator in RANKS for c in d.cells)]
    assert alone
    assert any(len({c.period for c in d.cells if c.indicator == "total"}) > 2 for d in documents)
    assert any(
        cells and all(c.printed == "" for c in cells)
        for d in documents
        if (cells := [c for c in d.cells if c.indicator == "certified_copies"])
    )
