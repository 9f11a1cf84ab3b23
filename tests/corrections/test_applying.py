"""What becomes of a cell that an analyst corrects."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from helpers.corrections import load_corrections
from tests.cleaning.dispatches import figure
from tests.corrections.conftest import Desk, entry


def told(desk: Desk) -> list[str]:
    findings = desk.cleaned().findings
    return [str(text) for text in findings[findings["finding_id"].str.startswith("H")]["message"]]


def test_without_corrections_the_figure_is_doubtful(desk: Desk) -> None:
    assert figure(desk.cleaned(), "Sở Tài chính", "digitisation").status == "doubtful"


def test_an_override_sets_the_value_and_says_who_when_why_and_what_stood_there(desk: Desk) -> None:
    desk.write(entry("override", value="20.45"))
    cell = figure(desk.cleaned(), "Sở Tài chính", "digitisation")
    assert (cell.value, cell.status) == (Decimal("20.45"), "repaired")
    assert cell.evidence == (
        "correction by Nguyễn Thị Hoa 2025-09-12: đối chiếu bản giấy "
        "(was 20.5, doubtful: max 22; candidates 2.05, 20.5)"
    )
    assert cell.row["printed"] == "2O5"


def test_a_missing_figure_can_be_supplied(desk: Desk) -> None:
    desk.write(entry("override", unit="Sở Xây dựng", value="18", expected_printed="-"))
    cell = figure(desk.cleaned(), "Sở Xây dựng", "digitisation")
    assert (cell.value, cell.status) == (Decimal(18), "repaired")


def test_a_confirmed_repair_is_repaired_a_confirmed_token_is_printed(desk: Desk) -> None:
    printed = {"indicator": "total", "expected_printed": "81,5"}
    desk.write(entry("confirm", value="20.5"), entry("confirm", **printed))
    cleaned = desk.cleaned()
    repaired = figure(cleaned, "Sở Tài chính", "digitisation")
    assert (repaired.value, repaired.status) == (Decimal("20.5"), "repaired")
    total = figure(cleaned, "Sở Tài chính", "total")
    assert (total.value, total.status) == (Decimal("81.5"), "printed")
    assert total.evidence.startswith("correction by Nguyễn Thị Hoa")


def test_a_dropped_row_is_gone_and_all_others_stay(desk: Desk) -> None:
    before = desk.cleaned().measures
    desk.write(entry("drop"))
    after = desk.cleaned().measures
    gone = (before["unit"] == "Sở Tài chính") & (before["indicator"] == "digitisation")
    assert after.equals(before[~gone].reset_index(drop=True))


def test_every_correction_is_told_of_in_a_finding(desk: Desk) -> None:
    other = {"unit": "Sở Xây dựng", "expected_printed": "-"}
    desk.write(entry("override"), entry("drop", **other))
    assert told(desk) == [
        "Hiệu chỉnh của chuyên viên Nguyễn Thị Hoa ngày 12/09/2025: Sở Tài chính, Số hóa hồ sơ: "
        "20,45 thay cho 20,5 (văn bản in “2O5”). Lý do: đối chiếu bản giấy.",
        "Hiệu chỉnh của chuyên viên Nguyễn Thị Hoa ngày 12/09/2025: Sở Xây dựng, Số hóa hồ sơ: "
        "bỏ số liệu không có số (văn bản in “-”). Lý do: đối chiếu bản giấy.",
    ]
    last = desk.cleaned().findings.iloc[-1]
    assert (last["kind"], last["severity"], last["line"]) == ("definition", "low", 18)


def test_period_table_and_line_tell_like_cells_apart(desk: Desk) -> None:
    text = desk.document.read_text(encoding="utf-8")
    twice = text.replace("Sở Xây dựng", "Sở Tài chính").replace("\t-\t", "\t2O5\t")
    desk.document.write_text(twice, encoding="utf-8")
    desk.write(entry(value="20.45"))
    refused = desk.refusal()
    assert refused.key == "corrections.several_cells"
    assert "line 17" in refused.text("en")
    assert "line 18" in refused.text("en")
    desk.write(entry(value="20.45", line="18", table="Phụ lục I", period="2025-08"))
    rows = desk.cleaned().measures
    own = rows[(rows["unit"] == "Sở Tài chính") & (rows["indicator"] == "digitisation")]
    assert dict(zip(own["line"], own["value"], strict=True))[18] == 20.45


def test_a_document_is_named_by_file_id_or_hash(desk: Desk) -> None:
    cleaned = desk.cleaned()
    sha256 = str(cleaned.dispatch["sha256"].iloc[0])
    for dispatch in (cleaned.dispatch_id, sha256[:8], sha256, "raw/cong-van-512.txt"):
        desk.write(entry(), dispatch=dispatch)
        assert len(told(desk)) == 1, dispatch


def test_the_name_of_the_file_alone_says_whose_corrections_these_are(desk: Desk) -> None:
    name = f"{desk.cleaned().dispatch_id}.yaml"
    path = desk.write(entry())
    lines = path.read_text(encoding="utf-8").splitlines()[:-1]
    assert lines[0] == "corrections:"
    path.unlink()
    desk.write_text("\n".join(lines), name)
    assert len(told(desk)) == 1
    desk.write_text("\n".join(lines[1:]), name)
    assert len(told(desk)) == 1


def test_corrections_of_other_documents_change_nothing(desk: Desk) -> None:
    before = desk.cleaned()
    desk.write(entry(), dispatch="cong-van-513.txt")
    assert desk.cleaned().measures.equals(before.measures)


def test_formulas_and_markup_in_a_reason_stay_text(desk: Desk) -> None:
    reason = "=1+1 <script>alert(1)</script> {unit} #sys.inputs"
    desk.write(entry(reason=reason))
    assert reason in told(desk)[0]
    assert reason in figure(desk.cleaned(), "Sở Tài chính", "digitisation").evidence


def test_the_example_of_the_guide_is_read_as_it_stands(desk: Desk) -> None:
    root = Path(__file__).resolve().parents[2]
    for page in ("docs/corrections.md", "data/corrections/README.md"):
        example = (root / page).read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
        path = desk.write_text(example)
        assert load_corrections(path).corrections[0].value == Decimal("20.45")
