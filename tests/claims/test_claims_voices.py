"""Voices: whose words a statement is where nothing in it attributes them."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article, Holder

BODY = "Three ships burned in the port. Nobody was hurt."


def holder_of(text: str, title: str) -> Holder:
    """Return who holds the last claim of a text."""
    (annotated,) = annotate_articles([Article("a", text, title=title)])
    return code_claims(annotated).claims[-1].holder


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("Statement by Press Secretary Anna Lind on the Attack", "person", "Anna Lind"),
        ("Statement from President Anna Lind Marking One Year Since the Attack", "person", "Anna Lind"),
        ("CORRECTED: Remarks by Minister Anna Lind Before Cabinet Meeting", "person", "Anna Lind"),
        (
            "Remarks by National Security Advisor to the Vice President Dr. Anna Lind at a Conference",
            "person",
            "Anna Lind",
        ),
        ("Remarks by President Anna Lind and Prime Minister Jun Mori of Japan", "article", None),
        ("Remarks by President Anna Lind, Prime Minister Jun Mori of Japan, and President Kim", "article", None),
        ("Statement by President Lind and Prime Minister Mori on the Attack", "group", None),
        ("Statement by President Lind on the Attack", "person", "Lind"),
        ("Joint Statement from the Leaders of the United States, Egypt, and Qatar", "group", None),
        ("Readout of President Anna Lind's Call with Prime Minister Jun Mori", "article", None),
        ("G7 Leaders' Statement", "article", None),
        ("Joint Statement on Israel", "article", None),
        ("Port hit by missiles", "article", None),
    ],
)
def test_a_title_tells_whose_words_a_statement_is(title: str, kind: str, name: str | None) -> None:
    holder = holder_of(BODY, title)
    assert holder.kind == kind
    if name is not None:
        assert holder.name == name


def test_a_signer_is_no_document() -> None:
    title = "Statement from President Joe Biden on the Attack"
    holder = holder_of(f"{title}\n\n{BODY}", title)
    assert (holder.kind, holder.name) == ("person", "Joe Biden")


def test_a_signed_speech_is_never_held_by_a_pronoun() -> None:
    """The words that name who signs are a title or a name, wherever a pronoun stands first."""
    text = "THE PRESIDENT:  Hello. (The President checks his watch.)  Three ships burned in the port."
    article = Article(
        "a", text, published="2024-05-31", title="Remarks by President Biden", publisher="The White House"
    )
    (annotated,) = annotate_articles([article])
    holder = code_claims(annotated).claims[-1].holder
    assert holder.name == "Joe Biden"
    assert holder.text is not None and "PRESIDENT" in holder.text.of(text).upper()


@pytest.mark.parametrize(
    ("opening", "kind", "country"),
    [
        ("We, the Leaders of the Group of Seven, met in Rome on Friday.", "group", "IGO"),
        ("We, the Foreign Ministers of Estonia, Latvia and Lithuania, condemn the attack.", "group", None),
        ("We, the members of the Government of Kenya, met on Friday.", "group", "KEN"),
        ("We, like everybody else, met on Friday.", "article", None),
    ],
)
def test_a_communique_may_say_who_we_are(opening: str, kind: str, country: str | None) -> None:
    holder = holder_of(f"{opening}\n\n{BODY}", "Statement on the port")
    assert (holder.kind, holder.country) == (kind, country)


@pytest.mark.parametrize(
    ("title", "publisher", "text", "expected"),
    [
        (
            "Press Briefing by Deputy Press Secretary Alan Fenwick",
            "The White House",
            f"MR. FENWICK: Hello.\n\nQ Why?\n\nMR. FENWICK: {BODY}",
            ("person", "Alan Fenwick", "USA"),
        ),
        (
            "Press Briefing with Deputy Minister Alan Fenwick",
            "The White House",
            f"MR. FENWICK: Hello.\n\nQ Why?\n\nMR. FENWICK: {BODY}",
            ("person", None, None),
        ),
        (
            "Press conference",
            "NATO",
            f"Ann Dahl, NATO Spokesperson: Hello.\n\nQuestion: Why?\n\nAnn Dahl: {BODY}",
            ("person", "Ann Dahl", "NAT"),
        ),
        (
            "Oral evidence: the war",
            "UK Parliament",
            f"Q1 Chair: Is it true?\n\nSir Mark Hale: It is.\n\nQ2 Ms Anwar: {BODY}",
            ("person", None, "GBR"),
        ),
        (
            "Oral evidence: the war",
            "UK Parliament",
            f"Witness: Sir Mark Hale, Oxfam.\n\nQ1 Chair: Is it true?\n\nSir Mark Hale: {BODY}",
            ("person", None, None),
        ),
        (
            "Foreign Ministry Spokesperson Shen Yuling’s Press Conference",
            "Ministry of Foreign Affairs of China",
            f"Kyodo News: Will you go?\n\nShen Yuling: No.\n\nReuters: Why?\n\nShen Yuling: {BODY}",
            ("person", "Shen Yuling", "CHN"),
        ),
    ],
)
def test_a_transcript_presents_its_speakers(
    title: str, publisher: str, text: str, expected: tuple[str, str | None, str | None]
) -> None:
    article = Article("a", text, published="2024-05-28", title=title, publisher=publisher)
    (annotated,) = annotate_articles([article])
    holder = code_claims(annotated).claims[-1].holder
    assert (holder.kind, holder.name, holder.country) == expected


@pytest.mark.parametrize(
    ("title", "actors"),
    [
        ("G7 Leaders' Statement on the Attack", ("IGO",)),
        ("G7 Foreign Ministers’ Statement (Tokyo)", ("IGO",)),
        ("Joint Statement from the Leaders of the United States, Egypt, and Qatar", ()),
        ("Statement on the Attack", ("USA",)),
    ],
)
def test_we_of_a_statement_are_those_who_state_it(title: str, actors: tuple[str, ...]) -> None:
    article = Article("a", "We condemn the attack on the port.", title=title, publisher="The White House")
    (annotated,) = annotate_articles([article])
    assert code_claims(annotated).claims[0].event.actors == actors


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("Statement from President Joe Biden Marking One Year Since the Attack", "person", "Joe Biden"),
        ("Statement by National Security Advisor Jake Sullivan on the Attack", "person", "Jake Sullivan"),
        ("Statement from Vice President Harris on the Attack", "person", "Kamala Harris"),
    ],
)
def test_a_signer_has_the_office_held_on_the_day(title: str, kind: str, name: str) -> None:
    article = Article("a", BODY, published="2023-10-27", title=title, publisher="The White House")
    (annotated,) = annotate_articles([article])
    holder = code_claims(annotated).claims[-1].holder
    assert (holder.kind, holder.name, holder.country, holder.sector) == (kind, name, "USA", "GOV")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Madam Speaker:\n\nI have sent 40 troops to Chad.\n\nSincerely,\n\nJOSEPH R. BIDEN JR.", "Joe Biden"),
        ("I have ordered 40 troops to Chad.\n\nJOSEPH R. BIDEN JR.\n\nTHE WHITE HOUSE, July 20, 2023.", "Joe Biden"),
        ("The council has sent 40 troops to Chad.\n\nJOSEPH R. BIDEN JR.", None),
        ("My son went to Chad.\n\nSincerely,\n\nANNA LIND", None),
    ],
)
def test_a_letter_is_the_word_of_whoever_signs_it(text: str, name: str | None) -> None:
    article = Article("a", text, published="2023-07-20", title="Letter to the Speaker", publisher="The White House")
    (annotated,) = annotate_articles([article])
    assert code_claims(annotated).claims[0].holder.name == name


def test_a_label_is_whom_the_title_bills_by_that_name() -> None:
    text = "MR. SULLIVAN:  We met today.\n\nQ    Why?\n\nMR. SULLIVAN:  Troops crossed the border."
    title = "On-the-Record Press Gaggle by National Security Advisor Jake Sullivan"
    article = Article("a", text, published="2022-06-27", title=title, publisher="The White House")
    (annotated,) = annotate_articles([article])
    assert code_claims(annotated).claims[-1].holder.name == "Jake Sullivan"
