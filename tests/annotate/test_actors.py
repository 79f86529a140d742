"""Actors: mentions, their extent, and what the article itself tells of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.annotate.actors import find_actors
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.places import find_places
from reportedly.annotate.turns import find_turns
from reportedly.model import Actor, AnnotatedArticle, Article

CASES = Path(__file__).parents[1] / "cases" / "actors.md"


def annotate(text: str, *, published: str | None = "2024-11-18", publisher: str | None = None) -> AnnotatedArticle:
    article = Article("a", text, published=published, publisher=publisher)
    annotated = AnnotatedArticle(article, next(iter(parse_texts([text]))))
    return replace(annotated, turns=find_turns(annotated), places=find_places(annotated))


def mentions(text: str, **options: str | None) -> dict[str, Actor]:
    annotated = annotate(text, **options)
    return {actor.span.of(text): actor for actor in find_actors(annotated)}


def table(heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading of the case file."""
    lines = CASES.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].splitlines()
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("## "):
            break
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows[2:]


@pytest.mark.parametrize(("text", "words", "code", "kind", "name"), table("Mentions in a sentence"))
def test_mentions(text: str, words: str, code: str, kind: str, name: str) -> None:
    found = mentions(text)
    if code == "no mention":
        assert words not in found
        return
    assert words in found, sorted(found)
    actor = found[words]
    codes = "-".join(part or "" for part in (actor.country, actor.sector)).strip("-")
    assert (codes, actor.kind, actor.name or "") == (code, kind, name)


def test_nothing_in_nothing() -> None:
    assert find_actors(annotate("")) == ()
    assert find_actors(annotate(".")) == ()


def test_without_a_day_no_office_holder_is_named() -> None:
    actor = mentions("The Ukrainian defence minister said so.", published=None)["The Ukrainian defence minister"]
    assert (actor.name, actor.country, actor.sector) == (None, "UKR", "GOV")


def test_labels_of_a_transcript_are_speakers() -> None:
    text = "MR. KIRBY: We have seen that.\n\nQ    Can you confirm it?\n\nMR. KIRBY: I cannot.\n"
    annotated = annotate(text, published="2024-10-16", publisher="The White House")
    actors = find_actors(annotated)
    kirby = [actor for actor in actors if actor.name == "John Kirby"]
    assert [actor.span.of(text) for actor in kirby] == ["MR. KIRBY", "MR. KIRBY", "I"]
    assert {actor.code for actor in kirby} == {"USA-GOV"}
    we = next(actor for actor in actors if actor.span.of(text) == "We")
    assert (we.name, we.code) == (None, "USA-GOV")


def test_a_guest_of_a_transcript_speaks_for_his_own_state() -> None:
    labels = ("PRIME MINISTER KISHIDA", "PRESIDENT ZELENSKYY", "SECRETARY BLINKEN", "PRESIDENT TANVERDY")
    text = "\n\n".join(f"{label}: The bridge is open." for label in labels)
    found = mentions(text, published="2024-04-10", publisher="The White House")
    assert [found[label].code for label in labels] == ["JPN-GOV", "UKR-GOV", "USA-GOV", None]
    assert found["SECRETARY BLINKEN"].name == "Antony Blinken"


def test_a_label_may_abbreviate_its_title() -> None:
    text = "SEC. BLINKEN: The bridge is open.\n\nQ: Since when?\n\nSEC. BLINKEN: Since noon."
    assert mentions(text, published="2024-04-10")["SEC. BLINKEN"].name == "Antony Blinken"


def test_first_person_of_a_statement_is_the_issuer() -> None:
    text = "We condemn the attack."
    assert mentions(text, publisher="The White House")["We"].code == "USA-GOV"
    assert "We" not in mentions(text, publisher="Reuters")


WORDS = st.sampled_from(
    [
        "the", "Ukrainian", "minister", "Putin", "he", "Kyiv's", "(", "NIS", ")", ",", "and", "said", ".", "\n\n", "of",
        "US",
     "“", "officials", "15,000", "troops", "-", "to", "South", "Korea", "Mr", "ex", "’s", "\ud800", "İ", "Q:"]
)  # fmt: skip


@given(st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_lie_in_the_text(text: str) -> None:
    annotated = annotate(text.encode("utf-8", "replace").decode("utf-8"), publisher="The White House")
    length = len(annotated.article.text)
    actors = find_actors(annotated)
    assert list(actors) == sorted(actors, key=lambda actor: (actor.span, actor.head))
    for actor in actors:
        assert 0 <= actor.span.start < actor.span.end <= length
        assert actor.span.contains(actor.head)
