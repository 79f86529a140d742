"""Clauses: the table of tests/cases/clauses.md, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import annotate_articles
from reportedly.model import AnnotatedArticle, Article

CASES = Path(__file__).parents[1] / "cases" / "clauses.md"


def read_cases() -> list[tuple[str, list[str]]]:
    """Read the table's rows: a sentence and its clauses."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(cell[0], [clause.strip() for clause in cell[1].split(" / ") if clause.strip()]) for cell in cells]


def read(text: str) -> AnnotatedArticle:
    """Annotate one text."""
    return next(annotate_articles([Article("case", text, published="2024-11-18")]))


@pytest.mark.parametrize(("sentence", "expected"), read_cases())
def test_clauses_of_a_sentence(sentence: str, expected: list[str]) -> None:
    """A sentence makes the statements the table lists."""
    assert [clause.span.of(sentence) for clause in read(sentence).clauses] == expected


def test_speaker_labels_belong_to_no_clause() -> None:
    """A transcript's label is cut from the speaker's first statement."""
    text = "MR. KIRBY: The soldiers are in Russia.\n\nQ Are they in Kursk?\n\nMR. KIRBY: They have reached Kursk."
    assert [clause.span.of(text) for clause in read(text).clauses] == [
        "The soldiers are in Russia",
        "Are they in Kursk?",
        "They have reached Kursk",
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AB.,;:\"'“”—-()\n12é€?"), max_size=80))
def test_any_text_gives_clauses_within_it(text: str) -> None:
    """Odd text raises nothing, and every clause's span lies in it and is not empty."""
    annotated = read(text)
    for clause in annotated.clauses:
        assert 0 <= clause.span.start < clause.span.end <= len(text)
        assert 0 <= clause.predicate < len(annotated.doc)


def test_a_very_long_sentence_is_read_in_reasonable_time() -> None:
    """A coordination of two thousand verbs gives its clauses."""
    text = "He " + " and ".join(["wrote a letter to the king"] * 1000) + "."
    assert len(read(text).clauses) > 100


def test_counts_of_a_further_count_are_not_looked_for_again() -> None:
    """A clause of two counts in each of two places comes to an end."""
    clauses = read("It has 40 ships and 30 planes with 500 officers and 20 crews.").clauses
    assert len(clauses) == len({(clause.predicate, clause.span) for clause in clauses}) <= 4
