"""One mark for each origin, whoever carries it."""

from __future__ import annotations

from reportedly.link.marks import article_order, find_figures, marks_of
from reportedly.model.questions import Mark
from reportedly.model.relations import Copy, Drift, ReadArticle, Relations, Update
from tests.link.question_samples import QUESTION, article, claim, origin, told

NONE = Relations()


def marks(items: list[ReadArticle], relations: Relations = NONE) -> list[Mark]:
    return marks_of(find_figures(items, QUESTION), relations, article_order(items, relations))


FIRST = told("first", "2031-05-12", "Minister Dahl", "up to 900", None, 900, "at_most")
COPY = told("copy", "2031-05-13", "Minister Dahl", "900", 900, 900)
OTHER = told("other", "2031-05-13", "General Moe", "up to 900", None, 900, "at_most", country="FIN")


def test_a_copy_is_no_mark_of_its_own_and_keeps_what_it_changed() -> None:
    relations = Relations(
        origins=(origin("o1", "first.c1", "copy.c1"), origin("o2", "other.c1")),
        drift=(Drift("first.c1", "copy.c1", "bound_dropped"),),
    )
    found = marks([COPY, OTHER, FIRST], relations)
    assert [(mark.id, mark.articles) for mark in found] == [("first.c1", 2), ("other.c1", 1)]
    assert found[0].figure.relation == "at_most"
    assert [carrier.changed for carrier in found[0].carriers] == [(), ("bound_dropped",)]


def test_without_an_origin_two_articles_are_two_marks() -> None:
    assert len(marks([FIRST, COPY])) == 2


def test_a_number_changed_on_the_way_stays_one_mark() -> None:
    changed = told("changed", "2031-05-14", "Minister Dahl", "9,000", 9000, 9000)
    relations = Relations(
        origins=(origin("o1", "first.c1", "changed.c1"),), drift=(Drift("first.c1", "changed.c1", "number_changed"),)
    )
    found = marks([FIRST, changed], relations)
    assert [(mark.figure.high, mark.articles) for mark in found] == [(900, 2)]


def test_two_figures_of_one_interview_are_two_marks() -> None:
    later = told("second", "2031-05-12", "Minister Dahl", "1,500", 1500, 1500)
    assert len(marks([FIRST, later], Relations(origins=(origin("o1", "first.c1", "second.c1"),)))) == 2


def test_what_an_article_says_twice_is_one_mark_and_two_kinds_are_two() -> None:
    text = "900 Norwegian troops are in Sweden, Ann Reed said. The 900 soldiers came by sea to Sweden, Ann Reed said."
    there = claim(text, 1, "900 Norwegian troops are in Sweden", figure="900 Norwegian troops", low=900, high=900,
                  holder="Ann Reed")  # fmt: skip
    again = claim(text, 2, "The 900 soldiers came by sea to Sweden", figure="900 soldiers", low=900, high=900,
                  holder="Ann Reed", unit="soldier")  # fmt: skip
    assert len(marks([article("a", "2031-05-12", text, there, again)])) == 1
    came = claim(text, 2, "The 900 soldiers came by sea to Sweden", figure="900 soldiers", low=900, high=900,
                 holder="Ann Reed", unit="soldier", kind="flow")  # fmt: skip
    assert len(marks([article("a", "2031-05-12", text, there, came)])) == 2


def test_of_an_article_that_gives_a_number_barely_and_with_its_bound_the_bound_is_shown() -> None:
    text = "900 Norwegian troops are in Sweden, Ann Reed said. Up to 900 soldiers are in Sweden, Ann Reed said."
    barely = claim(text, 1, "900 Norwegian troops are in Sweden", figure="900 Norwegian troops", low=900, high=900,
                   holder="Ann Reed")  # fmt: skip
    bound = claim(text, 2, "Up to 900 soldiers are in Sweden", figure="Up to 900 soldiers", high=900,
                  relation="at_most", holder="Ann Reed", unit="soldier")  # fmt: skip
    found = marks([article("a", "2031-05-12", text, barely, bound)])
    assert [(mark.id, mark.figure.relation) for mark in found] == [("a.c2", "at_most")]
    assert [carrier.claim for carrier in found[0].carriers] == ["a.c2", "a.c1"]
    copied = Relations(
        origins=(origin("o1", "copy.c1", "zfirst.c1"),), drift=(Drift("copy.c1", "zfirst.c1", "number_changed"),)
    )
    bounded = told("zfirst", "2031-05-14", "Minister Dahl", "up to 900", None, 900, "at_most")
    assert marks([COPY, bounded], copied)[0].figure.relation == "exact", (
        "another article's bound is no word of this one"
    )


def test_a_copy_of_the_same_day_stands_behind_its_source() -> None:
    source = told("z-source", "2031-05-12", "Minister Dahl", "900", 900, 900)
    copy = told("a-copy", "2031-05-12", "Minister Dahl", "900", 900, 900)
    relations = Relations(
        copies=(Copy("a-copy", "z-source", "verbatim"),), origins=(origin("o1", "z-source.c1", "a-copy.c1"),)
    )
    assert marks([copy, source], relations)[0].id == "z-source.c1"


def test_a_later_figure_of_the_holder_replaces_the_earlier() -> None:
    later = told("later", "2031-05-20", "Minister Dahl", "1,500", 1500, 1500)
    found = marks([later, FIRST], Relations(updates=(Update("first.c1", "later.c1"),)))
    assert {mark.id: mark.replaced_by for mark in found} == {"first.c1": "later.c1", "later.c1": None}


def test_every_mark_leads_back_to_its_words() -> None:
    found = marks([FIRST, COPY, OTHER])
    assert found and all(mark.carriers for mark in found)
    for mark in found:
        for carrier in mark.carriers:
            item = next(item for item in (FIRST, COPY, OTHER) if item.article.id == carrier.article)
            assert carrier.span.of(item.article.text) == carrier.quote
            assert carrier.claim in {one.id for one in item.claims}
