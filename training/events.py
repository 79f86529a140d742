"""Teach the exported encoder event types: ``python -m training.events WINDOWS WEIGHTS [--epochs N]``.

WINDOWS is what ``training.clauses`` wrote, WEIGHTS what ``training.export`` and ``training.entities`` did. The encoder
stays as it is: a small network makes states of its own from those behind three of its layers, and is joined to
``encoder.onnx`` as the output ``told``; a second one gathers the states of a clause and tells its event type
(``event.onnx``). Status, certainty and polarity are learnt beside it, so that the states hold more of what a clause
says, and not exported.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.export import OPSET, pass_through
from training.network import NARROW, Layer
from training.pieces import CLS, SEP
from training.states import STATES, WIDTH, join_head, open_states

SEED = 7
RATE, WARM_UP, ROWS = 1e-3, 50, 12
#: Sums over a clause's pieces, each with weights of its own.
GAZES = 4
NONE = "-"
TYPES = (
    NONE, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
#: What is learnt of a clause, and what each counts for in the loss.
LABELS: tuple[tuple[tuple[str, ...], float], ...] = (
    (TYPES, 1.0),
    (("happened", "ongoing", "planned", "predicted", "conditional", "requested", "general"), 0.5),
    (("certain", "probable", "possible", "unknown"), 0.3),
    (("positive", "negative"), 0.3),
)
SMOOTHING = 0.05
#: The number of a label that is not known; the loss passes it over.
UNKNOWN = -100


class Told(nn.Module):
    """Reads the encoder's states of a window into the states that clauses are read from [row, piece, NARROW]."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.3)
        self.narrow = nn.Linear(WIDTH * len(STATES), NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer() for _ in range(2))

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Take states [row, piece, WIDTH * 3] and 1 for what is no padding."""
        x = self.norm(torch.relu(self.narrow(self.drop(states))))
        hidden = (1 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return x


class PlainTold(nn.Module):
    """The same as the product asks it: without masks, of the three layers' states apart."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def forward(self, first: Tensor, second: Tensor, third: Tensor) -> Tensor:
        """Return states [row, piece, NARROW]."""
        x = self.told.norm(torch.relu(self.told.narrow(torch.cat([first, second, third], -1))))
        for layer in self.told.layers:
            x = pass_through(layer, x)
        return x


class Clauses(nn.Module):
    """Gathers the states of a clause's pieces and scores its labels."""

    def __init__(self) -> None:
        super().__init__()
        self.gaze = nn.Linear(NARROW, GAZES)
        self.heads = nn.ModuleList(
            nn.Sequential(
                nn.Dropout(0.3), nn.Linear(NARROW * (GAZES + 2), NARROW), nn.ReLU(),
                nn.Dropout(0.3), nn.Linear(NARROW, len(labels)),
            )
            for labels, _ in LABELS
        )  # fmt: skip

    def gather(self, told: Tensor, marks: Tensor) -> Tensor:
        """Take states [clause, piece, NARROW] and 1 for the clause's pieces: weighted sums, mean and greatest."""
        outside = (1 - marks).unsqueeze(-1) * 10000.0
        weights = torch.softmax(self.gaze(told) - outside, 1)
        sums = (weights.transpose(1, 2) @ told).flatten(1)
        mean = (told * marks.unsqueeze(-1)).sum(1) / marks.sum(1, keepdim=True)
        return torch.cat([sums, mean, (told - outside).max(1).values], -1)

    def forward(self, told: Tensor, marks: Tensor) -> list[Tensor]:
        """Return the scores of every kind of label."""
        clause = self.gather(told, marks)
        return [head(clause) for head in self.heads]


class PlainClauses(nn.Module):
    """The same as the product asks it: how likely each event type is."""

    def __init__(self, clauses: Clauses) -> None:
        super().__init__()
        self.clauses = clauses

    def forward(self, told: Tensor, marks: Tensor) -> Tensor:
        """Return shares [clause, type]."""
        return torch.softmax(self.clauses.heads[0](self.clauses.gather(told, marks)), -1)


@dataclass(frozen=True, slots=True)
class Window:
    """One window's states [piece, WIDTH * 3], first and last piece of each clause, and labels [clause, kind]."""

    states: NDArray[np.float16]
    spans: NDArray[np.int64]
    labels: NDArray[np.int64]


def main() -> None:
    """Read the states, train on them, and write the graphs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("windows", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    encoder = onnx.load(options.weights / "encoder.onnx")
    windows = read_windows(options.windows, encoder)
    print(f"{len(windows)} windows, {sum(len(window.spans) for window in windows)} clauses", flush=True)
    told, clauses = Told(), Clauses()
    fit(told, clauses, windows, epochs=options.epochs)
    join_head(encoder, PlainTold(told.eval()), "told", options.weights / "encoder.onnx")
    export_clauses(clauses.eval(), options.weights / "event.onnx")


def read_windows(path: Path, encoder: onnx.ModelProto) -> list[Window]:
    """Read the windows with the encoder."""
    read = open_states(encoder)
    found = []
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        states = read([CLS, *record["ids"], SEP], [0, *record["forms"], 0])
        spans = np.array([[first + 1, last + 1] for first, last, *_ in record["clauses"]])
        labels = [_numbers(*clause[2:]) for clause in record["clauses"]]
        found.append(Window(states, spans, np.array(labels)))
    return found


def _numbers(event: str | None, *others: str) -> list[int]:
    """Return the number of each label; UNKNOWN for those that are not given."""
    known = [labels.index(one) for (labels, _), one in zip(LABELS, (event or NONE, *others), strict=False)]
    return known + [UNKNOWN] * (len(LABELS) - len(known))


def fit(told: Told, clauses: Clauses, windows: Sequence[Window], *, epochs: int) -> None:
    """Train by AdamW at a rate that falls to nothing."""
    order = random.Random(SEED)
    parameters = [*told.parameters(), *clauses.parameters()]
    steps = epochs * len(list(batches(windows, random.Random(SEED))))
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    began = time.monotonic()
    for epoch in range(1, epochs + 1):
        told.train(), clauses.train()
        total = count = 0.0
        for some in batches(windows, order):
            states, mask, owners, places, marks, labels = lay(some)
            scores = clauses(told(states, mask)[owners[:, None], places], marks)
            loss = torch.zeros(())
            for score, wanted, (_, weight) in zip(scores, labels.T, LABELS, strict=True):
                summed = nn.functional.cross_entropy(score, wanted, label_smoothing=SMOOTHING, reduction="sum")
                loss = loss + weight * summed / (wanted != UNKNOWN).sum().clamp(min=1)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss), count + 1
        print(f"epoch {epoch}, {time.monotonic() - began:.0f} s: loss {total / count:.3f}", flush=True)


def batches(windows: Sequence[Window], order: random.Random) -> Iterator[list[Window]]:
    """Yield all windows in a random order, those of about one length together."""
    shuffled = list(windows)
    order.shuffle(shuffled)
    groups = [shuffled[at : at + 8 * ROWS] for at in range(0, len(shuffled), 8 * ROWS)]
    alike = [window for group in groups for window in sorted(group, key=lambda window: len(window.states))]
    found = [alike[at : at + ROWS] for at in range(0, len(alike), ROWS)]
    order.shuffle(found)
    yield from found


def lay(some: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Lay windows side by side: states, their mask, each clause's row, its pieces with their mask, and its labels."""
    longest = max(len(window.states) for window in some)
    states, mask = torch.zeros(len(some), longest, WIDTH * len(STATES)), torch.zeros(len(some), longest)
    for row, window in enumerate(some):
        states[row, : len(window.states)] = torch.from_numpy(window.states.astype(np.float32))
        mask[row, : len(window.states)] = 1
    spans = np.concatenate([window.spans for window in some])
    owners = np.repeat(np.arange(len(some)), [len(window.spans) for window in some])
    sizes = torch.from_numpy(spans[:, 1] - spans[:, 0])[:, None]
    steps = torch.arange(int(sizes.max()))[None]
    marks = (steps < sizes).float()
    places = torch.from_numpy(spans[:, :1]) + torch.minimum(steps, sizes - 1)
    labels = torch.from_numpy(np.concatenate([window.labels for window in some]))
    return states, mask, torch.from_numpy(owners), places, marks, labels


def export_clauses(clauses: Clauses, path: Path) -> None:
    """Write the reader of one clause."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        names = ["told", "marks"]
        torch.onnx.export(
            PlainClauses(clauses), (torch.zeros(2, 16, NARROW), torch.ones(2, 16)), str(plain), dynamo=False,
            opset_version=OPSET, input_names=names, output_names=["types"],
            dynamic_axes={**{name: {0: "clause", 1: "piece"} for name in names}, "types": {0: "clause"}},
        )  # fmt: skip
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"types": " ".join(TYPES)})
    onnx.save(model, path)


if __name__ == "__main__":
    main()
