"""Trimming: the table of blocks that go and blocks that stay, and what any page must keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.extract.plain_text import read_plain_text
from reportedly.extract.trimming import trim_blocks

CASES = Path(__file__).parents[1] / "cases" / "trimming.md"
BODY = [
    "About 11,000 North Korean soldiers are in the Kursk region, Ukraine's envoy in Seoul told reporters on Monday.",
    "The units would be rotated every two or three months, he said, so that up to 100,000 men could serve in one year.",
    "The ministry in Moscow did not answer a request for comment, and the Kremlin's spokesman called it a rumour.",
    "A spokesman for the alliance said that it was watching the border closely and would brief its members on Tuesday.",
]


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip().replace("¦", "|") for cell in line.strip("|").split("|")] for line in lines]
    return [(where, block, left) for where, block, left in cells]


@pytest.mark.parametrize(("where", "block", "left"), rows())
def test_cases(where: str, block: str, left: str) -> None:
    added = block.split(" ¶ ")
    at = {"top": 0, "middle": 2, "end": len(BODY)}[where]
    kept = trim_blocks([*BODY[:at], *added, *BODY[at:]], byline="Ines Falk").kept
    wanted = {"all": added, "none": []}.get(left, left.split(" ¶ "))
    assert list(kept) == [*BODY[:at], *wanted, *BODY[at:]]


def test_the_author_box_names_the_author() -> None:
    blocks = [*BODY, "About Ines Falk", "Ines Falk is a journalist who has covered elections.", "Leave a Reply"]
    trimmed = trim_blocks(blocks)
    assert trimmed.kept == tuple(BODY)
    assert trimmed.author == "Ines Falk"
    assert trimmed.dropped == tuple(blocks[len(BODY) :])


def test_a_source_line_between_the_items_of_a_digest_ends_nothing() -> None:
    blocks = [BODY[0], "Original Source: eastgateobserver.example", *BODY[1:]]
    assert trim_blocks(blocks).kept[-3:] == tuple(BODY[1:])


def test_an_author_box_above_the_article_ends_nothing() -> None:
    blocks = ["View all posts by Ines Falk", *BODY]
    assert read_plain_text("\n\n".join(blocks)).text == "\n\n".join(BODY)


def test_a_biography_of_someone_the_news_is_about_stays() -> None:
    blocks = [
        *BODY,
        "Police in Minsk arrested Nina Hurin on Monday over her reports on the border, her editor told reporters.",
        "Nina Hurin is a journalist based in Minsk who covers the army for a newspaper.",
    ]
    assert trim_blocks(blocks).kept == tuple(blocks)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*BODY, "Advertisement", "Read more: Seoul weighs arms", "A heading of four words"]),
        max_size=12,
    )
)
def test_running_text_is_kept_in_order_where_nothing_ends_the_article(blocks: list[str]) -> None:
    kept = trim_blocks(blocks).kept
    assert [block for block in kept if block in BODY] == [block for block in blocks if block in BODY]
    assert "Advertisement" not in kept
