"""A later figure of the same holder, and a copy's figure that is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from link_samples import article, said

from reportedly.link import link_articles
from reportedly.link.origins import copied_claims
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.link.updates import find_updates
from reportedly.model import Holder, Notice
from reportedly.model.relations import Alignment, Copy

MAYOR = Holder("person", None, "Oksana Dub", "UKR", "GOV")


def toll(article_id: str, published: str, words: str, number: float, *, told: str = "the mayor said") -> Any:
    return article(
        article_id, published, f"{words} in Sumy, {told}.",
        said(
            words, by=MAYOR, event=("ASSAULT", "", "UKR"), count=(number, number, "exact", "person", "casualties"),
            what="killed", place=("UKR", "Sumy"),
        ),
    )  # fmt: skip


def one(item: Any) -> Proposition:
    return propositions_of(item)[0]


def test_the_holder_s_figure_of_a_later_day_replaces_the_earlier() -> None:
    first, second = one(toll("a", "2024-07-08", "Nine died", 9)), one(toll("b", "2024-07-10", "Twelve died", 12))
    assert [(update.earlier, update.later) for update in find_updates([first, second])] == [("a.c1", "b.c1")]
    assert find_updates([first, one(toll("b", "2024-07-10", "Nine died", 9))]) == ()
    assert find_updates([first, one(toll("b", "2024-07-08", "Twelve died", 12))]) == ()


@pytest.mark.parametrize(
    ("told", "updates"), [("the mayor said", []), ("the mayor said on Wednesday", [("a.c1", "b.c1")])]
)
def test_a_copy_s_figure_is_no_later_word_unless_it_names_its_day(told: str, updates: list[tuple[str, str]]) -> None:
    source, copy = toll("a", "2024-07-08", "Nine died", 9), toll("b", "2024-07-10", "Ninety died", 90, told=told)
    by_id = {p.claim.id: p for p in (one(source), one(copy))}
    alignments = [Alignment("a.c1", "b.c1", 1.0)]
    found = find_updates(list(by_id.values()), copied_claims(alignments))
    assert [(update.earlier, update.later) for update in found] == updates


@pytest.mark.parametrize(
    ("outlet", "says_so", "updates", "drift"),
    [("Sumy Post", True, [True], 0), ("Sumy Post", False, [], 1), ("Hill Gazette", True, [], 1)],
)
def test_what_an_outlet_corrects_of_its_own_is_an_update(
    outlet: str, says_so: bool, updates: list[bool], drift: int
) -> None:
    notices = (Notice("correction", "An earlier version said that ninety died."),) if says_so else ()
    first, second = toll("a", "2024-07-08", "Ninety died", 90), toll("b", "2024-07-08", "Nine died", 9)
    items = [
        replace(first, article=replace(first.article, publisher="The Sumy Post")),
        replace(second, article=replace(second.article, publisher=outlet, notices=notices)),
    ]
    relations = link_articles(items, copies=[Copy("b", "a", "rewrite")])
    assert [update.corrects for update in relations.updates] == updates
    assert (len(relations.drift), len(relations.conflicts)) == (drift, drift)


def test_a_correction_that_names_its_day_is_told_once() -> None:
    notices = (Notice("correction", "An earlier version said that ninety died."),)
    first = toll("a", "2024-07-08", "Ninety died", 90)
    second = toll("b", "2024-07-10", "Nine died", 9, told="the mayor said on Wednesday")
    items = [
        replace(first, article=replace(first.article, publisher="Sumy Post")),
        replace(second, article=replace(second.article, publisher="Sumy Post", notices=notices)),
    ]
    (update,) = link_articles(items, copies=[Copy("b", "a", "rewrite")]).updates
    assert update.corrects


def test_an_error_in_copying_leaves_the_source_s_figure_in_force() -> None:
    items = [toll("a", "2024-07-08", "Nine died", 9), toll("b", "2024-07-10", "Ninety died", 90)]
    relations = link_articles(items, copies=[Copy("b", "a", "rewrite")])
    assert [drift.kind for drift in relations.drift] == ["number_changed"]
    assert relations.updates == ()
    assert len(link_articles(items, copies=[]).updates) == 1


def test_the_dead_of_two_sides_are_two_series() -> None:
    def dead(article_id: str, published: str, number: float, of: str) -> Proposition:
        count = (number, number, "exact", "soldier", "casualties")
        event = ("ASSAULT", "", of)
        return one(article(article_id, published, "They died", said("They died", by=MAYOR, event=event, count=count)))

    first = dead("a", "2024-07-08", 40, "UKR")
    assert find_updates([first, dead("b", "2024-07-10", 60, "UKR")])
    assert not find_updates([first, dead("b", "2024-07-10", 60, "RUS")])
