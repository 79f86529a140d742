"""Propositions: what a clause says happens, by the events within it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.model import CodedEvent, Event, Holder, Span
from reportedly.reference.cues import TOLD_NOUNS
from reportedly.reference.plover import DEEDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my"})
#: Verbs of speaking about a thing without doing more, and what joins it to them.
_TOUCHING = frozenset("comment remark touch reflect dwell elaborate focus".split())
_ABOUT = frozenset({"on", "upon", "about"})
#: How many steps below its clause's predicate an event may stand and still be what the clause says.
_DEEPEST = 6


class Propositions:
    """The events of one article, by the token of their trigger."""

    def __init__(self, doc: Doc, events: tuple[Event, ...]) -> None:
        self._doc = doc
        self._events = sorted(events, key=lambda event: doc[event.predicate].idx)
        self._offsets = [doc[event.predicate].idx for event in self._events]

    def of_clause(self, predicate: int, span: Span, others: set[int]) -> Event | None:
        """Return the event that a clause states: its predicate's, else the nearest below it in the parse.

        ``others`` are the predicates of other clauses, whose events are theirs.
        """
        start = min(span.start, self._doc[predicate].idx)
        end = max(span.end, self._doc[predicate].idx + 1)
        best: tuple[int, int] | None = None
        chosen = None
        for event in self._events[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]:
            if self._is_topic(event.predicate, predicate):
                continue
            depth = self._steps(event.predicate, predicate, others)
            if depth is not None and (best is None or (depth, event.predicate) < best):
                best, chosen = (depth, event.predicate), event
        return chosen

    def _is_topic(self, at: int, predicate: int) -> bool:
        """Tell what somebody only speaks about: "commented on relations with China"."""
        topic, verb = self._doc[at], self._doc[predicate]
        about = topic.dep_ == "pobj" and topic.head.lower_ in _ABOUT and topic.head.head.i == predicate
        return about and verb.lemma_ in _TOUCHING

    def of_cue(self, cue: tuple[Span, ...]) -> Event | None:
        """Return the event that a cue itself is: the asking in "urged China to help"."""
        for span in cue:
            for event in self._events[bisect_left(self._offsets, span.start) : bisect_left(self._offsets, span.end)]:
                return event
        return None

    def _steps(self, at: int, top: int, others: set[int]) -> int | None:
        """Return the steps from a trigger up to the clause's predicate, or None where another clause stands between."""
        for steps in range(_DEEPEST):
            if at == top:
                return steps
            if at in others or (self._doc[at].dep_ == "relcl" and self._doc[at].head.lemma_ in TOLD_NOUNS):
                return None  # "…, a claim the army rejects" tells of no refusal
            at = self._doc[at].head.i
        return None


def coded(event: Event | None) -> CodedEvent:
    """Return the event in the codebook's form."""
    return CodedEvent() if event is None else CodedEvent(event.type, event.actors, event.recipients)


def spoken_for(event: CodedEvent, subject: str, holder: Holder, *, own_cue: bool, passive: bool) -> CodedEvent:
    """Name the holder's state as the actor of what the holder says "we" do, or does by saying it.

    What "we" have had done to us is done to the holder's state: "we were attacked".
    """
    if event.type is None or event.actors or holder.country is None:
        return event
    if passive:
        suffered = subject.lower() in _FIRST_PERSON and not event.recipients
        return replace(event, recipients=(holder.country,)) if suffered else event
    if subject.lower() not in _FIRST_PERSON and (not own_cue or event.type in DEEDS):
        return event  # Who reports a deed has not done it.
    recipients = tuple(code for code in event.recipients if code != holder.country)
    return CodedEvent(event.type, (holder.country,), recipients)
