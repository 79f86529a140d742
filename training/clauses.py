"""Lay coded claims out for the encoder: ``python -m training.clauses DATA OUT``, in the product's own environment.

Reads ``training/coded``, the sentences of ``tests/cases``, the parts of ``evaluation/gold`` that may be developed on,
and the gold of DATA. OUT receives a line of JSON for each window of a text: its wordpieces' ``ids`` and ``forms``, and
``clauses``, lists of the first piece, the piece behind the last, and the claim's event type, status, certainty and
polarity. A claim has the pieces of the clause that the product reads it from, its own where there is none.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from evaluation.claims import load_scorer, read_gold, scorer_beside
from evaluation.unseen import PARTS, read_part
from reportedly.annotate import ANNOTATORS, annotate_articles
from reportedly.annotate.encoder_session import load_networks, windows_of
from reportedly.annotate.encoder_windows import Window
from reportedly.annotate.wordpieces import Pieces, cut_pieces
from reportedly.model import Article, Span
from reportedly.model.vocabulary import EventType

CODED = Path(__file__).with_name("coded")
CASES = Path(__file__).parents[1] / "tests" / "cases"
#: The annotators that clauses need.
READING = ANNOTATORS[: [annotator.adds for annotator in ANNOTATORS].index("clauses") + 1]
#: The least Dice coefficient, in characters, at which a clause is the one that a claim was coded from.
ALIKE = 0.5
#: What is kept of a text behind its last claim.
BEHIND = 600

Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text and its claims' labels: event type, status, certainty, polarity; of a test's sentence the type alone."""

    text: str
    claims: list[tuple[Span, Labels]]


def texts_of(data: Path) -> Iterator[CodedText]:
    """Yield every coded text."""
    corpora: dict[str, dict[str, str]] = {}
    for path in sorted(CODED.glob("*.jsonl")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            claims = [(Span(start, end), tuple(labels[:4])) for start, end, *labels in record["claims"]]
            text = record.get("text")
            if text is None:
                name = record["corpus"]
                corpora[name] = corpora.get(name) or _read_corpus(data / name)
                text = corpora[name][record["key"]][: claims[-1][0].end + BEHIND]
            yield CodedText(text, claims)
    yield from case_texts()
    scorer = load_scorer(scorer_beside(data / "gold" / "public_real"))
    parts = [read_part(part, data / "corpora") for part in PARTS if not part.endswith("test")]
    parts += [read_gold(data / "gold" / name) for name in ("public_real", "public_story")]
    for part in parts:
        for record in part.values():
            found = [(scorer.occurrences(claim["evidence"], record["text"]), claim) for claim in record["claims"]]
            yield CodedText(record["text"], [(Span(*spans[0]), _labels(claim)) for spans, claim in found if spans])


def case_texts() -> Iterator[CodedText]:
    """Yield the texts of the tests' tables that say what a clause's event is."""
    for text, event in _rows("events.md"):
        yield CodedText(text, [(Span(0, len(text)), _typed(event))])
    for text, words, field, event in (row for row in _rows("claims.md") if len(row) == 4):
        if field in ("event", "event.type") and not words:
            yield CodedText(text, [(Span(0, len(text)), _typed(event))])


def _rows(name: str) -> Iterator[list[str]]:
    rows = [row for row in (CASES / name).read_text(encoding="utf-8").splitlines() if row.startswith("| ")][1:]
    return ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)


def _typed(event: str) -> Labels:
    """Return the labels of an event as the tables write it: "PRK AID RUS", "AID" or "none"."""
    return (next((word for word in event.split() if word in get_args(EventType)), None),)


def _read_corpus(path: Path) -> dict[str, str]:
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record.get("id") or record["url"]: record["text"] for record in records}


def _labels(claim: dict[str, Any]) -> Labels:
    event = claim.get("event") or {}
    return event.get("type"), claim["status"], claim["certainty"], claim["polarity"]


def windows_with_clauses(texts: list[CodedText]) -> Iterator[dict[str, Any]]:
    """Yield each window that holds claims, in the form that is written."""
    longest = load_networks().window
    articles = [Article(str(number), one.text) for number, one in enumerate(texts)]
    for annotated in annotate_articles(articles, annotators=READING):
        one = texts[int(annotated.article.id)]
        clauses = [clause.span for clause in annotated.clauses]
        pieces = cut_pieces(one.text)
        windows = windows_of(pieces, longest)
        held: defaultdict[int, list[list[Any]]] = defaultdict(list)
        for span, labels in one.claims:
            at, first, last = _place(
                max(clauses, key=lambda clause: _dice(clause, span), default=span), span, pieces, windows
            )
            if first < last:
                held[at].append([first, last, *labels])
        for at, found in sorted(held.items()):
            part = slice(windows[at].start, windows[at].end)
            yield {"ids": pieces.ids[part], "forms": pieces.forms[part], "clauses": found}


def _place(clause: Span, claim: Span, pieces: Pieces, windows: list[Window]) -> tuple[int, int, int]:
    """Return the window that speaks for a claim, and the claim's pieces in it, half-open."""
    span = clause if _dice(clause, claim) >= ALIKE else claim
    first, last = bisect_right(pieces.ends, span.start), bisect_left(pieces.starts, span.end)
    at = bisect_right([window.last for window in windows[:-1]], (first + last) // 2)
    window = windows[at]
    return at, max(first, window.start) - window.start, min(last, window.end) - window.start


def _dice(one: Span, other: Span) -> float:
    return 2 * max(0, min(one.end, other.end) - max(one.start, other.start)) / (len(one) + len(other))


def main() -> None:
    """Lay out and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf-8") as out:
        for window in windows_with_clauses(list(texts_of(options.data))):
            out.write(json.dumps(window) + "\n")


if __name__ == "__main__":
    main()
