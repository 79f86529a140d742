"""Interviews without labels: the answer behind a question is the word of whoever is asked."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article, Claim

ASKED = "Do you still believe that the talks can succeed?"
ANSWER = "Our ports are empty. Two cranes fell in May."
AGAIN = "And what do you tell those who fear you will leave?"


def claims_of(text: str, title: str) -> tuple[Claim, ...]:
    (annotated,) = annotate_articles([Article("a", text, title=title)])
    return code_claims(annotated).claims


@pytest.mark.parametrize(
    ("opening", "title", "kind", "name"),
    [
        ("Anna Lind has led the union since 2019.\n\n", "Interview with union leader Anna Lind", "person", "Anna Lind"),
        ("On Friday Professor Lind sat down with Jo Reed for an interview.\n\n", "Anna Lind", "person", "Anna Lind"),
        ("The Courier spoke with Anna Lind, head of the union, in an interview.\n\n", "Ports", "person", "Anna Lind"),
        ("", "Courier interviews union leader Anna Lind", "person", "Anna Lind"),
        ("", "Courier interviews Anna Lind and Jo Reed", "group", None),
        ("", "Courier interviews the owners of a ferry", "group", None),
    ],
)
def test_an_answer_is_held_by_whom_the_title_or_the_opening_names(
    opening: str, title: str, kind: str, name: str | None
) -> None:
    found = claims_of(f"{opening}{ASKED}\n\n{ANSWER}", title)
    assert [(claim.holder.kind, claim.holder.name) for claim in found[-2:]] == [(kind, name)] * 2
    assert found[-1].read_by["holder"] == "claims/interview"


def test_whom_questions_address_by_title_answers() -> None:
    text = f"Mr. President, do you still believe in talks?\n\n{ANSWER}\n\n{AGAIN}\n\nOur fleet has sailed."
    holder = claims_of(text, "The future of the ports")[-1].holder
    assert holder.kind == "role"
    assert holder.text is not None and holder.text.of(text) == "Mr. President"


def test_the_questions_of_an_interview_stay_the_articles() -> None:
    text = f"{ASKED}\n\n{ANSWER}\n\nYou have lost two cranes in the storm.\n\nOur port is safe."
    holders = {claim.evidence.of(text): claim.holder.kind for claim in claims_of(text, "Interview with Anna Lind")}
    assert holders["You have lost two cranes in the storm"] == "article"
    assert holders["Our port is safe"] == "person"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ports are empty", f"Will it last?\n\n{ANSWER}\n\nNobody knows. The union leader Anna Lind left in May."),
        ("Anna Lind in an interview", f'"{ASKED}"\n\n{ANSWER}'),
        ("Anna Lind in an interview", "So what does it mean for you?\n\nThe ports are empty. Two cranes fell in May."),
        ("Courier interviews everybody", f"{ANSWER}\n\nThe talks failed."),
    ],
)
def test_prose_with_questions_is_no_interview(title: str, text: str) -> None:
    assert {claim.holder.kind for claim in claims_of(text, title)} == {"article"}
