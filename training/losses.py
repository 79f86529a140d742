"""The losses of one batch: cues, the parts of every cue's attribution, and factuality."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.batches import Batch, Example, event_targets, make_batch
from training.corpora import RatedSentence
from training.network import Reader, chain_loss, distances

#: A run of pieces at least this likely to be a cue, that is none, teaches the reader to turn it down.
DOUBTED = 0.25
MOST_DOUBTED = 8


def attribution_loss(model: Reader, examples: Sequence[Example], generator: torch.Generator) -> dict[str, Tensor]:
    """Return the losses of a batch of windows, per window or per cue."""
    batch = make_batch([(article.pieces, window) for article, window in examples])
    with torch.autocast("cpu", torch.bfloat16):
        cue, narrow, _ = model(batch.ids, batch.mask, batch.forms)
    cue = cue.float()
    wanted, asked, parts, rows = _targets(examples, batch)
    tagging = nn.functional.binary_cross_entropy_with_logits(cue, wanted, reduction="none") * batch.mask
    losses = {"cue": tagging.sum() / len(examples)}
    doubted, doubted_rows = _doubted(cue.detach(), wanted, batch)
    marks = torch.cat([_thin(asked, generator), doubted])
    if not len(marks):
        return losses
    rows = torch.cat([rows, doubted_rows])
    mask = batch.mask[rows].float()
    with torch.autocast("cpu", torch.bfloat16):
        scores, sound = model.relation(narrow[rows], marks, mask, distances(marks))
    scores, sound = scores.float(), sound.float()
    losses["sound"] = nn.functional.binary_cross_entropy_with_logits(
        sound, (torch.arange(len(marks)) < len(asked)).float()
    )
    if len(asked):
        count, pieces, _ = scores[: len(asked)].shape
        chains = scores[: len(asked)].view(count, pieces, 3, 3).transpose(1, 2).reshape(3 * count, pieces, 3)
        beyond = (1 - mask[: len(asked)]).repeat_interleave(3, 0)
        chains = chains * (1 - beyond)[..., None]
        chains = torch.cat([chains[..., :1] - 1000 * beyond[..., None], chains[..., 1:]], -1)
        source, own, content = chain_loss(chains, parts.reshape(3 * count, pieces)).view(count, 3).mean(0)
        losses |= {"source": source, "own": own, "content": content}
    return losses


def factuality_loss(model: Reader, sentences: Sequence[RatedSentence]) -> Tensor:
    """Return the cross entropy per event of a batch of sentences."""
    batch = make_batch([(s.pieces, (0, min(len(s.pieces.ids), 254))) for s in sentences])
    with torch.autocast("cpu", torch.bfloat16):
        _, _, levels = model(batch.ids, batch.mask, batch.forms)
    rows, pieces, targets = event_targets(sentences)
    return nn.functional.cross_entropy(levels.float()[rows, pieces], targets)


def _targets(examples: Sequence[Example], batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return cue pieces [row, piece], and for each cue wholly in its window: its pieces, its parts and its row."""
    longest = batch.ids.shape[1]
    wanted = torch.zeros(len(examples), longest)
    asked, parts, rows = [], [], []
    for row, (article, (start, end)) in enumerate(examples):
        roles = torch.from_numpy(article.roles[:, :, start:end]).float()
        if not len(roles):
            continue
        wanted[row, 1 : 1 + end - start] = roles[:, 1].amax(0)
        whole = torch.from_numpy(article.roles[:, 1].sum(1)) == roles[:, 1].sum(1)
        placed = nn.functional.pad(roles[whole], (1, longest - 1 - (end - start)))
        asked.append(placed[:, 1])
        parts.append(placed)
        rows.append(torch.full((len(placed),), row))
    empty = torch.zeros(0, longest)
    return (
        wanted,
        torch.cat([empty, *asked]),
        torch.cat([empty[:, None].expand(0, 3, longest), *parts]),
        torch.cat([torch.zeros(0, dtype=torch.long), *rows]),
    )


def _thin(marks: Tensor, generator: torch.Generator) -> Tensor:
    """Drop some pieces of some cues, as the tagger will, so that the reader learns to find the rest."""
    kept = marks * (torch.rand(marks.shape, generator=generator) > 0.25)
    changed = (torch.rand(len(marks), generator=generator) < 0.3) & (kept.sum(1) > 0)
    return torch.where(changed[:, None], kept, marks)


def _doubted(cue: Tensor, wanted: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return runs of pieces that the tagger takes for a cue and that touch none, with their rows."""
    likely = (torch.sigmoid(cue) > DOUBTED) & (batch.mask > 0)
    marks, rows = [], []
    for row in torch.nonzero((likely & (wanted == 0)).any(1)).squeeze(1).tolist():
        edges = torch.nonzero(torch.diff(likely[row].int(), prepend=torch.zeros(1), append=torch.zeros(1))).squeeze(1)
        for first, last in edges.view(-1, 2).tolist():
            if not wanted[row, first:last].any():
                mark = torch.zeros(cue.shape[1])
                mark[first:last] = 1
                marks.append(mark)
                rows.append(row)
    marks, rows = marks[:MOST_DOUBTED], rows[:MOST_DOUBTED]
    if not marks:
        return torch.zeros(0, cue.shape[1]), torch.zeros(0, dtype=torch.long)
    return torch.stack(marks), torch.tensor(rows)
