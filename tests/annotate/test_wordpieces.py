"""Wordpieces: the ids that the tokenizers library gives for the same vocabulary, the forms, and odd characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.wordpieces import cut_pieces

#: Ids and offsets by tokenizers 0.23 with the tokenizer of all-MiniLM-L6-v2.
REFERENCE = [
    ("Kyiv denied it.", [25669, 6380, 2009, 1012], [(0, 4), (5, 11), (12, 14), (14, 15)]),
    (
        "“İstanbul’s naïve café”",
        [1523, 9960, 1521, 1055, 15743, 7668, 1524],
        [(0, 1), (1, 9), (9, 10), (10, 11), (12, 17), (18, 22), (22, 23)],
    ),
    (
        "U.S.-led, 10,000 men",
        [1057, 1012, 1055, 1012, 1011, 2419, 1010, 2184, 1010, 2199, 2273],
        [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 8), (8, 9), (10, 12), (12, 13), (13, 16), (17, 20)],
    ),
    (
        "a\u200bb zéro_x €100 №5",
        [11113, 5717, 1035, 1060, 1574, 18613, 1578, 2629],
        [(0, 3), (4, 8), (8, 9), (9, 10), (11, 12), (12, 15), (16, 17), (17, 18)],
    ),
    ("中文 test", [1746, 1861, 3231], [(0, 1), (1, 2), (3, 7)]),
    ("x" * 101 + " ok", [100, 7929], [(0, 101), (102, 104)]),
]


@pytest.mark.parametrize(("text", "ids", "offsets"), REFERENCE, ids=[text[:20] for text, _, _ in REFERENCE])
def test_pieces_are_those_of_the_reference(text: str, ids: list[int], offsets: list[tuple[int, int]]) -> None:
    pieces = cut_pieces(text)
    assert pieces.ids == ids
    assert list(zip(pieces.starts, pieces.ends, strict=True)) == offsets


def test_forms_tell_gaps_and_capitals() -> None:
    # text's start and CAPITALS; space and lower; no gap; space and Capital; a line break and CAPITALS
    assert cut_pieces("NATO said: Yes\n\nUN").forms == [8, 3, 0, 4, 8]


@given(st.text())
def test_pieces_stand_in_order_within_the_text(text: str) -> None:
    pieces = cut_pieces(text)
    assert len(pieces.ids) == len(pieces.forms) == len(pieces.starts) == len(pieces.ends)
    for bounds in ([0, *pieces.starts, len(text)], [0, *pieces.ends, len(text)]):
        assert bounds == sorted(bounds)
    # the parts of one letter ("검") share its place
    assert all(start < end for start, end in zip(pieces.starts, pieces.ends, strict=True))
