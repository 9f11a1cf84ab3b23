"""HTML as a tree: what we write ourselves is read in a short way, which must lead to the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.publishing.export import document_of
from helpers.publishing.markup import read_html, read_own_html
from tests.narrative.test_bad_input import CASES
from tests.publishing.whole_reports import books

BY_THE_PARSER = "<!-- not plain -->"  # leaves nothing in the tree

ODD = (
    "",
    "a < b & c &lt; d &amp;amp;",
    '<p class="a b" title="x &quot;y&quot; &gt; z" hidden>một<br>hai<br/>ba</p>',
    '<table><tr><th scope="row">a<td>b<tr><td rowspan="2">c</table>',
    "<p>open <b>bold <i>both</b> still</p></div>",
    "<script>if (a < b) { '</p>' }</script><p>after</p>",
    "<SECTION><P>loud</P></SECTION>",
    '<p id=bare>no quotes</p><p title="a > b">quoted</p>',
    "<svg><title>hidden</title><text>x</text></svg>shown",
    '<img src="a.png" alt="a &amp; b"><hr /><p\nclass="line">broken tag</p>',
)


@pytest.mark.parametrize("text", ODD)
def test_whatever_is_written_both_ways_lead_to_one_tree(text: str) -> None:
    for read in (read_own_html, read_html):
        assert read(text) == read(text + BY_THE_PARSER)


def test_every_piece_of_a_report_is_read_to_the_same_tree_both_ways(tmp_path: Path) -> None:
    (book,) = books(CASES["two months"](), tmp_path, "2025-09", ["month"]).values()
    pieces = document_of(book).pieces
    assert pieces
    for piece in pieces:
        assert read_own_html(piece.html) == read_own_html(piece.html + BY_THE_PARSER)
