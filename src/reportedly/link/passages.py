"""Passages that two texts share word for word, a few words changed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.link.contents import Word

#: Words in a row that start a shared passage: fewer stand in any two texts on one subject.
SEED: Final = 5
#: Changed words that a passage may bridge, on either side.
GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Shared words: half-open ranges of word numbers in the copy and in the source; ``same`` counts equal words."""

    copy_start: int
    copy_end: int
    of_start: int
    of_end: int
    same: int


def shared_runs(copy: Sequence[Word], of: Sequence[Word]) -> list[Run]:
    """Return the passages of ``copy`` that stand in ``of``, in the copy's order, without overlap in the copy."""
    places: dict[tuple[str, ...], list[int]] = {}
    ours, theirs = [word.form for word in copy], [word.form for word in of]
    for at in range(len(theirs) - SEED + 1):
        places.setdefault(tuple(theirs[at : at + SEED]), []).append(at)
    return list(_bridged(list(_exact(ours, theirs, places))))


def _exact(ours: list[str], theirs: list[str], places: dict[tuple[str, ...], list[int]]) -> Iterator[Run]:
    at, expected = 0, 0
    while at <= len(ours) - SEED:
        found = places.get(tuple(ours[at : at + SEED]))
        if found is None:
            at += 1
            continue
        length, place = max(
            ((_length(ours, theirs, at, place), place) for place in found[:20]),
            key=lambda run: (run[0], -abs(run[1] - expected), -run[1]),
        )
        yield Run(at, at + length, place, place + length, length)
        at, expected = at + length, place + length


def _length(ours: list[str], theirs: list[str], at: int, place: int) -> int:
    length = SEED
    while at + length < len(ours) and place + length < len(theirs) and ours[at + length] == theirs[place + length]:
        length += 1
    return length


def _bridged(runs: list[Run]) -> Iterator[Run]:
    """Join runs that follow each other in both texts with at most ``GAP`` words between."""
    held: Run | None = None
    for run in runs:
        if held and run.copy_start - held.copy_end <= GAP and 0 <= run.of_start - held.of_end <= GAP:
            held = Run(held.copy_start, run.copy_end, held.of_start, run.of_end, held.same + run.same)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
