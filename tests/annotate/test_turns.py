"""Speaker turns: the table of transcripts and of prose that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from reportedly.annotate.turns import find_turns
from reportedly.model import AnnotatedArticle, Article, Turn

CASES = Path(__file__).parents[1] / "cases" / "turns.md"
BLANK = spacy.blank("en")


def turns(text: str) -> tuple[Turn, ...]:
    return find_turns(AnnotatedArticle(Article("a", text), BLANK("")))


def cases() -> list[tuple[str, str]]:
    rows = [line.strip().strip("|").split("|") for line in CASES.read_text(encoding="utf-8").splitlines()]
    cells = [tuple(cell.strip() for cell in row) for row in rows if len(row) == 2]
    return [(text, wanted) for text, wanted in cells if text != "text" and not text.startswith("---")]


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_cases(text: str, wanted: str) -> None:
    text = text.replace("¶", "\n\n")
    found = "; ".join(
        f"{turn.speaker} ({turn.role}): {turn.speech.of(text).replace(chr(10) * 2, '¶')[:20].strip()}"
        for turn in turns(text)
    )
    assert (found or "none") == wanted


def test_a_label_is_the_speakers_words_without_the_colon() -> None:
    text = "Q  Is it true?\n\nMR. KIRBY:  It is.\n\nAnd it stays so.\n\nEND 2:30 P.M. EST"
    first, second = turns(text)
    assert (first.label.of(text), second.label.of(text)) == ("Q", "MR. KIRBY")
    assert second.speech.of(text) == "It is.\n\nAnd it stays so."


@pytest.mark.parametrize(
    "text", ["", ":", "Q", "Q:", "Q:\n\nMR. X:", "\n\n\n", "A:" * 5000, "MR. " + "X" * 10_000 + ":"]
)
def test_scraps_raise_nothing(text: str) -> None:
    turns(text)


@pytest.mark.shared
def test_the_gold_briefings_are_transcripts(shared_data: Path) -> None:
    for name, speakers in (
        ("public_real/r14", {"Q", "MR. KIRBY", "MS. JEAN-PIERRE"}),
        ("public_story/s10", {"Q", "MS. SINGH"}),
    ):
        text = json.loads((shared_data / "gold" / f"{name}.json").read_text(encoding="utf-8"))["text"]
        assert {turn.speaker for turn in turns(text)} == speakers


@pytest.mark.shared
def test_news_articles_are_none(shared_data: Path) -> None:
    lines = (shared_data / "corpora" / "gum_wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(turns(json.loads(line)["text"]) == () for line in lines)
