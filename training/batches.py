"""Batches: windows of articles and whole sentences as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.corpora import MarkedArticle, RatedSentence
from training.network import LEVELS
from training.pieces import CLS, SEP, WINDOW, Offsets, Pieces, windows

#: Windows in training overlap by this many pieces only: each epoch begins its windows elsewhere.
STRIDE = WINDOW - 32
Example = tuple[MarkedArticle, Offsets]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of pieces with their marks at both ends: ids, 1 for what is no padding, forms."""

    ids: Tensor
    mask: Tensor
    forms: Tensor


def cut_examples(articles: Sequence[MarkedArticle], generator: torch.Generator) -> list[Example]:
    """Cut each article into windows that begin at random, and shuffle them."""
    examples = []
    for article in articles:
        first = int(torch.randint(WINDOW // 3, WINDOW + 1, (), generator=generator))
        examples += [(article, window) for window in windows(len(article.pieces.ids), stride=STRIDE, first=first)]
    return [examples[at] for at in torch.randperm(len(examples), generator=generator).tolist()]


def make_batch(rows: Sequence[tuple[Pieces, Offsets]]) -> Batch:
    """Lay windows side by side, padded to the longest."""
    longest = max(end - start for _, (start, end) in rows) + 2
    ids, mask, forms = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(3))
    for row, (pieces, (start, end)) in enumerate(rows):
        size = end - start + 2
        ids[row, :size] = torch.tensor([CLS, *pieces.ids[start:end], SEP])
        forms[row, 1 : size - 1] = torch.tensor(pieces.forms[start:end])
        mask[row, :size] = 1
    return Batch(ids, mask, forms)


def target_levels(values: Sequence[float]) -> Tensor:
    """Spread each value over the two levels beside it, by nearness."""
    levels = torch.tensor(LEVELS)
    nearness = 1 - (torch.tensor(values)[:, None] - levels).abs() / (levels[1] - levels[0])
    return nearness.clamp(min=0)


def event_targets(sentences: Sequence[RatedSentence]) -> tuple[Tensor, Tensor, Tensor]:
    """Return row, piece (with the mark at the front counted) and target levels of every event."""
    rows = [row for row, sentence in enumerate(sentences) for _ in sentence.events]
    pieces = [piece + 1 for sentence in sentences for piece in sentence.events]
    values = [value for sentence in sentences for value in sentence.values]
    return torch.tensor(rows), torch.tensor(pieces), target_levels(values)
