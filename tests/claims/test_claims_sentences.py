"""What counts as a sentence: a dateline and a speaker's label give no claim and are no silent sentences either."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article

STRUCK = "Russian missiles struck a power plant on Monday."


def silent_of(text: str) -> tuple[list[str], int]:
    """Return the silent sentences of a text read as an article, and how many sentences it has."""
    coded = code_claims(next(annotate_articles([Article("a", text, published="2024-11-18")])))
    return [span.of(text).strip() for span in coded.silent], coded.sentences


@pytest.mark.parametrize("dateline", ["KYIV, Ukraine (AP) — ", "JERUSALEM, Nov 18 (Reuters) - ", "SEOUL — "])
def test_a_dateline_is_no_sentence(dateline: str) -> None:
    assert silent_of(dateline + STRUCK) == ([], 1)


def test_a_label_is_no_sentence() -> None:
    text = f"Q Has the port been hit?\n\nMR. KIRBY: {STRUCK}\n\nQ Was it the army?\n\nMR. KIRBY: The army hit it."
    assert silent_of(text)[0] == []


def test_a_sentence_that_gives_no_claim_is_silent() -> None:
    assert silent_of(f"What a night. {STRUCK}") == (["What a night."], 2)
