"""Looking actor mentions up by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model import Actor, Span


class ActorIndex:
    """The actor mentions of one article, by their heads' characters; built once from ``annotated.actors``."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = sorted(actors, key=lambda actor: actor.head.start)
        self._starts = [actor.head.start for actor in self._actors]

    def at(self, character: int) -> Actor | None:
        """Return the mention whose head word covers the character, or None."""
        place = bisect_right(self._starts, character) - 1
        if place >= 0 and self._actors[place].head.end > character:
            return self._actors[place]
        return None

    def within(self, span: Span) -> Sequence[Actor]:
        """Return the mentions whose heads lie within the span, in order of their heads."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [actor for actor in self._actors[first:last] if actor.head.end <= span.end]

    def naming(self, span: Span) -> Actor | None:
        """Return the longest mention that lies within the span, or covers it; None where there is none."""
        inside = self.within(span)
        if inside:
            return max(inside, key=lambda actor: len(actor.span))
        return next((actor for actor in self._actors if actor.span.contains(span)), None)


def as_speaker(actor: Actor) -> Actor:
    """Return the mention as a holder: a state that speaks does so through its government.

    A state's own name carries no sector as an actor of events; capitals and seats carry theirs.
    """
    if actor.kind == "organisation" and actor.sector is None and actor.read_by == "actors/state":
        return replace(actor, sector="GOV")
    return actor
