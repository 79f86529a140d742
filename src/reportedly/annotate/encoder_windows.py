"""Windows: how a long run of wordpieces is cut into parts that the encoder reads, from a line's start if one can."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

#: Pieces that two windows share where a line is too long for one.
OVERLAP = 32


@dataclass(frozen=True, slots=True)
class Window:
    """The pieces that are read together, and among them those that this window speaks for; both half-open."""

    start: int
    end: int
    first: int
    last: int

    def __len__(self) -> int:
        return self.end - self.start


def cut_windows(length: int, lines: Sequence[int], *, longest: int) -> list[Window]:
    """Cut ``length`` pieces into windows of at most ``longest``; each piece is spoken for by one of them.

    A window holds as many whole lines as it can; ``lines`` are their first pieces in rising order. A longer line is cut
    into windows that overlap, of which each speaks for its half of what they share.

    >>> [(window.start, window.end) for window in cut_windows(300, [0, 90, 160], longest=200)]
    [(0, 160), (160, 300)]
    """
    windows: list[Window] = []
    first = start = 0
    while start + longest < length:
        end = start + longest
        line = lines[bisect_right(lines, end) - 1] if lines and lines[0] <= end else 0
        if line > first:
            windows.append(Window(start, line, first, line))
            first = start = line
        else:
            windows.append(Window(start, end, first, end - OVERLAP // 2))
            first, start = end - OVERLAP // 2, end - OVERLAP
    return [*windows, Window(start, length, first, length)] if length else []
