"""Vietnamese writing: marks, slugs, and numbers and dates as Decree 30/2020/NĐ-CP prints them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_D_STROKE = str.maketrans("đĐ", "dD")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_QUARTER_NAMES = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def strip_marks(text: str) -> str:
    """Return ``text`` without tones, vowel marks and the stroke of đ."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_D_STROKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """Return ``text`` as lower-case ASCII words joined by hyphens, e.g. ``"son-la"``."""
    return _NOT_SLUG.sub("-", strip_marks(text).lower()).strip("-")


_NOISE = 9  # decimals after which a float is noise of binary fractions


def format_number(
    value: float | Decimal | int, decimals: int | None = None, language: str = "vi"
) -> str:
    """Return ``value`` with a decimal comma and a dot for thousands (English: the other way).

    A five is rounded up, away from 0, as spreadsheets and offices do: 77.65 is ``77,7``.

    Parameters
    ----------
    value : float, Decimal or int
        A finite number.
    decimals : int, optional
        Decimals to show; by default as many as the number has, at most two.
    language : {"vi", "en"}
        Whose marks to use.
    """
    if decimals is None:
        text = f"{_rounded(value, 2):,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{_rounded(value, decimals):,f}"
    if language == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    return text


def _rounded(value: float | Decimal | int, decimals: int) -> Decimal:
    exact = round(value, _NOISE) if isinstance(value, float) else value
    rounded = Decimal(str(exact)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded or abs(rounded)  # no minus before nothing


def format_percent(value: float | Decimal, decimals: int = 1, language: str = "vi") -> str:
    """Return a percentage (67.37 → ``"67,4%"``), the sign without a space.

    One that is not quite 0 or 100 gets as many decimals as show it: 99.95 is ``99,95%``.
    """
    shown = telling_decimals(float(value), decimals, (0.0, 100.0))
    return f"{format_number(value, shown, language)}%"


def telling_decimals(value: float, decimals: int, ends: Sequence[float]) -> int:
    """Return ``decimals``, or more where a number would else be told as an end that it is not."""
    gap = min((abs(round(value - end, _NOISE)) for end in ends), default=1.0)
    if not gap or gap > 0.5 * 10**-decimals:
        return decimals
    return next(n for n in range(decimals, _NOISE + 1) if n == _NOISE or gap > 0.5 * 10**-n)


def roman(number: int) -> str:
    """Return a whole number above 0 in Roman numerals, as parts and annexes are numbered."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def format_date(day: date, language: str = "vi") -> str:
    """Return ``dd/mm/yyyy`` (Decree 30/2020), in English ``d Month yyyy``."""
    if language == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def format_moment(moment: datetime, language: str = "vi") -> str:
    """Return ``15h00 ngày 15/01/2025`` (English ``15:00, 15 January 2025``)."""
    if language == "vi":
        return f"{moment.hour:02d}h{moment.minute:02d} ngày {format_date(moment.date())}"
    return f"{moment:%H:%M}, {format_date(moment.date(), 'en')}"


def format_period(period: str, language: str = "vi") -> str:
    """Return a contract period in words: ``tháng 7/2025``, ``quý II/2024``, ``năm 2025``."""
    if found := _MONTH.fullmatch(period):
        year, month = found[1], int(found[2])
        if language == "vi":
            return f"tháng {month}/{year}"
        return f"{_ENGLISH_MONTHS[month - 1]} {year}"
    if found := _QUARTER.fullmatch(period):
        if language == "vi":
            return f"quý {_QUARTER_NAMES[found[2]]}/{found[1]}"
        return f"Q{found[2]} {found[1]}"
    return f"năm {period}" if language == "vi" else period


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
