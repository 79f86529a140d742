"""Everything that is exported of the links among articles is the same bytes, in whatever order they came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from copy_samples import REPOST, STORY, TABLOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_index import MemoryIndex

from reportedly.export.folder import json_text
from reportedly.export.relations import relations_record
from reportedly.link import link_articles
from reportedly.link.copies import settle_copies
from reportedly.link.incremental import Linker
from reportedly.model import Article
from reportedly.model.relations import ReadArticle
from reportedly.pipeline import read_article

ARTICLES: list[Article] = [item.article for item in STORY] + [
    replace(text, id=f"{text.id}{day}", publisher=f"Paper {day}", published=f"2031-05-{14 + day}", declared_sources=())
    for day in range(2)
    for text in (REPOST, TABLOID)
]


@pytest.fixture(scope="module")
def items() -> list[ReadArticle]:
    """Return the story's articles with their claims, as the program reads them."""
    return [ReadArticle(article, read_article(article).coded.claims) for article in ARTICLES]


def exported(items: list[ReadArticle]) -> str:
    return json_text(relations_record(link_articles(items)))


def exported_one_by_one(items: list[ReadArticle]) -> str:
    """Link the copies through an index, one article after another, and all else along them."""
    index = MemoryIndex([item.article for item in items])
    linker = Linker(index)
    for number, item in enumerate(items):
        linker.add(number, item.article)
    slots = {items[number].article.id: filled for number, filled in index.filled.items()}
    copies = settle_copies(slots, {entry.article_id: entry for entry in index.held.values()})
    return json_text(relations_record(link_articles(items, copies=copies)))


def test_there_is_something_of_each_kind_to_order(items: list[ReadArticle]) -> None:
    relations = link_articles(items)
    assert len(relations.copies) > 4 and relations.threads and relations.origins and relations.drift


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_one_by_one_give_the_same_bytes(items: list[ReadArticle], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(range(len(items))), min_size=1, unique=True))
    first = [items[place] for place in sorted(some)]
    other = [items[place] for place in some]
    assert exported(other) == exported(first) == exported_one_by_one(other)
