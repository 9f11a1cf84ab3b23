"""Head, opening and end of a dispatch, as Decree 30/2020/NĐ-CP lays them out."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.extraction.context import Context
from benchmarks.extraction.model import Defect, Head, Span
from benchmarks.extraction.territory import Territory
from helpers.reference import Unit

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTOES = ("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
SUBJECTS = (
    "kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp {period}",
    "công bố kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp {period}",
    "kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành "
    "chính, dịch vụ công theo thời gian thực trên môi trường điện tử {period}",
    "kết quả giải quyết thủ tục hành chính, cung cấp dịch vụ công trực tuyến {period}",
)
BASES = (
    "Thực hiện Công văn số 4660/VPCP-KSTT ngày 26/7/2022 của Văn phòng Chính phủ về việc triển "
    "khai Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ.",
    "Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số "
    "chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện "
    "thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử;",
    "Căn cứ kết quả trên Cổng Dịch vụ công quốc gia (https://dichvucong.gov.vn), tại mục “Kết quả "
    "đánh giá Bộ chỉ số phục vụ người dân và doanh nghiệp của bộ, ngành, địa phương”.",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, "
    "một cửa liên thông trong giải quyết thủ tục hành chính;",
)
REQUESTS = (
    "Đề nghị các cơ quan, đơn vị có hồ sơ quá hạn chủ động rà soát, đánh giá nguyên nhân của việc "
    "chậm tiến độ giải quyết thủ tục hành chính và có giải pháp khắc phục trong thời gian tiếp "
    "theo, có văn bản xin lỗi tổ chức, công dân theo quy định.",
    "Yêu cầu Thủ trưởng các cơ quan, đơn vị tiếp tục quan tâm chỉ đạo, nâng cao tỷ lệ hồ sơ nộp "
    "trực tuyến, thanh toán trực tuyến và số hóa hồ sơ, kết quả giải quyết thủ tục hành chính.",
    "Tăng cường kiểm tra, giám sát, đôn đốc việc cải thiện các chỉ tiêu còn đạt điểm thấp.",
)
SIGNERS = ("Nguyễn Văn Hải", "Trần Thị Minh", "Lê Quang Hùng", "Phạm Đức Toàn", "Hoàng Thu Hà")


@dataclass(frozen=True, slots=True)
class Letter:
    """Who signs, what kind of paper it is, its number and subject."""

    issuer: str
    above: str
    below: str
    town: str
    kind: str
    number: str
    draft: bool
    subject: str

    @property
    def reference(self) -> str:
        """How an annex refers to this paper."""
        return f"{self.kind.capitalize()} số {self.number or '      '}"


def draw_letter(rng: Random, place: Territory, period_text: str) -> Letter:
    """Return a head that fits the issuing authority."""
    kind = rng.choices(("công văn", "báo cáo", "thông báo"), (5, 4, 2))[0]
    issuer, above, below, sign = _issuer(rng, place)
    mark = {"công văn": f"{sign}-{rng.choice(('KSTTHC', 'TTPVHCC', 'KSTT', 'PVHCC'))}"}
    code = mark.get(kind) or f"{'BC' if kind == 'báo cáo' else 'TB'}-{sign}"
    is_draft = rng.random() < 0.07
    number = f"/{code}" if is_draft else f"{rng.randint(1, 4800)}/{code}"
    subject = rng.choice(SUBJECTS).format(period=period_text)
    return Letter(issuer, above, below, place.own.bare, kind, number, is_draft, subject)


def _issuer(rng: Random, place: Territory) -> tuple[str, str, str, str]:
    own: Unit = place.own
    if own.level != "province":
        body = own.name.removeprefix("UBND ")
        above = f"UBND {place.province.name}" if rng.random() < 0.3 else ""
        return own.name, above.upper(), f"ỦY BAN NHÂN DÂN {body}".upper(), "UBND"
    if rng.random() < 0.75:
        return (
            f"Văn phòng UBND {own.name}", f"UBND {own.name}".upper(), "VĂN PHÒNG", "VPUB"
        )  # fmt: skip
    return f"UBND {own.name}", "", f"ỦY BAN NHÂN DÂN {own.name}".upper(), "UBND"


def write_head(ctx: Context, letter: Letter) -> Head:
    """Write everything above the first section; return what ``dispatch.csv`` should say."""
    draft, rng, signed = ctx.draft, ctx.rng, ctx.territory.signed
    motto = rng.choice(MOTTOES)
    number = letter.number.replace("/", " /", 1) if rng.random() < 0.2 else letter.number
    day = f"ngày {signed.day:02d} tháng {signed.month:02d} năm {signed.year}"
    day = "ngày      tháng     năm" if letter.draft else day
    stamp = draft.mark(number)
    if letter.draft:
        blank = "number and date left blank"
        draft.defects.append(Defect(("missing",), blank, ("Số:",), marker=stamp.ref))
    if rng.random() < 0.6:
        gap = "   " if rng.random() < 0.5 else " "
        draft.text(f"{letter.above}{gap}{STATE}" if letter.above else STATE)
        draft.text(f"{letter.below}{gap}{motto}", "")
        draft.put(Span("Số: "), stamp, Span(f"{gap}{letter.town}, {day}"))
    else:
        draft.text(*filter(None, (letter.above, letter.below)))
        draft.put(Span("Số: "), stamp)
        draft.blank()
        draft.text(STATE, motto, f"{letter.town}, {day}", "")
    if letter.kind == "công văn":
        draft.prose(f"V/v {letter.subject}")
        draft.blank()
        draft.text("Kính gửi:", "- Các sở, ban, ngành;", f"- UBND {ctx.territory.lower_words}.")
    else:
        draft.text(letter.kind.upper())
        draft.prose(letter.subject[0].upper() + letter.subject[1:])
    draft.blank()
    for basis in rng.sample(BASES, rng.randint(1, 3)):
        draft.prose(basis)
    draft.prose(f"{letter.issuer} {_verb(letter)} {ctx.period_text} như sau:")
    draft.blank()
    return Head(
        issuer=letter.issuer, province=ctx.province, kind=letter.kind, number=letter.number,
        signed_on="" if letter.draft else signed.isoformat(), period=ctx.territory.period.id,
        as_of=f"{ctx.moment:%Y-%m-%dT%H:%M}" if ctx.moment else "",
    )  # fmt: skip


def _verb(letter: Letter) -> str:
    verbs = {
        "công văn": "công bố kết quả",
        "báo cáo": "báo cáo kết quả",
        "thông báo": "thông báo kết quả",
    }
    return verbs[letter.kind] + " Bộ chỉ số phục vụ người dân, doanh nghiệp"


def write_end(ctx: Context, letter: Letter) -> None:
    """Write requests, the closing words, recipients and signature."""
    draft, rng = ctx.draft, ctx.rng
    for request in rng.sample(REQUESTS, rng.randint(1, 2)):
        draft.prose(f"- {request}")
    draft.prose(
        f"Trên đây là kết quả đánh giá {ctx.period_text}, {letter.issuer} trân trọng gửi các cơ "
        "quan, đơn vị biết, thực hiện./."
    )
    draft.blank()
    draft.text("Nơi nhận:", "- Như trên;", "- Văn phòng Chính phủ (b/c);", "- Lưu: VT, KSTT.", "")
    draft.text(rng.choice(("CHÁNH VĂN PHÒNG", "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")), "")
    draft.text(rng.choice(SIGNERS))
