"""The finished encoder's inner states, and small heads joined behind them.

A head reads the encoder's states behind three of its layers; the encoder itself stays as it is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.export import OPSET

#: Outputs of the encoder that are read: its states behind the second, fourth and last layer.
STATES = [f"/layers.{at}/second/LayerNormalization_output_0" for at in (1, 3, 5)]
WIDTH = 384


def open_states(encoder: onnx.ModelProto) -> Callable[[Sequence[int], Sequence[int]], NDArray[np.float16]]:
    """Return what reads a window's ids and forms, marks at its ends with them, into states [piece, WIDTH * 3]."""
    opened = onnx.ModelProto()
    opened.CopyFrom(encoder)
    opened.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in STATES)
    session = onnxruntime.InferenceSession(opened.SerializeToString(), providers=["CPUExecutionProvider"])

    def read(ids: Sequence[int], forms: Sequence[int]) -> NDArray[np.float16]:
        feeds = {"ids": np.array([ids], np.int64), "forms": np.array([forms], np.int64)}
        return np.concatenate(session.run(STATES, feeds), -1)[0].astype(np.float16)

    return read


def join_head(
    encoder: onnx.ModelProto, head: nn.Module, output: str, path: Path, facts: dict[str, str] | None = None
) -> None:
    """Write the encoder with a head behind it, in the place of one of that name; ``facts`` are said of the whole."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        names = ["first", "second", "third"]
        torch.onnx.export(
            head, tuple(torch.zeros(2, 16, WIDTH) for _ in names), str(plain), dynamo=False, opset_version=OPSET,
            input_names=names, output_names=[output],
            dynamic_axes={name: {0: "row", 1: "piece"} for name in (*names, output)},
        )  # fmt: skip
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        own = onnx.compose.add_prefix(onnx.load(small), f"{output}/", rename_inputs=False, rename_outputs=False)
    own.ir_version = encoder.ir_version
    known = {fact.key: fact.value for fact in encoder.metadata_props} | (facts or {})
    opened = without(encoder, output)
    kept = [one.name for one in opened.graph.output]
    opened.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["row", "piece", WIDTH]) for name in STATES
    )
    merged = onnx.compose.merge_models(
        opened, own, io_map=list(zip(STATES, names, strict=True)), outputs=[*kept, output]
    )
    del merged.metadata_props[:]
    onnx.helper.set_model_props(merged, known)
    onnx.save(merged, path)


def without(encoder: onnx.ModelProto, output: str) -> onnx.ModelProto:
    """Return the encoder without a head: its output and all that only it needs."""
    left = onnx.ModelProto()
    left.CopyFrom(encoder)
    graph = left.graph
    needed = {one.name for one in graph.output if one.name != output}
    for node in reversed(list(graph.node)):
        if needed.isdisjoint(node.output):
            graph.node.remove(node)
        else:
            needed.update(node.input)
    for named in (graph.initializer, graph.value_info):
        for one in [one for one in named if one.name not in needed]:
            named.remove(one)
    for one in [one for one in graph.output if one.name == output]:
        graph.output.remove(one)
    return left
