"""The tokens of a table row: figures, classes, signs for nothing, and debris."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold, plain
from helpers.extraction.syllables import is_syllable

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,40}>|\*\*|__")
# "> 95", "~85": about so much, not so much.
_ABOUT = re.compile(r"[<>≤≥~≈±]\s?\d{1,3}(?:[.,]\d{1,2})?\s?%?")
_DEBRIS = re.compile(r"^[^\w%]+$")
_FIGURE_SIGNS = re.compile(r"^(?:[\dOoQDUulIi|!\[\]ZzSs$BGbgqAT?.,:;·'’`´ ]|(?<=\d)&)+%?[\]|]?$")
# "quận 10", "phường 2", no figures.
NUMBERED_UNIT = re.compile(r"Q\. \d{1,2}|P\. ?\d{1,2}")
# A change: "+1,05", "-0,5".
_SIGNED = re.compile(r"^[+\-−–]\d{1,2}[.,]\d{1,2}%?$")
AROUND = "()|‘’'\"“”*_~^"
"""Debris about a figure."""
# One sign of a figure with decimals is no digit, and resembles none.
_ONE_UNREADABLE = re.compile(
    r"^(?:\d?[^\W\d_]\d?|\d?&\d?)[.,]\d{1,2}%?$|^\d{1,3}[.,](?:\d?[^\W\d_&]|&\d?|\d&)\d?%?$"
)
# A border read as a letter, behind a figure and a blank.
_BAR_BEHIND = re.compile(r"(?<=[\d%])\s+[lI|!¦]$")
_BAR_BEFORE = re.compile(r"(?<=\d )\|\d")
# Two figures with decimals, run together after the first or the second decimal of the first.
_GLUED = tuple(
    re.compile(rf"(\d{{1,2}}[.,]\d{{{places}}})(\d{{1,2}}[.,]\d{{1,2}}%?)") for places in (1, 2)
)
_BRACKETED = re.compile(
    r"\((không[^()]*|chưa[^()]*|khong[^()]*|chua[^()]*|[kn]h[^()]{2,24}[l1]i[^()]{1,4})\)", re.I
)
# "(ahong c6 s) 1iéu)": four short words between brackets, whatever became of them.
_FOUR_WORDS = re.compile(r"\(\s?[^\s()]{3,6}(?:\s[^\s()]{1,3}\)?){2}\s[^\s()]{2,5}\)")
# What a blank was lost behind: "89%198", "Lao11.70".
_RUN_TOGETHER = re.compile(
    r"(?<=\d%)(?=\d)|(?<=[^\W\d_]{3})(?=\d{1,2}[.,]\d{1,2}(?![\d.,]))"
    # Nor do two letters that no digit is read as: "1. Sở Y tế90,32".
    r"|(?<=[^\W\d_][^\W\d_AabBDegGIilLoOqQsSTtUuzZ])(?=\d{2}[.,]\d{1,2}(?![\d.,]))"
)
# A blank before the separator of a decimal ("82 ,21").
_TORN_DECIMAL = re.compile(r"(?<=\d) (?=[.,]\d{1,2}(?![\d.,]))")
_LONGEST_FIGURE = 14
_SHORT = 60
_LONGEST_BROKEN = 4
_PIECE = 2
NOTE_MARK = re.compile(r"\s?(?:\(\*{1,3}\)|\*{1,3})$")
"""The mark of a footnote behind a name or number."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a row as printed, with the kind of thing it looks like.

    ``kind`` is ``figure`` (digits in it), ``weak`` (one sign that may be a damaged figure),
    ``nothing`` (the document says that there is none), ``empty`` (a cell without content),
    ``class`` (Xuất sắc, Tốt …; ``label`` holds it) or ``word``.
    """

    text: str
    kind: str
    label: str = ""


BLANK = Token("", "empty")
"""A cell without content."""


def without_markup(text: str) -> str:
    """Return ``text`` without tags and emphasis signs such as ``<i>`` and ``**``."""
    return _MARKUP.sub("", text) if "<" in text or "*" in text or "_" in text else text


@lru_cache(maxsize=8192)
def looks_like_figure(text: str) -> bool:
    """Tell whether ``text`` has a digit and otherwise only signs that stand for digits."""
    core = text.strip(AROUND)
    if NUMBERED_UNIT.fullmatch(core):
        return False
    if not core or len(core) > _LONGEST_FIGURE or not any(sign.isdecimal() for sign in core):
        return False
    if _SIGNED.match(core):
        return True
    if not _FIGURE_SIGNS.match(core):
        several = sum(sign.isdecimal() for sign in core) > 1
        return several and _ONE_UNREADABLE.match(core) is not None
    digits = sum(sign.isdecimal() for sign in core)
    letters = sum(sign.isalpha() for sign in core)
    return letters <= digits


def looks_like_nothing(text: str) -> bool:
    """Tell whether ``text`` is one of the ways in which a document says "none"."""
    bare = plain(text).strip().strip("()").strip()
    words = confusions().missing
    if bare in words:
        return True
    folded = fold(bare)
    # Within brackets nothing else stands in a table.
    needed = 65 if text.strip().startswith("(") else 85
    return len(folded) >= 8 and any(fuzz.ratio(folded, word) >= needed for word in words)


@lru_cache(maxsize=8192)
def class_label(text: str) -> str:
    """Return the official class that ``text`` stands for, or ``""``.

    Short labels must be almost intact; longer ones may have lost marks and a letter or two.
    """
    folded = fold(text)
    if not folded or len(folded) > 14:
        return ""
    labels = confusions().classes
    if folded in labels:
        return labels[folded]
    if folded in confusions().not_classes or _is_whole(text):
        return ""
    compact = folded.replace(" ", "")
    best = max(labels, key=lambda word: fuzz.ratio(compact, word.replace(" ", "")))
    score = fuzz.ratio(compact, best.replace(" ", ""))
    # Of a three-letter word one inner letter may be lost or misread ("Tét", "Tt").
    short = len(best) == 3
    framed = compact[:1] == best[:1] and (not short or compact[-1:] == best[-1:])
    framed = framed and (not short or len(compact) <= 4)
    needed = 66 if short else 70
    return labels[best] if framed and len(best) > 2 and score >= needed else ""


def _is_whole(text: str) -> bool:
    """Tell whether words with marks are Vietnamese ones: then they are not a damaged class."""
    words = text.lower().split()
    # Of one short word a mark may be misread into another word ("Tét").
    return (
        len(words) > 1 and plain(text) != text.lower() and all(is_syllable(word) for word in words)
    )


def token_of(text: str) -> Token:
    """Classify one token (or one whole cell) of a row."""
    return _short_token(text) if len(text) <= _SHORT else _token(text)


def _token(text: str) -> Token:
    text = _TORN_DECIMAL.sub("", _BAR_BEHIND.sub("", text.strip()))
    if not text:
        return Token("", "empty")
    if looks_like_figure(text) or _ABOUT.fullmatch(text):
        return Token(text, "figure")
    if looks_like_nothing(text):
        return Token(text, "nothing")
    label = class_label(text)
    if label:
        return Token(text, "class", label)
    if len(text) == 1 and text in confusions().digits:
        return Token(text, "weak")
    return Token(text, "debris" if _DEBRIS.match(text) else "word")


_short_token = lru_cache(maxsize=8192)(_token)


def split_tokens(text: str) -> list[Token]:
    """Split the text of a row at blanks and bars, keeping "(Không có số liệu)" whole."""
    text = _RUN_TOGETHER.sub(" ", _TORN_DECIMAL.sub("", without_markup(text)))
    pieces: list[str] = []
    end = 0
    for start, stop in _brackets(text):
        pieces += _split(text[end:start])
        pieces.append(text[start:stop])
        end = stop
    pieces += _split(text[end:])
    return among_figures(_join_classes([token_of(piece) for piece in pieces]))


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return where words in brackets say that there is no figure."""
    if "(" not in text:
        return []
    plainly = [found.span() for found in _BRACKETED.finditer(text)]
    damaged = [found.span() for found in _FOUR_WORDS.finditer(text) if looks_like_nothing(found[0])]
    # Of "(Khong co s) liEu)" the first bracket is a letter, and the words go on.
    whole = [(a, b) for a, b in plainly if all(start != a or stop <= b for start, stop in damaged)]
    apart = [span for span in damaged if all(span[1] <= a or span[0] >= b for a, b in whole)]
    return sorted(whole + apart)


def among_figures(tokens: list[Token]) -> list[Token]:
    """Take a short piece with a digit that stands among figures for a damaged one ("9a", "ó8")."""
    figures = [token.kind in {"figure", "nothing", "weak"} for token in tokens]
    found = list(tokens)
    for place, token in enumerate(tokens):
        short = token.kind == "word" and len(token.text) <= _LONGEST_BROKEN
        unit = NUMBERED_UNIT.fullmatch(token.text)
        if not short or unit or not any(map(str.isdigit, token.text)):
            continue
        follows = figures[place + 1 : place + 2] == [True]
        behind = place > 0 and figures[place - 1]
        opens = token.text[0].isdigit() and follows
        if opens or (behind and (follows or place + 1 == len(tokens))):
            found[place] = Token(token.text, "weak")
    return found


def unglued(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with two decimals that ran together apart, where one cut alone fits.

    ``"17,7518,13"`` can only be 17,75 and 18,13; ``"9,128,00"`` may be cut in two ways and stays.
    """
    apart: list[Token] = []
    for token in tokens:
        cuts = [found for pattern in _GLUED if (found := pattern.fullmatch(token.text))]
        if token.kind == "figure" and len(cuts) == 1:
            apart += [Token(part, "figure") for part in cuts[0].groups()]
        else:
            apart.append(token)
    return tuple(apart)


def _split(text: str) -> list[str]:
    # The only bar of a line, before a figure: it may be the figure's first digit.
    lone = text.count("|") == 1 and _BAR_BEFORE.search(text)
    return [piece for piece in re.split(r"[\s¦]+" if lone else r"[\s|¦]+", text) if piece]


def _join_classes(tokens: list[Token]) -> list[Token]:
    """Join two neighbouring words that make a class together ("Xuit", "sic")."""
    joined: list[Token] = []
    for token in tokens:
        torn = _torn_class([*joined[-2:], token]) if len(joined) > 1 else None
        if torn:
            joined[-2:] = [torn]
            continue
        last = joined[-1] if joined else None
        if last and last.kind in {"word", "class"} and token.kind in {"word", "class"}:
            label = class_label(f"{last.text} {token.text}")
            if label and " " in label:
                joined[-1] = Token(f"{last.text} {token.text}", "class", label)
                continue
        joined.append(token)
    return joined


def _torn_class(tokens: Sequence[Token]) -> Token | None:
    """Return the class of two words that three pieces make: "T rung bình", "Xuất s ắc"."""
    first, second, last = (token.text for token in tokens)
    for text, piece in ((f"{first}{second} {last}", first), (f"{first} {second}{last}", second)):
        if len(piece) <= _PIECE and piece.isalpha() and last.isalpha():
            label = class_label(text)
            if " " in label:
                return Token(text, "class", label)
    return None
