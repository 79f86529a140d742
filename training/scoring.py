"""Scores on the development sets between epochs; the product's own benchmarks (``evaluation/``) decide in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from training.batches import make_batch
from training.corpora import MarkedArticle, RatedSentence
from training.network import LEVELS, Reader, chain_decode, distances
from training.pieces import WINDOW, windows

Roles = NDArray[np.bool_]


@torch.no_grad()
def find(model: Reader, article: MarkedArticle, *, likely: float = 0.4, sound: float = 0.5) -> list[Roles]:
    """Return the attributions found, each [role, piece]."""
    length = len(article.pieces.ids)
    places = list(windows(length, stride=WINDOW - 64))
    batch = make_batch([(article.pieces, place) for place in places])
    cue, narrow, _ = model(batch.ids, batch.mask, batch.forms)
    score, seen = np.zeros(length), np.zeros(length)
    for row, (start, end) in enumerate(places):
        score[start:end] += torch.sigmoid(cue[row, 1 : 1 + end - start]).numpy()
        seen[start:end] += 1
    edges = np.flatnonzero(np.diff((score / seen > likely).astype(int), prepend=0, append=0)).reshape(-1, 2).tolist()
    if not edges:
        return []
    rows = [
        min((r for r, w in enumerate(places) if w[0] <= first < w[1]), key=lambda r: abs(sum(places[r]) / 2 - first))
        for first, _ in edges
    ]
    marks = torch.zeros(len(edges), batch.ids.shape[1])
    for mark, row, (first, last) in zip(marks, rows, edges, strict=True):
        mark[first - places[row][0] + 1 : min(last, places[row][1]) - places[row][0] + 1] = 1
    mask = batch.mask[rows].float()
    scores, soundness = model.relation(narrow[rows], marks, mask, distances(marks))
    scores[..., ::3] -= 1000 * (1 - mask)[..., None]
    count, pieces, _ = scores.shape
    parts = chain_decode(scores.view(count, pieces, 3, 3).transpose(1, 2).reshape(3 * count, pieces, 3)).view(
        count, 3, pieces
    )
    found: list[Roles] = []
    for row, part, worth in zip(rows, parts.numpy(), torch.sigmoid(soundness), strict=True):
        start, end = places[row]
        roles = np.zeros((3, length), bool)
        roles[:, start:end] = part[:, 1 : 1 + end - start]
        if worth > sound and roles[2].any() and not any((roles[1] & other[1]).any() for other in found):
            found.append(roles)
    return found


def score_attributions(model: Reader, articles: Sequence[MarkedArticle]) -> dict[str, float]:
    """Return F1, over attributions paired from the highest Dice of their contents' pieces down to .5."""
    count: Counter[str] = Counter()
    for article in articles:
        gold = [roles for roles in article.roles if roles[2].any()]
        found = find(model, article)
        count.update(gold=len(gold), found=len(found))
        pairs = sorted(
            (
                (2 * (g[2] & f[2]).sum() / (g[2].sum() + f[2].sum()), i, j)
                for i, g in enumerate(gold)
                for j, f in enumerate(found)
            ),
            reverse=True,
        )
        used_gold: set[int] = set()
        used_found: set[int] = set()
        for dice, i, j in pairs:
            if dice < 0.5 or i in used_gold or j in used_found:
                continue
            used_gold.add(i)
            used_found.add(j)
            g, f = gold[i], found[j]
            source = (g[0] & f[0]).any() or not (g[0].any() or f[0].any())
            cue = (g[1] & f[1]).any()
            count.update(content=1, source=int(source), cue=int(source and cue), exact=int((g == f).all()))
    total = max(1, count["gold"] + count["found"])
    return {"found": count["found"] / max(1, count["gold"])} | {
        name: round(200 * count[name] / total, 1) for name in ("content", "source", "cue", "exact")
    }


@torch.no_grad()
def score_factuality(model: Reader, sentences: Sequence[RatedSentence]) -> dict[str, float]:
    """Return the mean absolute error of the median level, and F1 (percent) of negated and hedged events."""
    pairs = []
    for at in range(0, len(sentences), 32):
        some = sentences[at : at + 32]
        batch = make_batch([(s.pieces, (0, min(len(s.pieces.ids), 254))) for s in some])
        _, _, levels = model(batch.ids, batch.mask, batch.forms)
        for row, sentence in enumerate(some):
            shares = torch.softmax(levels[row, [p + 1 for p in sentence.events]], -1)
            pairs += list(zip(sentence.values, median(shares), strict=True))
    gold, ours = (np.array(column) for column in zip(*pairs, strict=True))
    negated = _f1(gold <= -0.5, ours <= -0.5)
    hedged = _f1((gold > -0.5) & (gold < 2), (ours > -0.5) & (ours < 2))
    return {"mae": round(float(np.abs(gold - ours).mean()), 3), "negated": negated, "hedged": hedged}


def median(shares: torch.Tensor) -> list[float]:
    """Return the median of each row of shares of the levels, interpolated between them."""
    levels = np.array(LEVELS)
    found = []
    for row in shares.numpy():
        before = np.concatenate([[0], np.cumsum(row)])
        at = int(np.searchsorted(before, 0.5)) - 1
        step = levels[1] - levels[0]
        value = levels[at] + step * ((0.5 - before[at]) / row[at] - 0.5)
        found.append(float(np.clip(value, -3, 3)))
    return found


def _f1(gold: NDArray[np.bool_], ours: NDArray[np.bool_]) -> float:
    return round(float(200 * (gold & ours).sum() / max(1, gold.sum() + ours.sum())), 1)
