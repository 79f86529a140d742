"""The trained reading: what the encoder makes of a text, once for all who ask.

One pass over the text in windows of whole lines tags cues and entities, rates how factual each word would be as an
event, and keeps a narrow state of each wordpiece; for each cue a small reader goes over its window's states again and
marks the source, the cue and the content of its attribution. ``docs/model-card.md`` says what it was trained on and how
well it does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reportedly.annotate.encoder_chain import OUTSIDE, find_parts, runs
from reportedly.annotate.encoder_session import Networks, States, encode, load_networks, read_events, relate
from reportedly.annotate.wordpieces import Pieces, cut_pieces
from reportedly.model import Span
from reportedly.model.vocabulary import EventType

_KEPT_UNDER: Final = "reportedly.encoding"
#: The least probability at which a run of pieces is asked about as a cue.
LEAST_CUE: Final = 0.3
_ROLES: Final = 3
#: The event types by the names that the network gives them; its name for none is not among them.
_TYPES: Final[dict[str, EventType]] = {name: name for name in get_args(EventType)}


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """An attribution as the encoder marks it; ``score`` is the probability that its cue attributes anything."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoder's reading of one text.

    ``cues`` holds each piece's probability of lying in a cue, ``shares`` [piece, level] how factual it would be as an
    event, as shares of the ``levels`` of UW's scale (-3 … +3). ``entities`` holds [piece, 1 + kind] the log probability
    of lying in no entity and in one of each of the ``kinds``. ``marked`` stands in the order of the cues. ``states``
    are what all of it was read from.
    """

    pieces: Pieces
    cues: NDArray[np.float32]
    shares: NDArray[np.float32]
    levels: NDArray[np.float32]
    entities: NDArray[np.float32]
    kinds: tuple[str, ...]
    marked: tuple[MarkedAttribution, ...]
    states: States

    def cue_at(self, start: int, end: int) -> float:
        """Return the greatest probability of a piece between two offsets to lie in a cue."""
        first = bisect_right(self.pieces.ends, start)
        last = bisect_left(self.pieces.starts, end)
        return float(self.cues[first:last].max(initial=0.0))

    def factuality(self, offset: int) -> NDArray[np.float32] | None:
        """Return the shares of the levels for the word at a character offset; None where no piece stands."""
        piece = bisect_right(self.pieces.starts, offset) - 1
        return self.shares[piece] if piece >= 0 and offset < self.pieces.ends[piece] else None

    def event_shares(self, clauses: Sequence[Span]) -> list[dict[EventType | None, float]]:
        """Return how likely each event type is for what each clause says, and None for no event.

        Clauses are half-open spans in characters of the text; the shares of one lie between 0 and 1 and sum to 1. A
        clause without a piece has none.
        """
        runs = [
            (bisect_right(self.pieces.ends, span.start), bisect_left(self.pieces.starts, span.end)) for span in clauses
        ]
        told = [run for run in runs if run[0] < run[1]]
        networks = load_networks()
        types = [_TYPES.get(name) for name in networks.types]
        rows = iter(read_events(networks, self.states, told).tolist())
        return [dict(zip(types, next(rows), strict=True)) if first < last else {} for first, last in runs]


def encoding_of(doc: Doc) -> Encoding:
    """Return the encoder's reading of a parse's text, made on the first call and kept with the parse."""
    encoding: Encoding | None = doc.user_data.get(_KEPT_UNDER)
    if encoding is None:
        encoding = doc.user_data[_KEPT_UNDER] = read_text(doc.text)
    return encoding


def read_text(text: str) -> Encoding:
    """Read a text with the encoder."""
    networks, pieces = load_networks(), cut_pieces(text)
    states = encode(networks, pieces)
    marked = _mark(networks, pieces, states)
    return Encoding(
        pieces, states.cues, states.levels, networks.levels, states.entities, networks.kinds, marked, states
    )


def _mark(networks: Networks, pieces: Pieces, states: States) -> tuple[MarkedAttribution, ...]:
    cues = runs(states.cues > LEAST_CUE)
    if not cues:
        return ()
    read = relate(networks, states, cues)
    longest = max(len(related.scores) for related in read)
    scores = np.zeros((len(read), longest, _ROLES, 3), np.float32)
    scores[..., 0] = OUTSIDE
    for row, related in zip(scores, read, strict=True):
        row[: len(related.scores)] = related.scores.reshape(-1, _ROLES, 3)
    parts = find_parts(scores.transpose(0, 2, 1, 3).reshape(-1, longest, 3)).reshape(-1, _ROLES, longest)
    marked = []
    for related, inside in zip(read, parts, strict=True):
        source, cue, content = (
            tuple(
                Span(pieces.starts[related.start + first], pieces.ends[related.start + last - 1])
                for first, last in runs(role)
            )
            for role in inside
        )
        if content:
            marked.append(MarkedAttribution(source, cue, content, related.sound))
    return tuple(marked)


def median_level(shares: NDArray[np.float32], levels: NDArray[np.float32]) -> float:
    """Return the median of shares of evenly spaced levels, interpolated between them.

    >>> round(median_level(np.array([0, 0.25, 0.75]), np.array([-1.0, 0.0, 1.0])), 3)
    0.833
    """
    below = np.concatenate([[0.0], np.cumsum(shares)])
    at = min(int(np.searchsorted(below, 0.5)), len(levels)) - 1
    value = levels[at] + (levels[1] - levels[0]) * ((0.5 - below[at]) / shares[at] - 0.5)
    return float(min(max(value, levels[0]), levels[-1]))
