"""What a printed number of the prose is: a score, a rank, a count, a share, a requirement."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.printed_names import names_a_unit
from helpers.extraction.statement import (
    ALIKE,
    Quantity,
    Statement,
    count_by_unit,
    quantities,
    says,
)
from helpers.extraction.tokens import class_label

_REFERENCE = re.compile(r"\b(phu luc|muc|dieu|khoan|so|thang|quy|nam|ngay|chi so|do|bieu|cap)$")
_NEAR_WORDS = 120
_RECEIVED, _NEAR_RECEIVED = "received", 30
_AIMS = ("phan dau", "muc tieu", "du kien")
CHANGE = re.compile(
    r"\b(?:tang|giam|tang them|giam di|chenh lech|cao hon|thap hon|hon|kem|tang thap|tang giam)$"
)
"""What makes a figure a change between two."""
_TAKEN_OFF = re.compile(r"\b(?:tru|th\w{1,2}eu|v\w{1,3}t|cong them|thuong)\s*$")
# "… đạt 84,2/100 điểm” sửa thành “…": what is replaced is no figure.
_REPLACED = re.compile(
    r"^(?:\w{3,5} )?(?:nay )?(?:duoc )?"
    r"(?:s\w{1,2}a (?:lai )?(?:t\w{1,2}anh|la)|dinh chinh|thay b\w{1,2}ng)\b"
)
_COUNTED = re.compile(
    r"(?:ho so|hs|lop|don vi|nhiem vu|to chuc|nguoi|can bo|cong chuc|thanh vien|phieu|luot)\b"
)
"""What a fraction counts that is no score: "99/100 hồ sơ"."""
_PROVINCES = ("34", "63")
"""How many provinces there are since 1/7/2025, and were before: "5/34" in a cell is a rank."""
_ACHIEVED = re.compile(r"\b(?:ket qua|thuc te|da dat|hien dat)\b")
_OPENS_SHARE = re.compile(r"\b(?:ty le|ti le|muc do)\b")
# "từ 90", but neither "Sở Kế hoạch và Đầu tư (90" nor "huyện Đại Từ 90".
_BOUND = re.compile(r"\b(?<!dau )(?:tren|duoi|hon|gan|khoang|tu)\s*$")
_OWN_NAME = re.compile(r"[^\W\d_]+\s*$")
_OF_A_SCORE = re.compile(r"\d\s*diem\b")
"""What stands before a score belongs to it: "(đạt tỷ lệ 95,8%)" is its share of the maximum."""
_RANKED = re.compile(r"(hang|thu|thir|x\w{1,3}p th\w{1,2})\W*(toan qu\w+c)?\W*$")
# "hồ sơ", a letter of either word misread.
_DOSSIERS = re.compile(r"(?:h\S so|ho s\S?|h\Sso)\b|hs\b")
# "UBND xã Đường Hồng: 03 hb s’;": what is left of the words, with nothing else behind the count.
_LEFT_OF_DOSSIERS = re.compile(r"h\S? s?\S?|\S[eo] s\S?")
_OVERDUE_SUM = re.compile(r"\b\d+ (?:ho so|hs)(?: \w+){0,3} (?:qua han|tre han|cham muon)\b")
_CLASSED = re.compile(r"x\w{1,3}p\s+l\w{1,2}[ai]i?|xep loai|loai")


def is_change(s: Statement) -> bool:
    """Tell whether a figure is a change between two, or points that are taken off or added."""
    # "UBND huyện Tân Trụ 92,5 điểm" takes nothing off.
    off = _TAKEN_OFF.search(plain(s.so_far)) and not _ends_in_name(s)
    return CHANGE.search(s.before) is not None or bool(off)


def fraction_kind(s: Statement) -> Statement:
    """Return the statement of a fraction with its kind: a score, a rank, a share of units."""
    first = " ".join(s.after.split()[:4])
    if not int(s.of):
        return s
    whole = s.number.isdecimal() and int(s.number) <= int(s.of)
    if whole and (says(first, "chi so") or says(first, "chi tieu")) and says(s.after, "toi da"):
        return replace(s, kind="share_of", quantity="số chỉ số đạt điểm tối đa")
    of_provinces = whole and s.of in _PROVINCES and not first
    if (
        of_provinces
        or re.match(r"(tinh|thanh pho|dia phuong|bo nganh|tp)\b", first)
        or (_RANKED.search(s.before) and not says(first.partition(" ")[0], "diem"))
    ):
        return replace(s, kind="rank", quantity="xếp hạng")
    # "95,5/100 điểm" closes a line, the next names another unit.
    closes = first.startswith("diem ")
    if not closes and any(
        says(first, word) for word in ("co quan", "don vi", "ubnd", "huyen", "uy ban", "xa phuong")
    ):
        return _unit_share(s)
    scaled = int(s.of) in {100, 80, 30, 22, 20, 18, 12, 10, 5} and not _COUNTED.match(first)
    if scaled or says(first, "diem"):
        return replace(s, kind="score", measure="point")
    return s


def _unit_share(s: Statement) -> Statement:
    label = label_of(s.heading)
    quantity = f"số đơn vị xếp loại {label}" if label else "số đơn vị được đánh giá"
    return replace(s, kind="share_of", quantity=quantity, label=label)


def label_of(words: str) -> str:
    """Return the class that folded words name after "xếp loại", ``""`` if they name none."""
    found = _CLASSED.search(words)
    if not found:
        return ""
    rest = words[found.end() :].split()
    return class_label(" ".join(rest[:2])) or (class_label(rest[0]) if rest else "")


def percent_kind(s: Statement) -> Statement:
    """Return the statement of a percentage with its kind: a known share, a requirement."""
    if re.search(
        r"\b(bao dam|dam bao|phan dau|(?<!so )xay dung|toi thieu|it nhat|yeu cau)\b", s.before[-60:]
    ):
        share = re.search(r"ch\w{1,3} (dam bao|bao dam)", s.before)
        return s if share else replace(s, kind="requirement", quantity="yêu cầu")
    before = _OF_A_SCORE.split(s.before)[-1]
    if CHANGE.search(before) or is_change(s):
        return s
    known = _share_said(before)
    if known is None:
        listed = _share_of_list(s)
        return replace(_named(s, listed), kind="unit_rate") if listed else s
    if _is_aim(s):
        return replace(s, kind="requirement", quantity="yêu cầu")
    # "Đạt trên 80%" and "80% trở lên" give no figure.
    return s if _is_bound(s) or says(s.after[:20], "tro len") else _named(s, known)


def _share_said(before: str) -> Quantity | None:
    """Return the share that words name: to the letter if one is, else the first alike."""
    shares = [known for known in quantities() if known.measure == "percent"]
    exact = (known for known in shares if any(words in before for words in known.before))
    alike = (known for known in shares if any(says(before, words) for words in known.before))
    return next(exact, None) or next(alike, None)


def _share_of_list(s: Statement) -> Quantity | None:
    """Return the share that opens the list in which a figure stands behind a unit.

    "Tỷ lệ hồ sơ nộp trực tuyến: Sở Xây dựng 95,2%, Sở Y tế 88,1%": the last share that is named
    is meant, and only if it is a known one.
    """
    said = fold(s.so_far)
    start = max((found.start() for found in _OPENS_SHARE.finditer(said)), default=-1)
    shares = (known for known in quantities() if known.measure == "percent")
    opened = (k for k in shares if start >= 0 and said[start:].startswith(k.before))
    return None if _is_aim(s) else next(opened, None)


def unless_wanted(s: Statement) -> Statement:
    """Return the statement of a score that is only wanted as a requirement, any other as it is.

    "Phấn đấu tổng điểm đạt trên 90/100 điểm" gives no figure, nor does a score that is corrected.
    """
    # "03 đơn vị dưới 50/100 điểm", "phấn đấu đạt 90 điểm"
    scored = s.kind in {"score", "unit_score"}
    if scored and _REPLACED.search(s.after):
        return replace(s, kind="replaced", quantity="số liệu được đính chính")
    wanted = scored and (_is_bound(s) or _is_aim(s))
    return replace(s, kind="requirement", quantity="yêu cầu") if wanted else s


def _is_bound(s: Statement) -> bool:
    """Tell whether a word right before a figure makes it a bound; the end of a name does not."""
    return not _ends_in_name(s) and _BOUND.search(plain(s.so_far)) is not None


def _ends_in_name(s: Statement) -> bool:
    last = _OWN_NAME.search(s.so_far)
    return last is not None and last[0][0].isupper()


def _is_aim(s: Statement) -> bool:
    """Tell whether the sentence of a figure speaks, before it, of what is wanted."""
    before = _ACHIEVED.split(fold(s.so_far.rpartition(";")[2]))[-1]
    return any(says(before, aim) for aim in _AIMS)


def integer_kind(s: Statement, behind_colon: bool = False) -> Statement:
    """Return the statement of a whole number with its kind: dossiers, services, units.

    "Mỹ Quý: 5 hồ sơ" is no quarter: behind a colon or bracket a number refers to nothing.
    """
    if is_change(s) or (not behind_colon and _REFERENCE.search(s.before)):
        return s
    first = " ".join(s.after.split()[:7])
    for known in quantities():
        if known.measure != "count" or (behind_colon and names_a_unit(s.item)):
            # "Hồ sơ quá hạn, cụ thể: Sở Y tế (02 hồ sơ)" counts those of the office.
            continue
        follows = any(_opens(first, words) for words in known.after)
        precedes = not known.before or _said_before(s, known)
        if follows and precedes and not _denied(s, known):
            return _named(s, known)
    left = behind_colon and names_a_unit(s.item) and _LEFT_OF_DOSSIERS.fullmatch(fold(s.after))
    if (_DOSSIERS.match(first) or left) and s.before:
        by_unit = count_by_unit()
        return s if _counts_others(s, by_unit) else replace(_named(s, by_unit), before=s.lead)
    near = " ".join(first.split()[:3])
    if (
        re.match(r"(co quan|don vi|ubnd|so\b|sa\b|se\b|xa\b|huyen|dia phuong|uy ban)", near)
        and len(s.number) <= 3
    ):
        label = label_of(s.heading)
        quantity = f"số đơn vị xếp loại {label}" if label else "số đơn vị"
        return replace(s, kind="units", quantity=quantity, label=label)
    return s


def _said_before(s: Statement, known: Quantity) -> bool:
    """Tell whether words of a quantity stand before a count; "tiếp nhận" near and whole."""
    if known.kind == _RECEIVED:
        return any(words in s.before[-_NEAR_RECEIVED:] for words in known.before)
    return any(says(s.before[-_NEAR_WORDS:], words) for words in known.before)


def bracket_kind(s: Statement) -> Statement:
    """Return the statement of a whole number alone in a bracket with its kind: dossiers of a unit.

    "12 hồ sơ quá hạn của 4 đơn vị: Sở Y tế (3), Sở Xây dựng (2)": only behind their sum.
    """
    summed = _OVERDUE_SUM.search(fold(s.so_far))
    return _named(s, count_by_unit()) if summed and names_a_unit(s.item) else s


def _counts_others(s: Statement, known: Quantity) -> bool:
    """Tell whether the words before a count say that it is of other dossiers than a list's.

    "Tiếp nhận 120 hồ sơ, quá hạn 5 hồ sơ": what stands nearest to the count decides.
    """
    own, other = (
        max((s.before.rfind(said) for said in words), default=-1)
        for words in (known.before, known.never)
    )
    return other > own


def _denied(s: Statement, known: Quantity) -> bool:
    """Tell whether words that a quantity never has stand at a figure, nearer than its own.

    "Số hồ sơ giải quyết đúng hạn 12.000 hồ sơ" is alike to "số hồ sơ giải quyết quá hạn".
    """
    if any(says(s.after, words) for words in known.never):
        return True
    own = max(
        (s.before.rfind(words) + len(words) for words in known.before if words in s.before),
        default=-1,
    )
    return any(
        s.before.rfind(words) + len(words) > own for words in known.never if words in s.before
    )


def _opens(text: str, phrase: str) -> bool:
    """Tell whether folded ``text`` begins with ``phrase``, a letter or two damaged."""
    words = text.split()[: len(phrase.split())]
    return fuzz.ratio(" ".join(words), phrase) >= ALIKE


def _named(s: Statement, known: Quantity) -> Statement:
    return replace(
        s,
        kind=known.kind,
        quantity=known.quantity,
        indicator=known.indicator,
        measure=known.measure,
    )
