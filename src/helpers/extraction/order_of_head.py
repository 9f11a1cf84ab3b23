"""In which order a head that stands in no cells, but on one line, names the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import ScoreAlignment

from helpers.extraction.column_fit import Column, values_fit
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.head_roles import ORDINAL_HEADS
from helpers.extraction.heads import Head
from helpers.extraction.likeness_of_heads import labels_of
from helpers.extraction.sections import is_maxima

_NEAR = 84.0
"""How alike (0–100) a label and the words that it claims are at least."""
_NEAR_DAMAGED = 72.0
"""The same in a head that was damaged in reading."""
_SHORT = 100
"""A label costs this much divided by its letters: a short one stands in many heads by chance."""
_OF_GROUP = 10
"""Letters of a label that names its group too: "Chỉ số 1" alone may be of any."""
_WORSE = 0.8
"""By how much the figures may fit the order of the head worse than another one."""
_NAMES = ("ten co quan", "ten don vi")
"""Where no column counts the rows, the names' own head opens the line."""
_SPECK = re.compile(rf"^[a-z\d]{{1,2}} (?=s?tt )|^[a-z\d]{{1,3}} (?=(?:{'|'.join(_NAMES)}) )")
_CLAIMED = "\0"
# More letters than damage leaves of the words of a column.
_MANY = 14
_OTHERS = re.compile(rf"(?:[a-z][^a-z\d\0]*){{{_MANY},}}")
_FEWEST_LETTERS = 4
"""Letters of a line of words: fewer are what is left of a maximum."""
_POINT, _NEAR_POINT = "diem", 75.0
"""The measure behind a maximum, and how alike (0–100) what is left of it must be."""
_SEVERAL = 2
_LONGER = 2
"""Letters that words may have more than the label that they are like."""


def as_claimed(
    head: Head, form: Form, columns: Sequence[Column], chosen: list[int], sure: list[bool]
) -> tuple[list[int], list[bool]]:
    """Return an assignment in the order in which the head names the columns.

    Parameters
    ----------
    head : Head
    form : Form
        The form that the table was found to follow.
    columns : sequence of Column
        The columns of figures, left to right.
    chosen : list of int
        For each the place of its column in the form, -1 for one that the form does not know.
    sure : list of bool
        Whether each is certain.

    Returns
    -------
    chosen, sure
        As they were where the head says nothing; nothing is sure where a whole head has no words
        for a column: without cells one too many or too few moves all that follow.
    """
    line = _only_line(head)
    if not line:
        return chosen, sure
    picks = [pick for pick in chosen if pick >= 0]
    told = _told(line, form, picks)
    lacking = len(told) < len(columns)
    if lacking and len(columns) == len(form.columns):
        whole = list(range(len(columns)))
        of_whole = _told(line, form, whole)
        picks, told = (whole, of_whole) if len(of_whole) == len(whole) else (picks, told)
    if len(told) < len(picks):
        known = _upheld(line, form, chosen) if head.damaged else [False] * len(columns)
        return chosen, [both and upheld for both, upheld in zip(sure, known, strict=True)]
    if len(picks) < len(columns):
        return chosen, sure
    ordered = [pick for _, pick in sorted(zip(told, picks, strict=True))]
    better = sum(
        values_fit(column, form.columns[new]) - values_fit(column, form.columns[old])
        for column, new, old in zip(columns, ordered, chosen, strict=True)
        if old >= 0
    )
    # Words may be misread: what all evidence says otherwise is doubted.
    agreed = [old == new for old, new in zip(chosen, ordered, strict=True)]
    if better < -_WORSE:
        return chosen, [both and known for both, known in zip(agreed, sure, strict=True)]
    if head.damaged:
        open_ = _elsewhere(line, form, ordered, _NEAR)
        return ordered, [
            both and known and pick not in open_
            for both, known, pick in zip(agreed, sure, ordered, strict=True)
        ]
    return ordered, [True] * len(columns)


def _elsewhere(line: str, form: Form, ordered: Sequence[int], near_enough: float) -> set[int]:
    """Return the columns that move if one of them is named by words that no other one claims.

    "Số lượng hồ sơ" is all that is left of one head, and the beginning of another.
    """
    options = [form.columns[pick] for pick in ordered]
    places, left = _claimed(line, options, near_enough)
    moved: set[int] = set()
    for at, option in enumerate(options):
        others = [
            near.dest_start
            for label in labels_of(option)
            if len(label) >= _OF_GROUP and (near := _nearest_words(label, left, near_enough))
        ]
        for place in others:
            order = sorted(
                zip([*places[:at], place, *places[at + 1 :]], ordered, strict=True),
                key=lambda told: -1 if told[0] is None else told[0],
            )
            moved |= {new for (_, new), old in zip(order, ordered, strict=True) if new != old}
    return moved


def before_unknown_words(
    head: Head, form: Form, chosen: Sequence[int], sure: Sequence[bool]
) -> list[bool]:
    """Return which columns are certain where a damaged line has words for still another one.

    Only those are that stand before it, as the line names them: all others may be moved by one.

    Parameters
    ----------
    head : Head
    form : Form
    chosen : sequence of int
        For each column its place in the form, -1 for one that the form does not know.
    sure : sequence of bool
        Whether each is certain otherwise.
    """
    line = _only_line(head) if head.damaged and -1 not in chosen else ""
    options = [form.columns[pick] for pick in chosen if pick >= 0]
    places, left = _claimed(line, options, _NEAR_DAMAGED)
    first = min((place for place in places if place is not None), default=len(left))
    labels = [label for o in options for label in labels_of(o) if len(label) >= _MANY]
    others = next(
        (
            words
            for words in _OTHERS.finditer(left, first)
            if all(fuzz.partial_ratio(words[0], label) < _NEAR_DAMAGED for label in labels)
        ),
        None,
    )
    if others is None:
        return list(sure)
    claims = zip(places, chosen, strict=True)
    told = [pick for place, pick in sorted((p, c) for p, c in claims if p is not None)
            if place < others.start()]  # fmt: skip
    return [
        own and told[at : at + 1] == [pick]
        for at, (own, pick) in enumerate(zip(sure, chosen, strict=True))
    ]


def of_lost_borders(columns: Sequence[Column], form: Form) -> set[int]:
    """Return the columns whose head names two of them, and those that have no words left by it.

    A border that is lost moves all heads behind it, and leaves the last column without one.

    Parameters
    ----------
    columns : sequence of Column
        Of a damaged table, left to right.
    form : Form
    """
    last = len(columns) - 1
    blank = {place for place, column in enumerate(columns) if not column.label}
    named = [(place, column) for place, column in enumerate(columns) if blank and column.label]
    beside = {
        place
        for place, column in named
        if {place - 1, place + 1} & blank and _names_two(column, form, _NEAR_DAMAGED)
    }
    pushed = blank == {last} and bool(columns[last].figures)
    far = [place for place, column in named if pushed and _names_two(column, form, _NEAR)]
    moved = set(range(min(far), last)) if far else set()
    return beside | moved | blank if beside or far else set()


def _names_two(column: Column, form: Form, near_enough: float) -> bool:
    """Tell whether a head has the words of two columns of a form, side by side."""
    long = [option for option in form.columns if max(map(len, labels_of(option))) >= _MANY]
    claims = (_claims(fold(label), long, near_enough) for label in column.labels)
    return all(sum(place is not None for place in found) > 1 for found in claims)


def tells_on_one_line(head: Head) -> bool:
    """Tell whether a line holds all heads, in the order of their columns."""
    return bool(_only_line(head))


def _only_line(head: Head) -> str:
    """Return the folded line that holds all heads, ``""`` for a torn or damaged head."""
    words = [line for line in head.lines if not _is_of_numbers(line)]
    # A speck may stand before: "d TT TÊN CƠ QUAN"; or "STT" is misread: "SfT TÊN CƠ QUAN".
    line = _SPECK.sub("", words[-1]) if words else ""
    opens = any(f"{line} ".startswith(f"{known} ") for known in (*ORDINAL_HEADS, *_NAMES))
    return line if opens else ""


def _is_of_numbers(line: str) -> bool:
    """Tell whether a line prints maxima ("(10đ)", read as "lod"), or counts the columns."""
    own = [word for word in line.split() if not word.isdecimal()]
    words = " ".join(own)
    if sum(map(str.isalpha, words)) < _FEWEST_LETTERS or is_maxima(words):
        return True
    # "(18 điểm) (l8d) (asy)": numbers with their measure, or what is left of both.
    points = sum(fuzz.ratio(word, _POINT) >= _NEAR_POINT for word in own)
    short = all(
        len(word) < _FEWEST_LETTERS or fuzz.ratio(word, _POINT) >= _NEAR_POINT for word in own
    )
    return short and points + len(line.split()) - len(own) >= _SEVERAL


def _told(line: str, form: Form, picks: Sequence[int]) -> list[int]:
    """Return where the line names those of the columns that it names."""
    places = _claims(line, [form.columns[pick] for pick in picks])
    return [place for place in places if place is not None]


def _upheld(line: str, form: Form, chosen: Sequence[int]) -> list[bool]:
    """Tell for each column whether a damaged head has words for it, none out of their order."""
    picks = [pick for pick in chosen if pick >= 0]
    claims = _claims(line, [form.columns[pick] for pick in picks], _NEAR_DAMAGED)
    places = dict(zip(picks, claims, strict=True))
    in_turn = [place for pick in picks if (place := places[pick]) is not None]
    if in_turn != sorted(in_turn):
        return [False] * len(chosen)
    open_ = _elsewhere(line, form, picks, _NEAR_DAMAGED)
    return [places.get(pick) is not None and pick not in open_ for pick in chosen]


def _claims(
    line: str, options: Sequence[FormColumn], near_enough: float = _NEAR
) -> list[int | None]:
    """Return where each column finds words of its own, None for one that finds none.

    "Tỷ lệ nộp hồ sơ trực tuyến" resembles the labels of two columns, but is the head of one: the
    label most like it claims the words, and the other column must find others.
    """
    return _claimed(line, options, near_enough)[0]


def _claimed(
    line: str, options: Sequence[FormColumn], near_enough: float
) -> tuple[list[int | None], str]:
    """Return what :func:`_claims` does, and the line with the claimed words struck out."""
    text = line.replace(" ", "")
    found: dict[int, int] = {}
    while len(found) < len(options):
        bids = [
            (near.score - _SHORT / len(label), len(label), place, near.dest_start, near.dest_end)
            for place, option in enumerate(options)
            if place not in found
            for label in labels_of(option)
            if (_OF_GROUP if option.group else 1) <= len(label) <= len(text)
            and (near := _nearest_words(label, text, near_enough))
        ]
        if not bids:
            break
        # "Số hồ sơ" is part of longer heads too; of columns as good the first.
        _, _, place, start, end = max(bids, key=lambda bid: (bid[0], bid[1], -bid[2]))
        found[place] = start
        text = text[:start] + _CLAIMED * (end - start) + text[end:]
    return [found.get(place) for place in range(len(options))], text


def _nearest_words(label: str, text: str, near: float) -> ScoreAlignment | None:
    """Return where the words most like a label stand, the first place of several as good."""
    place = text.find(label)
    if place >= 0:
        return ScoreAlignment(100.0, 0, len(label), place, place + len(label))
    return _numbered_words(label, text) or fuzz.partial_ratio_alignment(
        label, text, score_cutoff=near
    )


def _numbered_words(label: str, text: str) -> ScoreAlignment | None:
    """Return where words most like a label end in its own digit: "Chỉ số 2" is not "Chỉ số 1"."""
    if not label[-1].isdecimal():
        return None
    lengths = range(len(label) - 1, len(label) + _LONGER + 1)
    ends = [place + 1 for place, sign in enumerate(text) if sign == label[-1]]
    spans = [(end - length, end) for end in ends for length in lengths if length <= end]
    scored = [(fuzz.ratio(label, text[start:end]), -start, end) for start, end in spans]
    score, before, end = max(scored, default=(0.0, 0, 0))
    return ScoreAlignment(score, 0, len(label), -before, end) if score >= _NEAR else None
