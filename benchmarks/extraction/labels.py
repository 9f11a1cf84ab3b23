"""How indicators, columns and groups of units are called in print."""

from __future__ import annotations

from random import Random

from benchmarks.extraction.style import Style

COLUMN_LABELS: dict[str, tuple[str, ...]] = {
    "ordinal": ("STT", "TT", "Số TT"),
    "name": (
        "Tên cơ quan, đơn vị", "Tên đơn vị", "Đơn vị", "Cơ quan, đơn vị", "TÊN CƠ QUAN, ĐƠN VỊ",
    ),
    "class": ("Xếp loại", "XẾP LOẠI", "Xếp loại"),
    "rank": ("Xếp hạng", "Xếp thứ", "Thứ hạng"),
    "total": ("Tổng điểm", "Kết quả tổng hợp", "Tổng số điểm", "Điểm tổng hợp", "KẾT QUẢ TỔNG HỢP"),
    "total-only": ("Điểm", "Tổng điểm", "Số điểm"),
    "transparency": ("Công khai, minh bạch", "Công khai minh bạch"),
    "progress": ("Tiến độ giải quyết", "Tiến độ giải quyết hồ sơ", "Tiến độ, giải quyết"),
    "online_service": ("Dịch vụ công trực tuyến", "DVC trực tuyến", "Cung cấp DVC trực tuyến"),
    "online_payment": ("Thanh toán trực tuyến",),
    "online": ("Dịch vụ công trực tuyến", "Dịch vụ trực tuyến", "DVC trực tuyến"),
    "digitisation": ("Số hóa hồ sơ", "Số hoá hồ sơ"),
    "satisfaction": ("Mức độ hài lòng",),
    "overdue_dossiers": (
        "Số lượng hồ sơ", "Số hồ sơ quá hạn", "Số lượng hồ sơ quá hạn", "Hồ sơ quá hạn",
        "Tổng số hồ sơ xử lý quá hạn",
    ),
    "submitted_online_rate": ("Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ nộp hồ sơ trực tuyến"),
    "satisfaction_rate": ("Mức độ hài lòng", "Tỷ lệ hài lòng"),
    "certified_copies": (
        "Số lượng hồ sơ cung cấp dịch vụ chứng thực điện tử bản sao từ bản chính",
        "Số hồ sơ chứng thực bản sao điện tử",
    ),
    "services": ("Tổng số DVC mức độ 3,4", "Tổng số DVC", "Tổng số dịch vụ công trực tuyến"),
    "services_used": ("Số DVC phát sinh hồ sơ", "Số DVC phát sinh HS"),
    "services_used_rate": ("Tỷ lệ DVC phát sinh HS", "Tỷ lệ DVC phát sinh hồ sơ"),
    "dossiers": ("Tổng số HS phát sinh", "Tổng số hồ sơ phát sinh"),
    "dossiers_online": ("Số HS phát sinh trực tuyến", "Số hồ sơ trực tuyến"),
    "dossiers_online_rate": ("Tỷ lệ HS trực tuyến", "Tỷ lệ hồ sơ trực tuyến"),
    "dossiers_all": ("Tổng số HS phát sinh trên địa bàn (bao gồm cấp xã)",),
    "dossiers_online_all": ("Số HS phát sinh trực tuyến (bao gồm cả cấp xã)",),
    "dossiers_online_all_rate": ("Tỷ lệ HS trực tuyến (bao gồm cả cấp xã)",),
}  # fmt: skip

PROSE_LABELS: dict[str, tuple[str, ...]] = {
    "transparency": ("Công khai, minh bạch", "Chỉ tiêu công khai, minh bạch"),
    "progress": ("Tiến độ giải quyết", "Tiến độ giải quyết TTHC", "Tiến độ giải quyết hồ sơ"),
    "online_service": ("Dịch vụ công trực tuyến", "Cung cấp dịch vụ công trực tuyến"),
    "online_payment": ("Thanh toán trực tuyến",),
    "online": ("Dịch vụ công trực tuyến", "Dịch vụ trực tuyến"),
    "digitisation": ("Số hóa hồ sơ", "Chỉ tiêu số hóa hồ sơ"),
    "satisfaction": ("Mức độ hài lòng", "Mức độ hài lòng của người dân, doanh nghiệp"),
}

SECTIONS = {
    "department": ("Các sở, ban, ngành", "Các sở, ban, ngành tỉnh", "CÁC SỞ, BAN, NGÀNH"),
    "district": ("UBND các huyện, thành phố", "UBND cấp huyện", "CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ"),
    "commune": ("UBND các xã, phường", "Các xã, phường", "UBND CÁC XÃ, PHƯỜNG"),
}
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def column_label(key: str, rng: Random) -> str:
    """Return one of the usual heads of a column."""
    return rng.choice(COLUMN_LABELS[key])


def class_label(label: str, style: Style) -> str:
    """Return a class as this document prints it (``Xuất sắc``, ``Xuất Sắc``, ``TB``)."""
    if style.class_words == "XUẤT SẮC":
        return label.upper()
    if style.class_words == "Xuất Sắc":
        return label.title()
    if style.class_words == "short" and label == "Trung bình":
        return "TB"
    return label


def maximum_label(maximum: int, style: Style) -> str:
    """Return what a head adds about the maximum, ``""`` where it is said elsewhere or nowhere."""
    forms = {"(18đ)": f"({maximum}đ)", "(18 điểm)": f"({maximum} điểm)", "/18": f"/{maximum}"}
    return forms.get(style.maxima, "")
