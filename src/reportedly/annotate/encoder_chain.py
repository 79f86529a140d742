"""Parts: the best runs of pieces by the encoder's scores, by Viterbi over a chain that is inside or outside a part."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Log odds of a piece that lies in no part.
OUTSIDE = -1e4


def find_parts(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which pieces are inside a part, [sequence, piece].

    ``scores`` is [sequence, piece, 3]: the log odds that the piece lies inside a part, what it adds where it begins
    one, and what it adds where it is the first behind one. A part may have gaps: it may end and begin again.
    """
    within, begin, follow = np.ascontiguousarray(scores.transpose(2, 1, 0))
    pieces, count = within.shape
    outer, inner = np.zeros(count, np.float32), np.full(count, OUTSIDE, np.float32)
    left, entered = np.zeros((pieces, count), bool), np.zeros((pieces, count), bool)
    for at in range(pieces):
        leaving, entering = inner + follow[at], outer + begin[at]
        left[at], entered[at] = leaving > outer, entering > inner
        outer, inner = np.maximum(outer, leaving), np.maximum(entering, inner) + within[at]
    state = inner > outer
    inside = np.zeros((pieces, count), bool)
    for at in range(pieces - 1, -1, -1):
        inside[at] = state
        state = np.where(state, ~entered[at], left[at])
    return inside.T


def runs(inside: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the half-open runs of true values.

    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(inside.astype(np.int8), prepend=0, append=0))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]
