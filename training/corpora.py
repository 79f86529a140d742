"""The training material: PolNeAR's attributions and UW's event factuality, as wordpieces with their labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.pieces import Pieces, covering, cut

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """One article: ``roles`` is [attribution, role, piece], true where a piece belongs to an attribution's role."""

    pieces: Pieces
    roles: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """One sentence: the first piece of each event word, and its factuality from -3 to +3."""

    pieces: Pieces
    events: list[int]
    values: list[float]


def read_articles(path: Path, tokenizer: Tokenizer, limit: int | None = None) -> list[MarkedArticle]:
    """Read PolNeAR's articles; an attribution without a cue is left out."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        record = json.loads(line)
        pieces = cut(tokenizer, record["text"])
        marked = [attribution for attribution in record["attributions"] if attribution["cue"]]
        roles = np.zeros((len(marked), len(ROLES), len(pieces.ids)), bool)
        for row, attribution in enumerate(marked):
            for column, role in enumerate(ROLES):
                roles[row, column, covering(attribution[role], pieces.offsets)] = True
        articles.append(MarkedArticle(pieces, roles))
    return articles


def read_sentences(path: Path, tokenizer: Tokenizer, limit: int | None = None) -> list[RatedSentence]:
    """Read UW's sentences, their tokens joined by spaces."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        record = json.loads(line)
        starts, at = [], 0
        for token in record["tokens"]:
            starts.append(at)
            at += len(token) + 1
        pieces = cut(tokenizer, " ".join(record["tokens"]))
        first = {start: piece for piece, (start, _) in reversed(list(enumerate(pieces.offsets)))}
        events = [
            (first[starts[event["start"]]], event["factuality"])
            for event in record["events"]
            if starts[event["start"]] in first
        ]
        sentences.append(RatedSentence(pieces, [piece for piece, _ in events], [value for _, value in events]))
    return sentences
