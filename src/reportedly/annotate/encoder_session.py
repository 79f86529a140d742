"""The encoder's network, run by onnxruntime on one thread; processes scale the reading, not threads."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from reportedly.annotate.encoder_windows import Window, cut_windows
from reportedly.annotate.wordpieces import Pieces

Floats = NDArray[np.float32]

_CLS, _SEP = 101, 102
#: What the encoder makes of a window, by the names of its outputs.
_OUTPUTS: Final = ["cue", "states", "levels", "entities", "told"]
#: The least form of a piece that begins a line.
_LINE: Final = 6
#: Cues read at a time; the memory of a run is linear in them.
_CUES_AT_ONCE: Final = 24
#: Clauses read at a time.
_CLAUSES_AT_ONCE: Final = 32
#: Windows whose reading is kept, each in about 240 KB.
_KEPT_WINDOWS: Final = 200
#: Pieces read again around a cue.
_AROUND: Final = 128
_BUCKETS: Final = 32
_EXACT: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """The graphs: one reads windows of text, one a window again for one cue, one a clause for its event.

    ``window`` is the most pieces in a window, ``levels`` the factuality classes on UW's scale, ``kinds`` those of
    entities and ``types`` those of events, as trained.
    """

    encoder: onnxruntime.InferenceSession
    relation: onnxruntime.InferenceSession
    event: onnxruntime.InferenceSession
    window: int
    levels: Floats
    kinds: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class States:
    """What the encoder makes of a text: the cue's probability [piece], levels' shares [piece, level] and each window.

    ``entities`` holds log probabilities [piece, 1 + kind]; ``narrow`` and ``told`` hold for each window [piece of the
    window, width] what cues and what clauses are read from.
    """

    windows: list[Window]
    cues: Floats
    levels: Floats
    entities: Floats
    narrow: list[Floats]
    told: list[Floats]


@dataclass(frozen=True, slots=True)
class Related:
    """What the second reading makes of one cue: the first piece read, scores [piece, 9], whether it is a cue (0..1).

    The nine scores are :func:`~reportedly.annotate.encoder_chain.find_parts`' three for source, cue, content in turn.
    """

    start: int
    scores: Floats
    sound: float


@functools.cache
def load_networks() -> Networks:
    """Load the graphs from the package."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # a pattern is kept for each length, and windows come in many
    options.log_severity_level = 3
    folder = resources.files("reportedly.annotate") / "weights"
    encoder, relation, event = (
        onnxruntime.InferenceSession((folder / name).read_bytes(), options, providers=["CPUExecutionProvider"])
        for name in ("encoder.onnx", "relation.onnx", "event.onnx")
    )
    facts = encoder.get_modelmeta().custom_metadata_map
    levels = np.array([float(level) for level in facts["levels"].split()], np.float32)
    types = tuple(event.get_modelmeta().custom_metadata_map["types"].split())
    return Networks(encoder, relation, event, int(facts["window"]), levels, tuple(facts["entities"].split()), types)


def windows_of(pieces: Pieces, longest: int) -> list[Window]:
    """Cut a text's pieces into the windows that the encoder reads."""
    lines = [at for at, form in enumerate(pieces.forms) if form >= _LINE]
    return cut_windows(len(pieces), lines, longest=longest)


def encode(networks: Networks, pieces: Pieces) -> States:
    """Read all pieces once, window by window: one at a time is as quick as many, and needs no two of one size."""
    windows = windows_of(pieces, networks.window)
    cues = np.zeros(len(pieces), np.float32)
    levels = np.zeros((len(pieces), len(networks.levels)), np.float32)
    entities = np.zeros((len(pieces), 1 + len(networks.kinds)), np.float32)
    narrow: list[Floats] = []
    told: list[Floats] = []
    for window in windows:
        ids = (_CLS, *pieces.ids[window.start : window.end], _SEP)
        read = _read(networks, ids, (0, *pieces.forms[window.start : window.end], 0))
        cue, states, shares, kinds, events = read
        narrow.append(states[0, 1:-1])
        told.append(events[0, 1:-1])
        own = slice(window.first - window.start + 1, window.last - window.start + 1)
        cues[window.first : window.last] = cue[0, own]
        levels[window.first : window.last] = shares[0, own]
        entities[window.first : window.last] = kinds[0, own]
    return States(windows, cues, levels, entities, narrow, told)


@functools.lru_cache(maxsize=_KEPT_WINDOWS)
def _read(networks: Networks, ids: tuple[int, ...], forms: tuple[int, ...]) -> tuple[Floats, ...]:
    """Read one window; what stands in many articles alike is read once. Nobody may write into what is returned."""
    feeds = {"ids": np.array([ids], np.int64), "forms": np.array([forms], np.int64)}
    return tuple(networks.encoder.run(_OUTPUTS, feeds))


def relate(networks: Networks, states: States, cues: Sequence[tuple[int, int]]) -> list[Related]:
    """Read what stands around each cue again for it, in the order of the cues: half-open runs of pieces."""
    places = np.array([window.last for window in states.windows])
    rows = [int(row) for row in np.searchsorted(places, [first for first, _ in cues], side="right")]
    by_width: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        by_width.setdefault(min(len(states.windows[row]), _AROUND), []).append(number)
    found: dict[int, Related] = {}
    for width, numbers in by_width.items():
        for at in range(0, len(numbers), _CUES_AT_ONCE):
            some = numbers[at : at + _CUES_AT_ONCE]
            marks = np.zeros((len(some), width), np.float32)
            around = np.empty((len(some), width, states.narrow[0].shape[1]), np.float32)
            starts: list[int] = []
            for line, number in enumerate(some):
                (first, last), window = cues[number], states.windows[rows[number]]
                start = min(max((first + last - width) // 2, window.start), window.end - width)
                around[line] = states.narrow[rows[number]][start - window.start :][:width]
                marks[line, max(first - start, 0) : last - start] = 1
                starts.append(start)
            feeds = {"states": around, "marks": marks, "buckets": _distances(marks)}
            parts, sound = networks.relation.run(None, feeds)
            found.update(zip(some, map(Related, starts, parts, map(float, sound)), strict=True))
    return [found[number] for number in range(len(cues))]


def read_events(networks: Networks, states: States, clauses: Sequence[tuple[int, int]]) -> Floats:
    """Return how likely each event type is for each clause [clause, type], in the order of the clauses.

    A clause is a half-open run of pieces and read in the window that speaks for its middle.
    """
    ends = np.array([window.last for window in states.windows[:-1]])
    rows = np.searchsorted(ends, [(first + last) // 2 for first, last in clauses], side="right")
    shares = np.zeros((len(clauses), len(networks.types)), np.float32)
    for at in range(0, len(clauses), _CLAUSES_AT_ONCE):
        own: list[Floats] = []
        for (first, last), row in zip(clauses[at : at + _CLAUSES_AT_ONCE], rows[at:], strict=False):
            start = states.windows[row].start
            own.append(states.told[row][max(first - start, 0) : last - start])
        longest = max(map(len, own))
        told = np.zeros((len(own), longest, own[0].shape[1]), np.float32)
        marks = np.zeros((len(own), longest), np.float32)
        for line, run in enumerate(own):
            told[line, : len(run)], marks[line, : len(run)] = run, 1
        shares[at : at + len(own)] = networks.event.run(None, {"told": told, "marks": marks})[0]
    return shares


def _distances(marks: Floats) -> NDArray[np.int64]:
    """Return the bucket of each piece's signed distance from its cue: exact up to six, then by a factor of 1.4."""
    at = np.arange(marks.shape[1])
    first = marks.argmax(1)[:, None]
    last = marks.shape[1] - 1 - marks[:, ::-1].argmax(1)[:, None]
    gap = np.minimum(at - first, 0) + np.maximum(at - last, 0)
    size = np.abs(gap).astype(np.float32)
    steps = np.where(size <= _EXACT, size, _EXACT + 2 * np.log2(np.maximum(size, 1) / _EXACT)).astype(np.int64)
    buckets: NDArray[np.int64] = np.minimum(steps, _BUCKETS // 2 - 1) + (gap < 0) * (_BUCKETS // 2)
    return buckets
