"""Teach the exported encoder entities: ``python -m training.entities TEXTS WEIGHTS [--epochs N]``.

TEXTS is what ``training.label`` wrote, WEIGHTS what ``training.export`` did. The encoder stays as it is: a small
network reads its states behind three of its layers and tells each wordpiece's kind of entity. It is then joined to
``encoder.onnx`` as the output ``entities``. Every twentieth text is kept to score on.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.base import load_tokenizer, unpack_base
from training.export import pass_through
from training.network import NARROW, Layer
from training.pieces import CLS, SEP, WINDOW, Pieces, covering, cut, windows
from training.states import STATES, WIDTH, join_head, open_states

SEED = 7
RATE, WARM_UP, ROWS = 1.5e-3, 100, 24
#: Kinds of entities, as OntoNotes names them. A piece is outside all (0), begins one (2 k + 1) or goes on (2 k + 2).
KINDS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
    "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip


class Namer(nn.Module):
    """Reads the encoder's states of a window and scores each piece's classes [row, piece, 2 * kinds + 1]."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.15)
        self.narrow = nn.Linear(WIDTH * len(STATES), NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer() for _ in range(2))
        self.classes = nn.Linear(NARROW, 2 * len(KINDS) + 1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Take states [row, piece, WIDTH * 3] and 1 for what is no padding."""
        x = self.norm(torch.relu(self.narrow(self.drop(states))))
        hidden = (1 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return self.classes(x)


class Named(nn.Module):
    """The namer as the product asks it: each piece's log probability of no entity and of every kind, without masks."""

    def __init__(self, namer: Namer) -> None:
        super().__init__()
        self.namer = namer

    def forward(self, first: Tensor, second: Tensor, third: Tensor) -> Tensor:
        """Return log probabilities [row, piece, 1 + kind]."""
        n = self.namer
        x = n.norm(torch.relu(n.narrow(torch.cat([first, second, third], -1))))
        for layer in n.layers:
            x = pass_through(layer, x)
        scores = n.classes(x)
        kinds = scores[..., 1:].reshape(*scores.shape[:2], len(KINDS), 2).logsumexp(-1)
        return torch.log_softmax(torch.cat([scores[..., :1], kinds], -1), -1)


@dataclass(frozen=True, slots=True)
class Window:
    """One window's states [piece, WIDTH * 3] and classes [piece], the marks at its ends with them (class -100)."""

    states: NDArray[np.float16]
    classes: NDArray[np.int64]


def main() -> None:
    """Read the states, train on them, and join the graphs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    encoder = onnx.load(options.weights / "encoder.onnx")
    began = time.monotonic()
    train, dev = read_windows(options.texts, encoder)
    print(f"{len(train)} windows, {len(dev)} to score on, after {time.monotonic() - began:.0f} s", flush=True)
    namer = Namer()
    fit(namer, train, dev, epochs=options.epochs)
    join_head(encoder, Named(namer.eval()), "entities", options.weights / "encoder.onnx", {"entities": " ".join(KINDS)})


def read_windows(texts: Path, encoder: onnx.ModelProto) -> tuple[list[Window], list[Window]]:
    """Return the windows of the texts to train and to score on."""
    read = open_states(encoder)
    found: tuple[list[Window], list[Window]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = load_tokenizer(unpack_base(Path(folder) / "base"))
    for number, line in enumerate(texts.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        pieces = cut(tokenizer, record["text"])
        classes = classes_of(record["entities"], pieces)
        for start, end in windows(len(pieces.ids), stride=WINDOW):
            states = read([CLS, *pieces.ids[start:end], SEP], [0, *pieces.forms[start:end], 0])
            found[number % 20 == 0].append(Window(states, np.array([-100, *classes[start:end], -100])))
    return found


def classes_of(entities: Sequence[tuple[int, int, str]], pieces: Pieces) -> list[int]:
    """Return each piece's class."""
    classes = [0] * len(pieces.ids)
    for start, end, label in entities:
        for place, at in enumerate(covering([[start, end]], pieces.offsets)):
            classes[at] = 2 * KINDS.index(label) + 1 + (place > 0)
    return classes


def fit(namer: Namer, train: Sequence[Window], dev: Sequence[Window], *, epochs: int) -> None:
    """Train by AdamW at a rate that falls to nothing, and print the score after each epoch."""
    generator = torch.Generator().manual_seed(SEED)
    steps = epochs * (len(train) // ROWS)
    optimiser = torch.optim.AdamW(namer.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / WARM_UP) * max(0.0, 1 - step / steps)
    )
    began = time.monotonic()
    for epoch in range(1, epochs + 1):
        namer.train()
        order = torch.randperm(len(train), generator=generator).tolist()
        for at in range(0, len(order) - ROWS + 1, ROWS):
            states, mask, classes = lay([train[number] for number in order[at : at + ROWS]])
            loss = nn.functional.cross_entropy(namer(states, mask).flatten(0, 1), classes.flatten())
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(namer.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch}, {time.monotonic() - began:.0f} s: F1 {score(namer.eval(), dev):.1f}", flush=True)


def lay(some: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Lay windows side by side: states, 1 for what is no padding, classes."""
    longest = max(len(window.classes) for window in some)
    states = torch.zeros(len(some), longest, WIDTH * len(STATES))
    mask, classes = torch.zeros(len(some), longest), torch.full((len(some), longest), -100)
    for row, window in enumerate(some):
        size = len(window.classes)
        states[row, :size] = torch.from_numpy(window.states.astype(np.float32))
        mask[row, :size] = 1
        classes[row, :size] = torch.from_numpy(window.classes)
    return states, mask, classes


@torch.no_grad()
def score(namer: Namer, dev: Sequence[Window]) -> float:
    """Return F1 (percent) of entities with the kind and the bounds that were labelled."""
    count: Counter[str] = Counter()
    for at in range(0, len(dev), ROWS):
        states, mask, classes = lay(dev[at : at + ROWS])
        for ours, wanted in zip(namer(states, mask).argmax(-1).numpy(), classes.numpy(), strict=True):
            gold, found = entities(np.where(wanted < 0, 0, wanted)), entities(np.where(wanted < 0, 0, ours))
            count.update(gold=len(gold), found=len(found), right=len(gold & found))
    return 200 * count["right"] / max(1, count["gold"] + count["found"])


def entities(classes: NDArray[np.int64]) -> set[tuple[int, int, int]]:
    """Return first piece, end and kind of each entity; one begins where its kind changes, too."""
    found: set[tuple[int, int, int]] = set()
    first, kind = 0, -1
    for at, label in enumerate([*classes.tolist(), 0]):
        if label > 0 and label % 2 == 0 and (label - 1) // 2 == kind:
            continue
        if kind >= 0:
            found.add((first, at, kind))
        first, kind = at, (label - 1) // 2 if label else -1
    return found


if __name__ == "__main__":
    main()
