"""Copies: who made what from whom, in a story of our own; any order gives the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from copy_samples import OTHER_REPORT, REPOST, STORY, TABLOID, WIRE
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.comparing import Prepared, compare
from reportedly.link.copies import link_copies
from reportedly.model import Article
from reportedly.model.relations import Copy, ReadArticle

EDGES = {
    ("repost", "wire", "verbatim"),
    ("tabloid", "wire", "rewrite"),
    ("regional", "tabloid", "rewrite"),
    ("crediting", "wire", "credit"),
    ("crediting", "Radio Free Europe", "credit"),
}
BY_ID = {item.article.id: item.article for item in STORY}


def link(*articles: Article) -> tuple[Copy, ...]:
    return link_copies(map(ReadArticle, articles))


def test_a_story_s_copies_are_found_and_nothing_else() -> None:
    copies = link_copies(STORY)
    assert {(copy.copy, copy.of, copy.kind) for copy in copies} == EDGES
    assert all(copy.why for copy in copies)
    assert [copy.of for copy in copies if copy.of_outside] == ["Radio Free Europe"]


def test_passages_lie_in_both_texts() -> None:
    copies = link_copies(STORY)
    assert any(copy.passages for copy in copies)
    for copy in copies:
        for passage in copy.passages:
            ours, theirs = passage.copy.of(BY_ID[copy.copy].text), passage.of.of(BY_ID[copy.of].text)
            assert ours and theirs
            if copy.kind == "verbatim":
                assert ours == theirs


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(STORY), several=st.sets(st.integers(0, len(STORY) - 1)))
def test_any_order_gives_the_same_copies(order: list[ReadArticle], several: set[int]) -> None:
    assert link_copies(order) == link_copies(STORY)
    some = [STORY[index] for index in several]
    assert link_copies(reversed(some)) == link_copies(some)


def test_the_later_is_the_copy_whatever_the_order() -> None:
    wire, tabloid = Prepared(WIRE), Prepared(TABLOID)
    judged = compare(wire, tabloid)
    assert judged is not None
    assert judged == compare(tabloid, wire)
    assert (judged.copy.copy, judged.copy.of) == ("tabloid", "wire")


def test_a_repost_of_the_same_day_comes_after_its_declared_source() -> None:
    early = replace(REPOST, id="a-repost", published=WIRE.published)
    assert [(copy.copy, copy.of) for copy in link(early, WIRE)] == [("a-repost", "wire")]


def test_an_undated_copy_is_one_of_a_dated_article() -> None:
    undated = replace(TABLOID, published=None)
    (copy,) = link(undated, WIRE)
    assert (copy.copy, copy.of) == ("tabloid", "wire")
    assert "it has no date of its own" in copy.why


def test_a_copy_of_a_copy_hangs_on_the_copy() -> None:
    again = replace(
        REPOST, id="again", publisher="Gelt Courier", published="2031-05-14", byline=None,
        declared_sources=("Harrow Evening Globe",),
    )  # fmt: skip
    edges = {(copy.copy, copy.of) for copy in link(WIRE, REPOST, again)}
    assert edges == {("repost", "wire"), ("again", "repost")}


def test_forty_reposts_are_each_a_copy_of_the_first() -> None:
    reposts = [replace(REPOST, id=f"r{n}", publisher=f"Paper {n}", published="2031-05-14") for n in range(40)]
    copies = link(*reposts, WIRE)
    assert {(copy.copy, copy.of) for copy in copies} == {(repost.id, "wire") for repost in reposts}


@pytest.mark.parametrize("declared", [(), ("Lowland Press Agency",)])
def test_a_repost_that_is_cut_and_reordered_is_verbatim(declared: tuple[str, ...]) -> None:
    paragraphs = WIRE.text.split("\n\n")
    cut = "\n\n".join(["Read on.", paragraphs[2], paragraphs[0], paragraphs[4]])
    (copy,) = link(WIRE, replace(REPOST, byline=None, declared_sources=declared, text=cut))
    assert (copy.kind, copy.of, len(copy.passages)) == ("verbatim", "wire", 3)


def test_two_reports_that_share_one_quotation_are_no_copies() -> None:
    quotation = (
        "“We will not leave the bank of this river, whatever they say in the capital and whoever says it there,”"
    )
    one = replace(OTHER_REPORT, id="one", text=f"{OTHER_REPORT.text}\n\n{quotation} said the mayor.")
    two = replace(
        BY_ID["unrelated"], id="two", text=f"{BY_ID['unrelated'].text}\n\n{quotation} the mayor told a rally."
    )
    assert link(one, two) == ()


def test_an_outlet_s_own_name_is_no_credit() -> None:
    own = replace(OTHER_REPORT, text="The minister told Tersk Radio that he would stay. “No,” he told the Bulletin.")
    assert link(own) == ()


def test_a_declared_source_outside_is_a_credit_and_a_syndicated_one_verbatim() -> None:
    edges = [(copy.of, copy.kind, copy.of_outside) for copy in link(REPOST)]
    assert edges == [("Lowland Press Agency", "verbatim", True)]
    assert [copy.kind for copy in link(replace(REPOST, byline="Ann Marr"))] == ["credit"]


READ_OUT = """{minister} spoke this morning with {caller}, the foreign minister of {state}, and thanked him for his \
government's steadfast support.

The ministers reviewed the state of {matter} and agreed that their staffs would meet again before the end of the \
month to take the work forward.

{own}

Both sides reaffirmed the enduring friendship between their peoples and looked forward to further exchanges in the \
weeks to come."""


def test_two_texts_that_share_the_formulas_of_their_house_are_no_copies() -> None:
    one = READ_OUT.format(
        minister="Oskar Brandell", caller="Lucan Teverin", state="Norvia", matter="the Halden fishing accord",
        own="Brandell raised the 41 trawlers that the Norvian coast guard has held at Port Ansel since the spring, and "
        "asked that their 386 seamen be let go. Teverin said that a court in Ansel would hear the owners.",
    )  # fmt: skip
    two = READ_OUT.format(
        minister="Mirela Dantos", caller="Pavo Quist", state="Ostmark", matter="the rail link over the Grell pass",
        own="Dantos set out why the 212 million crowns for the Grell tunnel can only be paid once engineers from "
        "Sarvik have seen the plans. Quist offered to send all of them within 19 days by courier.",
    )  # fmt: skip
    first = Article("one", one, published="2031-05-02")
    assert link(first, Article("two", two, published="2031-05-04")) == ()
    edited = Article("edited", one.replace("this morning", "on Friday"), published="2031-05-04")
    assert [(copy.copy, copy.of) for copy in link(first, edited)] == [("edited", "one")]


@pytest.mark.parametrize(("published", "found"), [("2031-05-15", 1), ("2031-08-15", 0), (None, 1)])
def test_what_takes_over_a_part_long_after_is_no_rewrite(published: str | None, found: int) -> None:
    paragraphs = WIRE.text.split("\n\n")
    own = (
        "Nobody in Velmar had expected to see the barges again. They came down the canal at noon, laden with bricks "
        "and window frames, and the children ran along the bank to count them. The harbour master had put on the coat "
        "that he keeps for holidays. By evening the first loads were on the quay, and the masons had gone to work."
    )
    later = Article("later", "\n\n".join([own, paragraphs[0], paragraphs[2]]), published=published, publisher="Paper")
    assert len(link(WIRE, later)) == found


def test_a_short_text_that_two_outlets_run_is_taken_over_and_a_like_one_is_not() -> None:
    flash = "URGENT: Nine people were killed by a shell in the harbour town of Velmar, the mayor said on Monday."
    other = flash.replace("Nine", "Ten").replace("Velmar", "Gelt")
    articles = [
        Article(name, text, published="2031-05-12") for name, text in zip("abc", (flash, flash, other), strict=True)
    ]
    assert [(copy.copy, copy.of, copy.kind) for copy in link(*articles)] == [("b", "a", "verbatim")]
    assert link(Article("a", "Nothing new today."), Article("b", "Nothing new today.")) == ()
