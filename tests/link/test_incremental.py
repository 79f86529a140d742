"""Linking one by one ends where linking all at once does, in any order, also where keys are crowded."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from copy_samples import REPOST, STORY, TABLOID, WIRE
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_index import MemoryIndex

from reportedly.link import copies as copies_module
from reportedly.link import entries, incremental
from reportedly.link.copies import link_copies, settle_copies
from reportedly.link.incremental import Linker
from reportedly.model import Article
from reportedly.model.relations import Copy, ReadArticle

#: The story, and reposts and rewrites of it by others over some days, so that every key is crowded.
CROWD: list[Article] = [item.article for item in STORY] + [
    replace(
        text, id=f"{text.id}{day}", publisher=f"Paper {day}", published=f"2031-05-{13 + day % 4}", declared_sources=()
    )
    for day in range(6)
    for text in (REPOST, TABLOID)
]


def link_one_by_one(articles: list[Article]) -> tuple[Copy, ...]:
    index = MemoryIndex(articles)
    linker = Linker(index, remembered=3)
    for number, article in enumerate(articles):
        linker.add(number, article)
    by_id = {entry.article_id: entry for entry in index.held.values()}
    return settle_copies({articles[number].id: slots for number, slots in index.filled.items()}, by_id)


@settings(max_examples=30, deadline=None)
@given(
    order=st.permutations(CROWD),
    neighbours=st.sampled_from([1, 2, 3, 5, 48]),
    candidates=st.sampled_from([1, 2, 4, 12]),
)
def test_any_order_ends_in_the_same_copies(order: list[Article], neighbours: int, candidates: int) -> None:
    with (
        patch.object(copies_module, "NEIGHBOURS", neighbours),
        patch.object(incremental, "NEIGHBOURS", neighbours),
        patch.object(entries, "CANDIDATES", candidates),
        patch.object(incremental, "CANDIDATES", candidates),
    ):
        assert link_one_by_one(order) == link_copies(map(ReadArticle, CROWD))


def test_crowded_keys_do_change_what_is_found() -> None:
    with patch.object(copies_module, "NEIGHBOURS", 1):
        narrow = link_copies(map(ReadArticle, CROWD))
    assert narrow != link_copies(map(ReadArticle, CROWD))


@pytest.mark.parametrize("count", [20, 120])
def test_as_few_texts_are_read_again_among_many_as_among_few(count: int) -> None:
    others = [
        replace(
            WIRE, id=f"o{n}", published=f"2031-05-{1 + n % 28:02}", text=f"Word{n} went to town{n} with {n + 13} men."
        )
        for n in range(count)
    ]
    index = MemoryIndex([*others, WIRE, REPOST])
    linker = Linker(index, remembered=0)
    for number, article in enumerate(index.articles):
        index.texts_read = 0
        linker.add(number, article)
    assert index.texts_read <= 4
