"""Export a checkpoint to what the product runs: ``python -m training.export RUN OUT [--epoch N]``.

RUN is the folder that ``training.train`` wrote; the last epoch counts where none is named. OUT receives
``encoder.onnx`` (the encoder, the cue tagger, the narrow states and factuality), ``relation.onnx`` (the reader of one
cue's attribution) and ``vocabulary.txt``. Weights are int8, one scale for each output channel, and quantised at seven
bits, since processors without VNNI add pairs of products in sixteen.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from training.base import unpack_base
from training.network import LEVELS, NARROW, Layer, Reader, Relation
from training.pieces import WINDOW

OPSET = 17


class Shares(nn.Module):
    """The reader as the product asks it: probabilities and narrow states, of windows that are all of one length.

    The encoder is written out, since the product never pads: without masks, and with one product for query, key and
    value, it runs a quarter faster.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.embeddings = reader.encoder.embeddings
        self.layers = nn.ModuleList(PlainLayer(layer) for layer in reader.encoder.encoder.layer)
        self.cue, self.narrow, self.factuality = reader.cue, reader.narrow, reader.factuality

    def forward(self, ids: Tensor, forms: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the cue's probability, narrow states and the shares of the factuality levels for every piece."""
        e = self.embeddings
        places = e.position_embeddings(torch.arange(ids.shape[1]))
        x = e.LayerNorm(e.word_embeddings(ids) + e.token_type_embeddings(forms) + places)
        for layer in self.layers:
            x = layer(x)
        return torch.sigmoid(self.cue(x).squeeze(-1)), self.narrow(x), torch.softmax(self.factuality(x), -1)


class PlainLayer(nn.Module):
    """One layer of the encoder, with the scale of the attention folded into the queries."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads, self.size = own.num_attention_heads, own.attention_head_size
        scale = self.size**-0.5
        self.project = nn.Linear(own.query.in_features, 3 * own.query.out_features)
        self.project.weight.data = torch.cat([own.query.weight * scale, own.key.weight, own.value.weight]).detach()
        self.project.bias.data = torch.cat([own.query.bias * scale, own.key.bias, own.value.bias]).detach()
        self.out, self.first = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.back, self.second = layer.intermediate.dense, layer.output.dense, layer.output.LayerNorm

    def forward(self, x: Tensor) -> Tensor:
        """Return the states after attention and the feed-forward step."""
        q, k, v = (
            part.view(x.shape[0], x.shape[1], self.heads, self.size).transpose(1, 2)
            for part in self.project(x).chunk(3, -1)
        )
        read = torch.softmax(q @ k.transpose(-1, -2), -1) @ v
        x = self.first(x + self.out(read.transpose(1, 2).reshape(x.shape)))
        return self.second(x + self.back(nn.functional.gelu(self.wide(x))))


def pass_through(layer: Layer, x: Tensor) -> Tensor:
    """Return the states behind a narrow layer, of windows without padding."""
    q, k, v = (
        part.view(x.shape[0], x.shape[1], layer.heads, -1).transpose(1, 2) for part in layer.project(x).chunk(3, -1)
    )
    read = torch.softmax((q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2), -1) @ v
    x = layer.first(x + layer.out(read.transpose(1, 2).reshape(x.shape)))
    return layer.second(x + layer.back(torch.relu(layer.wide(x))))


class Related(nn.Module):
    """The relation's reader without masks."""

    def __init__(self, relation: Relation) -> None:
        super().__init__()
        self.relation = relation

    def forward(self, states: Tensor, marks: Tensor, buckets: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of the parts, and the odds of its being a cue as a probability."""
        r = self.relation
        weights = (marks / marks.sum(1, keepdim=True)).unsqueeze(-1)
        cue = (states * weights).sum(1)
        x = r.norm(states + r.asked(cue).unsqueeze(1) + r.distance(buckets))
        for layer in r.layers:
            x = pass_through(layer, x)
        return r.parts(x), torch.sigmoid(r.sound((x * weights).sum(1)).squeeze(-1))


def main() -> None:
    """Export and quantise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epoch", type=int)
    parser.add_argument("--float", action="store_true", help="leave the weights as they are")
    options = parser.parse_args()
    checkpoints = sorted(options.run.glob("epoch-*.safetensors"))
    checkpoint = checkpoints[-1] if options.epoch is None else options.run / f"epoch-{options.epoch}.safetensors"
    reader = Reader(unpack_base(options.run / "base-0"))
    reader.load_state_dict(load_file(checkpoint))
    reader.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        encoder, relation = Path(folder) / "encoder.onnx", Path(folder) / "relation.onnx"
        export_encoder(reader, encoder)
        export_relation(reader.relation, relation)
        for path in (encoder, relation):
            out = options.out / path.name
            if options.float:
                shutil.copy(path, out)
            else:
                quantize_dynamic(path, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    describe(options.out / "encoder.onnx", {"window": str(WINDOW), "levels": " ".join(map(str, LEVELS))})
    write_vocabulary(options.run / "base-0" / "tokenizer.json", options.out / "vocabulary.txt")


def write_vocabulary(tokenizer: Path, path: Path) -> None:
    """Write the pieces of the vocabulary in the order of their numbers, one on a line."""
    numbers = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    path.write_text("".join(f"{piece}\n" for piece in sorted(numbers, key=numbers.__getitem__)), encoding="utf-8")


def export_encoder(reader: Reader, path: Path) -> None:
    """Write the encoder's graph."""
    ids = torch.full((2, 16), 101)
    torch.onnx.export(
        Shares(reader).eval(), (ids, torch.zeros_like(ids)), str(path), dynamo=False, opset_version=OPSET,
        input_names=["ids", "forms"], output_names=["cue", "states", "levels"],
        dynamic_axes={name: {0: "row", 1: "piece"} for name in ("ids", "forms", "cue", "states", "levels")},
    )  # fmt: skip


def export_relation(relation: Relation, path: Path) -> None:
    """Write the graph of the reader of one cue's attribution."""
    marks = torch.zeros(2, 16)
    marks[:, 3] = 1
    states, buckets = torch.zeros(2, 16, NARROW), torch.zeros(2, 16, dtype=torch.long)
    names = ["states", "marks", "buckets"]
    torch.onnx.export(
        Related(relation).eval(), (states, marks, buckets), str(path), dynamo=False, opset_version=OPSET,
        input_names=names, output_names=["parts", "sound"],
        dynamic_axes={name: {0: "cue", 1: "piece"} for name in [*names, "parts"]} | {"sound": {0: "cue"}},
    )  # fmt: skip


def describe(path: Path, facts: dict[str, str]) -> None:
    """Keep in the file what its user must know."""
    model = onnx.load(path)
    onnx.helper.set_model_props(model, facts)
    onnx.save(model, path)


if __name__ == "__main__":
    main()
