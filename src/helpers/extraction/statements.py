"""The quantitative statements of the prose, as printed, with what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import yaml
from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.tokens import class_label
from helpers.reference import reference_folder

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,4}(?:\s?[.,]\s?\d{1,2})?(?!\d)"
_FRACTION = re.compile(
    rf"(?<![\w/.,\-])({_NUMBER})\s*(?:diem\s*)?/\s*(\d{{1,3}})(?![\w/\-]|\s?[.,]\d)"
)
_OUT_OF = re.compile(
    rf"(?<![\w/.,\-])({_NUMBER})\s*diem\s*\(?\s*(?:tren|theo)\s*(?:tong so|thang diem|thang)?\s*"
    r"(\d{1,3})\s*(?:diem)?"
)
_RANK = re.compile(
    r"(?<![\w/.,\-])(\d{1,3})\s+tr\w{1,3}g\s+(?:tong so\s+|so\s+)?(\d{1,3})\s+"
    r"(?=tinh|dia phuong|don vi|huyen|xa)"
)
_POINTS = re.compile(rf"(?<![\w/.,\-])({_NUMBER})\s*diem\b(?!\s*(?:tru|thuong|chuan|toi))")
_PERCENT = re.compile(r"(?<![\d/.,])(\d{1,3}(?:\s?[.,]\s?\d{1,2})?)\s?%")
_INTEGER = re.compile(
    r"(?<![^\s(\"'“,;:+])(?<!\d[.,])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?=[\s;:)]|[.,](?!\d)|$)(?!\s?[%/])"
)
_REFERENCE = re.compile(r"\b(phu luc|muc|dieu|khoan|so|thang|quy|nam|ngay|chi so|do|bieu|cap)$")
_DEADLINE = re.compile(
    r"tr\w{1,3}c\s+ng\S{1,3}y?\s+(\d{1,2})(?:\s+th\S{1,3}ng?\s+(\d{1,2})(?:\s+n\S{1,2}m\s+(20\d\d))?"
    r"|/(\d{1,2})/(20\d\d))"
)
_CLAUSE = re.compile(r"[;(]|(?<!\d)[.](?=\s)|,(?=\s)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)")
_CLASSED = re.compile(r"x\w{1,3}p\s+l\w{1,2}[ai]i?|xep loai|loai")
_HEADING = re.compile(r"^\s*((?:\d{1,2}(?:\.\d{1,2})*)|[IVX1l]{1,4})\s?[.)]\s+\S")
_ALIKE = 84.0
_LONGEST_TEXT = 240
_LISTED = 3


@dataclass(frozen=True)
class Statement:
    """One quantitative statement as it stands in the prose.

    Attributes
    ----------
    kind : str
        ``score``, ``rank``, ``class``, ``share_of`` (a of b units or indices), ``units`` (a count of units),
        ``overdue_total``, ``count``, ``rate``, ``requirement``, ``deadline``.
    number, of : str
        The printed figure and, in a fraction, what it is out of.
    before, after, heading : str
        The folded words of its clause before and after it, and up to a colon.
    text : str
        The sentence.
    lead : str
        The folded words before the figure, whatever the clause.
    listed : bool
        Whether it is a line of a list "label – figure" rather than a sentence.
    names : str
        What follows a colon or bracket behind it: a list of names, ``""`` if none.
    label : str
        The class that the statement is about.
    section : str
        The number of the section it stands in.
    line : int
    """

    kind: str
    number: str
    of: str
    before: str
    after: str
    text: str
    line: int
    section: str = ""
    names: str = ""
    label: str = ""
    indicator: str = ""
    quantity: str = ""
    measure: str = ""
    heading: str = ""
    lead: str = ""
    listed: bool = False
    context: str = field(default="", compare=False)
    sentence: int = 0


@dataclass(frozen=True)
class Quantity:
    """One entry of ``quantities.yaml``, its words folded."""

    kind: str
    quantity: str
    indicator: str
    measure: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def quantities() -> tuple[Quantity, ...]:
    """Load the known quantities of the prose."""
    path = reference_folder() / "reading" / "quantities.yaml"
    return tuple(
        Quantity(
            entry["kind"], entry["quantity"], entry["indicator"], entry["measure"],
            tuple(fold(words) for words in entry.get("before", ())),
            tuple(fold(words) for words in entry.get("after", ())),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )  # fmt: skip


def find_statements(prose: Sequence[Paragraph]) -> list[Statement]:
    """Return the quantitative statements of the prose, in order."""
    found: list[Statement] = []
    section = context = topic = ""
    for number, paragraph in enumerate(prose):
        heading = _HEADING.match(paragraph.text)
        if heading and len(paragraph.text) < 400:
            topic = fold(paragraph.text)
            section = f"mục {heading[1].replace('l', 'I')}"
        if len(paragraph.text) < 120 and not any(sign.isdigit() for sign in paragraph.text):
            context = fold(paragraph.text)
        for statement in _of_paragraph(paragraph):
            if statement.kind == "unit_count" and not says(topic, "qua han"):
                continue
            found.append(
                _replace(statement, section=section or "mở đầu", context=context, sentence=number)
            )
    return found


def _replace(statement: Statement, **changes: object) -> Statement:
    values = {name: getattr(statement, name) for name in Statement.__dataclass_fields__}
    return Statement(**{**values, **changes})  # type: ignore[arg-type]


def _of_paragraph(paragraph: Paragraph) -> Iterator[Statement]:
    bare = plain(paragraph.text)
    listed = len(_FRACTION.findall(bare)) >= _LISTED and not re.search(r"\bd\wt\b|;", bare)
    used: list[tuple[int, int]] = []
    statements: list[tuple[int, Statement]] = []
    for found in _DEADLINE.finditer(bare):
        used.append(found.span())
        statement = _statement("deadline", paragraph, bare, found, _day_of(found))
        statements.append((found.start(), statement))
    for found in _OUT_OF.finditer(bare):
        used.append(found.span())
        statement = _statement("score", paragraph, bare, found, found[1], found[2])
        statements.append((found.start(), _replace(statement, measure="point")))
    for found in _RANK.finditer(bare):
        used.append(found.span())
        statement = _statement("rank", paragraph, bare, found, found[1], found[2])
        statements.append((found.start(), _replace(statement, quantity="xếp hạng")))
    for found in (match for match in _FRACTION.finditer(bare) if _free(match.span(), used)):
        used.append(found.span())
        statement = _statement("", paragraph, bare, found, found[1], found[2])
        statements.append((found.start(), _fraction_kind(statement)))
    for found in _POINTS.finditer(bare):
        if _free(found.span(), used):
            used.append(found.span())
            statement = _statement("unit_score", paragraph, bare, found, found[1])
            statements.append((found.start(), _replace(statement, quantity="điểm của đơn vị")))
    for found in _PERCENT.finditer(bare):
        if _free(found.span(), used):
            used.append(found.span())
            statement = _statement("", paragraph, bare, found, found[1])
            statements.append((found.start(), _percent_kind(statement)))
    for found in _INTEGER.finditer(bare):
        if _free(found.span(), used):
            statement = _statement("", paragraph, bare, found, found[1])
            statements.append((found.start(), _integer_kind(statement)))
    statements += list(_classes(paragraph, bare))
    for _, statement in sorted(statements, key=lambda item: item[0]):
        if statement.kind:
            yield _replace(statement, listed=True) if listed else statement


def _day_of(found: re.Match[str]) -> str:
    """Return the day of a deadline as ISO date, as far as it is printed."""
    month, year = found[2] or found[4], found[3] or found[5]
    if not month:
        return f"ngày {int(found[1])}"
    day = f"{int(month):02d}-{int(found[1]):02d}"
    return f"{year}-{day}" if year else day


def _free(span: tuple[int, int], used: Sequence[tuple[int, int]]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in used)


def _statement(
    kind: str, paragraph: Paragraph, bare: str, found: re.Match[str], number: str, of: str = ""
) -> Statement:
    start, end = found.span()
    left = bare[max(0, start - 160) : start]
    right = bare[end : end + 160]
    text, tail = _sentence(paragraph.text, start, end)
    names = _names(tail)
    return Statement(
        kind=kind,
        number=paragraph.text[found.start(1) : found.end(1)] if kind != "deadline" else number,
        of=of,
        before=fold(_last_clause(left)),
        lead=fold(left[-110:]),
        after=fold(_first_clause(right)),
        heading=fold(right.partition(":")[0][:70]),
        text=text,
        line=paragraph.line_at(start),
        names=names,
    )


def _names(tail: str) -> str:
    """Return the list that follows a statement behind a colon or bracket, ``""`` if none does."""
    opening = re.search(r":", tail[:110]) or re.search(r"\(", tail[:110])
    if not opening:
        return ""
    rest = tail[opening.end() :]
    closing = re.search(r"[.](?=\s|$)|;\s*\d\d?\s|[)]| [-–] (?=[Cc]h)", rest)
    return rest[: closing.start()] if closing else rest


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the sentence about ``start``, cut to a readable length, and its rest after ``end``."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    begin = max(cut for cut in cuts if cut <= start)
    stop = min((cut for cut in cuts if cut >= end), default=len(text))
    sentence = text[begin:stop].strip()
    if len(sentence) > _LONGEST_TEXT:
        sentence = text[max(begin, start - 120) : min(stop, end + 120)].strip()
    return sentence, text[end : max(stop, min(len(text), end + 600))]


def _last_clause(left: str) -> str:
    parts = _CLAUSE.split(left)
    last = parts[-1]
    # "Công khai, minh bạch đạt": a comma inside a label does not end the clause.
    return last if len(last.split()) >= 4 or len(parts) == 1 else " ".join(parts[-2:])


def _first_clause(right: str) -> str:
    return _CLAUSE.split(right)[0] if right else ""


def says(text: str, phrase: str) -> bool:
    """Tell whether folded ``text`` holds the folded ``phrase``, a letter or two damaged."""
    if not text:
        return False
    if phrase in text:
        return True
    if len(phrase) > len(text):
        return fuzz.ratio(phrase, text) >= _ALIKE
    return len(phrase) >= 6 and fuzz.partial_ratio(phrase, text) >= _ALIKE


def _fraction_kind(s: Statement) -> Statement:
    first = " ".join(s.after.split()[:4])
    if not int(s.of):
        return s
    whole = s.number.isdigit() and int(s.number) <= int(s.of)
    if whole and (says(first, "chi so") or says(first, "chi tieu")) and says(s.after, "toi da"):
        return _replace(s, kind="share_of", quantity="số chỉ số đạt điểm tối đa")
    if re.match(r"(tinh|thanh pho|dia phuong|bo nganh|tp)\b", first) or (
        re.search(r"(hang|thu|thir)\W*(toan qu\w+c)?\W*$", s.before) and not says(first, "diem")
    ):
        return _replace(s, kind="rank", quantity="xếp hạng")
    if any(
        says(first, word) for word in ("co quan", "don vi", "ubnd", "huyen", "uy ban", "xa phuong")
    ):
        return _unit_share(s)
    if int(s.of) in {100, 80, 30, 22, 20, 18, 12, 10, 5} or says(first, "diem"):
        return _replace(s, kind="score", measure="point")
    return s


def _unit_share(s: Statement) -> Statement:
    label = _label_of(s.heading)
    quantity = f"số đơn vị xếp loại {label}" if label else "số đơn vị được đánh giá"
    return _replace(s, kind="share_of", quantity=quantity, label=label)


def _label_of(words: str) -> str:
    found = _CLASSED.search(words)
    if not found:
        return ""
    rest = words[found.end() :].split()
    return class_label(" ".join(rest[:2])) or (class_label(rest[0]) if rest else "")


def _percent_kind(s: Statement) -> Statement:
    if re.search(
        r"\b(bao dam|dam bao|phan dau|xay dung|toi thieu|it nhat|yeu cau)\b", s.before[-60:]
    ):
        share = re.search(r"ch\w{1,3} (dam bao|bao dam)", s.before)
        return s if share else _replace(s, kind="requirement", quantity="yêu cầu")
    for known in quantities():
        if known.measure == "percent" and any(says(s.before, words) for words in known.before):
            return _named(s, known)
    return s


def _integer_kind(s: Statement) -> Statement:
    if _REFERENCE.search(s.before):
        return s
    first = " ".join(s.after.split()[:7])
    for known in quantities():
        if known.measure != "count":
            continue
        follows = any(_opens(first, words) for words in known.after)
        precedes = not known.before or any(says(s.before[-50:], words) for words in known.before)
        if follows and precedes:
            return _named(s, known)
    if _opens(first, "ho so") and s.before:
        return _replace(
            s, kind="unit_count", quantity="số hồ sơ quá hạn của đơn vị",
            indicator="overdue_dossiers", measure="count", before=s.lead,
        )  # fmt: skip
    near = " ".join(first.split()[:3])
    if (
        re.match(r"(co quan|don vi|ubnd|so\b|sa\b|se\b|xa\b|huyen|dia phuong|uy ban)", near)
        and len(s.number) <= 3
    ):
        label = _label_of(s.heading)
        quantity = f"số đơn vị xếp loại {label}" if label else "số đơn vị"
        return _replace(s, kind="units", quantity=quantity, label=label)
    return s


def _opens(text: str, phrase: str) -> bool:
    """Tell whether folded ``text`` begins with ``phrase``, a letter or two damaged."""
    words = text.split()[: len(phrase.split())]
    return fuzz.ratio(" ".join(words), phrase) >= _ALIKE


def _named(s: Statement, known: Quantity) -> Statement:
    return _replace(
        s,
        kind=known.kind,
        quantity=known.quantity,
        indicator=known.indicator,
        measure=known.measure,
    )


def _classes(paragraph: Paragraph, bare: str) -> Iterator[tuple[int, Statement]]:
    """Yield statements that give a class without a count ("được xếp loại Xuất sắc")."""
    for found in re.finditer(r"x\w{1,3}p\s+l\w{1,2}[ai]i?\s+", bare):
        label = _label_of("xep loai " + fold(bare[found.end() : found.end() + 16]))
        left = fold(bare[max(0, found.start() - 60) : found.start()])
        counted = re.search(r"\d\D{0,20}$", left)
        score = re.search(r"\d diem\D{0,24}$", left)
        if label and (score or not counted):
            text, _ = _sentence(paragraph.text, found.start(), found.end())
            yield (
                found.start(),
                Statement(
                    "class", label, "", fold(bare[max(0, found.start() - 160) : found.start()]), "",
                    text, paragraph.line_at(found.start()), label=label, quantity="xếp loại",
                ),
            )  # fmt: skip
