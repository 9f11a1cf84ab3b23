"""The title of a dispatch: as printed, or in the official words that it plainly resembles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import yaml
from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.moments import periods_in
from helpers.reading import Line
from helpers.reference import reference_folder

_ALIKE = 84.0
_SUBJECT = re.compile(r"^\s*[vyu][il1/|!]{1,2}[vy]?\s*[:.]?\s{1,3}(?=\S)")
_KINDS = {"bao cao": "báo cáo", "thong bao": "thông báo"}
_KIND_ALIKE = 80.0
_MATERIAL = re.compile(r"^\W*tai lieu\b")
_STOP = re.compile(r"^\W*(kinh gui|kinh giri|noi nhan|thuc hien|can cu|so\s*[:.]|[ivx]+\.|1\.)")
_PERIOD = re.compile(
    r"th\S{0,3}ng?\s*(\d{1,2})(\s*[/.\-]\s*|\s+n\S{1,2}m\s+)(20\d\d)|n\S{1,2}m\s+(20\d\d)"
)
_PART_OF_YEAR = re.compile(
    r"(\b\w{0,2}u[yi]\s*\S{1,3}(?:\s\S)?|\d\s*th\S{1,3}ng?(\s+\S{2,4})?)\s*$"
)
_LONGEST = 8


def title_of(lines: Sequence[Line], territory: str) -> tuple[str, str]:
    """Return the kind and the title of a dispatch.

    Parameters
    ----------
    lines : sequence of Line
        The head.
    territory : str
        Full name of the territory ("tỉnh Sơn La"), for titles that carry it.

    Returns
    -------
    kind : str
        ``công văn``, ``báo cáo``, ``thông báo``, ``tài liệu`` or ``""``.
    title : str
        ``""`` where the head has none.
    """
    for place, line in enumerate(lines):
        bare = plain(line.text).strip()
        if _SUBJECT.match(bare) and len(bare) > 8:
            text = _joined(lines[place:])
            return "công văn", _official("V/v " + text[_subject_end(text) :], territory)
        kind = _kind_of(bare)
        if kind:
            return kind, _official(_joined(lines[place + 1 :]), territory)
    for line in lines[:3]:
        if _MATERIAL.match(plain(line.text)):
            return "tài liệu", _official(line.text.strip(), territory)
    return "", ""


def _kind_of(bare: str) -> str:
    """Return the kind that a line names and nothing else, a letter lost or misread, else ``""``."""
    said = fold(bare)
    return next((_KINDS[k] for k in _KINDS if fuzz.ratio(said, k) >= _KIND_ALIKE), "")


def _subject_end(text: str) -> int:
    found = _SUBJECT.match(plain(text))
    return found.end() if found else 0


def _joined(lines: Sequence[Line]) -> str:
    """Join the lines of a title: up to a blank line after it or the next part of the head."""
    texts: list[str] = []
    for line in lines[: _LONGEST + 2]:
        text = line.text.strip()
        if not text:
            if texts:
                break
            continue
        if texts and _STOP.match(plain(text)):
            break
        texts.append(text)
        if len(texts) == _LONGEST:
            break
    return " ".join(texts)


@cache
def _templates() -> tuple[str, ...]:
    path = reference_folder() / "reading" / "titles.yaml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")))


def _official(printed: str, territory: str) -> str:
    """Return the known title that ``printed`` resembles, else ``printed`` itself."""
    if not printed:
        return ""
    period = _printed_period(printed)
    filled = [
        template.replace("{territory}", territory).replace("{period}", period)
        for template in _templates()
        if period or "{period}" not in template
    ]
    best = max(filled, key=lambda text: fuzz.ratio(fold(printed), fold(text)), default="")
    return best if best and fuzz.ratio(fold(printed), fold(best)) >= _ALIKE else printed


def _printed_period(title: str) -> str:
    """Return the period in the form in which the title prints it ("tháng 07.2025")."""
    matches = list(_PERIOD.finditer(plain(title)))
    if not matches:
        return ""
    found = matches[-1]
    if found[4]:
        # "quý III năm 2025", "6 tháng đầu năm 2025": no template may make it the whole year.
        part = _PART_OF_YEAR.search(plain(title)[: found.start()])
        # Nor of "fhang 12 năm 2025".
        finest = periods_in(title)[0]
        return "" if part or finest != found[4] else f"năm {found[4]}"
    between = found[2].strip()
    return (
        f"tháng {found[1]}{between}{found[3]}"
        if between in {"/", ".", "-"}
        else (f"tháng {found[1]} năm {found[3]}")
    )
