"""The network: MiniLM with a cue tagger, a small reader that marks the parts of one cue's attribution, and factuality.

Parts are marked by a chain over the pieces with two states, inside and outside; the reader scores for every piece how
well it lies inside a part, begins one, and follows one. So the likelihood is that of whole parts with their bounds.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.corpora import ROLES
from training.pieces import FORMS

WIDTH, NARROW, BUCKETS = 384, 128, 32
#: Centres of the factuality classes on UW's scale.
LEVELS = [-3.0, -2.4, -1.8, -1.2, -0.6, 0.0, 0.6, 1.2, 1.8, 2.4, 3.0]


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        forms = nn.Embedding(FORMS, WIDTH)
        with torch.no_grad():
            forms.weight.copy_(self.encoder.embeddings.token_type_embeddings.weight[0].expand(FORMS, -1))
        self.encoder.embeddings.token_type_embeddings = forms
        self.encoder.config.type_vocab_size = FORMS
        self.cue = nn.Linear(WIDTH, 1)
        self.factuality = nn.Sequential(
            nn.Linear(WIDTH, NARROW), nn.ReLU(), nn.Dropout(0.1), nn.Linear(NARROW, len(LEVELS))
        )
        self.narrow = nn.Linear(WIDTH, NARROW)
        self.relation = Relation()

    def forward(self, ids: Tensor, mask: Tensor, forms: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return cue scores [row, piece], narrow states [row, piece, NARROW], factuality scores [row, piece, level]."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=forms).last_hidden_state
        return self.cue(hidden).squeeze(-1), self.narrow(hidden), self.factuality(hidden)


class Relation(nn.Module):
    """Reads the narrow states of a window again for one cue: scores [cue, piece, 3 * roles] and whether it is one."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(NARROW, NARROW)
        self.distance = nn.Embedding(BUCKETS, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer() for _ in range(2))
        self.parts = nn.Linear(NARROW, 3 * len(ROLES))
        self.sound = nn.Linear(NARROW, 1)

    def forward(self, states: Tensor, marks: Tensor, mask: Tensor, buckets: Tensor) -> tuple[Tensor, Tensor]:
        """Take for each cue its window's states, its pieces as 0/1 marks, the window's pieces and distance buckets."""
        weights = (marks / marks.sum(1, keepdim=True)).unsqueeze(-1)
        cue = (states * weights).sum(1)
        x = self.norm(states + self.asked(cue).unsqueeze(1) + self.distance(buckets))
        hidden = (1 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return self.parts(x), self.sound((x * weights).sum(1)).squeeze(-1)


class Layer(nn.Module):
    """One narrow transformer layer."""

    def __init__(self, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.project = nn.Linear(NARROW, 3 * NARROW)
        self.out = nn.Linear(NARROW, NARROW)
        self.wide = nn.Linear(NARROW, 2 * NARROW)
        self.back = nn.Linear(2 * NARROW, NARROW)
        self.first, self.second = nn.LayerNorm(NARROW), nn.LayerNorm(NARROW)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Return the states after attention and a feed-forward step."""
        rows, pieces, _ = x.shape
        q, k, v = self.project(x).view(rows, pieces, 3, self.heads, NARROW // self.heads).permute(2, 0, 3, 1, 4)
        read = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=hidden.to(q.dtype))
        x = self.first(x + self.drop(self.out(read.transpose(1, 2).reshape(rows, pieces, NARROW))))
        return self.second(x + self.drop(self.back(torch.relu(self.wide(x)))))


def bucket(gap: Tensor) -> Tensor:
    """Map signed distances in pieces to buckets: exact up to 6, then by a factor of about 1.4."""
    size = gap.abs().float()
    steps = torch.where(size <= 6, size, 6 + 2 * torch.log2(size.clamp(min=1) / 6)).clamp(max=BUCKETS // 2 - 1).long()
    return steps + (gap < 0).long() * (BUCKETS // 2)


def distances(marks: Tensor) -> Tensor:
    """Return for each cue and piece the bucket of the piece's distance from the cue; 0 inside it."""
    at = torch.arange(marks.shape[1])
    first = marks.argmax(1, keepdim=True)
    last = marks.shape[1] - 1 - marks.flip(1).argmax(1, keepdim=True)
    return bucket((at - first).clamp(max=0) + (at - last).clamp(min=0))


def chain_loss(scores: Tensor, inside: Tensor) -> Tensor:
    """Return the negative log likelihood [sequence] of parts; ``scores`` is [sequence, piece, (in, begin, follow)].

    Pieces beyond a sequence's end must have a very low "in" and zero for the others.
    """
    within, begin, follow = scores.unbind(-1)
    before = torch.cat([torch.zeros_like(inside[:, :1]), inside[:, :-1]], 1)
    gold = (within * inside + begin * inside * (1 - before) + follow * (1 - inside) * before).sum(1)
    outer = torch.zeros_like(gold)
    inner = torch.full_like(gold, -10000.0)
    for w, b, f in zip(within.unbind(1), begin.unbind(1), follow.unbind(1), strict=True):
        outer, inner = torch.logaddexp(outer, inner + f), torch.logaddexp(outer + b, inner) + w
    return torch.logaddexp(outer, inner) - gold


def chain_decode(scores: Tensor) -> Tensor:
    """Return the best parts [sequence, piece] as booleans."""
    within, begin, follow = (s.detach() for s in scores.unbind(-1))
    outer, inner = torch.zeros(len(scores)), torch.full((len(scores),), -10000.0)
    back = []
    for w, b, f in zip(within.unbind(1), begin.unbind(1), follow.unbind(1), strict=True):
        back.append((inner + f > outer, outer + b > inner))
        outer, inner = torch.maximum(outer, inner + f), torch.maximum(outer + b, inner) + w
    state = inner > outer
    states = []
    for to_outer_from_inner, to_inner_from_outer in reversed(back):
        states.append(state)
        state = torch.where(state, ~to_inner_from_outer, to_outer_from_inner)
    return torch.stack(states[::-1], 1)
