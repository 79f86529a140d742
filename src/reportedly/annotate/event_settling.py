"""Settling: what the rules and the encoder read as a clause's event, weighed against each other.

The encoder says for each clause how likely every type is, and how likely that it tells of no event. Where it is sure
enough, an event is added that the rules missed, or one that they read is left out; parties are the grammar's, whoever
read the type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from reportedly.annotate.encoder import encoding_of
from reportedly.annotate.event_classes import is_labour_strike
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import is_accident
from reportedly.annotate.syntax import Syntax
from reportedly.model import AnnotatedArticle, Clause, Event
from reportedly.model.vocabulary import EventType

#: The least share at which the encoder's likeliest type is taken where the rules read no event in the sentence, where
#: they read one elsewhere in it, and at which "no event" undoes what they read. Chosen on coded articles that an
#: encoder was not taught. What the rules read as one type is not made another: as many would be lost as gained.
LEAST_ALONE: Final = 0.6
LEAST_BESIDE: Final = 0.92
LEAST_UNDOING: Final = 0.8
_HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_POINTING: Final = frozenset("it this that so".split())
#: Verbs that tell, or answer what was told; without a clause of their own they tell of no deed.
_TELLING: Final = frozenset(
    "deny reject dismiss refute dispute rebut contest confirm say speak tell talk mention cite quote".split()
)
#: How many steps below its clause's predicate an event may stand and still be what the clause says.
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Added:
    """An event that the rules missed: its clause, its type and the encoder's share of it."""

    clause: Clause
    type: EventType
    share: float


def settle_events(
    annotated: AnnotatedArticle, syntax: Syntax, roles: Roles, events: Sequence[Event]
) -> tuple[list[Event], list[Added]]:
    """Return the rules' events that stand, and what clauses tell of besides."""
    if not annotated.clauses:
        return list(events), []
    owned = _by_clause(annotated, syntax, events)
    eventful = {syntax.sentence[event.predicate] for event in events}
    known = _Known(annotated, syntax, roles)
    shares = encoding_of(annotated.doc).event_shares([clause.span for clause in annotated.clauses])
    undone: set[Event] = set()
    added: list[Added] = []
    for clause, likely in zip(annotated.clauses, shares, strict=True):
        chosen = max(likely, key=likely.__getitem__, default=None)
        share, read = likely.get(chosen, 0.0), owned.get(clause.predicate)
        if read is not None and chosen is None and share >= LEAST_UNDOING:
            undone.add(read)
        least = LEAST_BESIDE if syntax.sentence[clause.predicate] in eventful else LEAST_ALONE
        if read is None and chosen is not None and share >= least and not known.forbids(clause, chosen):
            added.append(Added(clause, chosen, share))
    return [event for event in events if event not in undone], added


class _Known:
    """What the grammar knows better: clauses that the encoder may give no event, or none of a type."""

    def __init__(self, annotated: AnnotatedArticle, syntax: Syntax, roles: Roles) -> None:
        self._syntax, self._roles = syntax, roles
        self._silent = {told.predicate for told in annotated.factualities if told.phase == "unanswered"}
        self._demanded = [span for told in annotated.statements if told.speech_act == "demand" for span in told.content]

    def forbids(self, clause: Clause, found: EventType) -> bool:
        """Tell whether a clause tells of no event of a type, or only points to one told elsewhere."""
        syntax, verb = self._syntax, clause.predicate
        if syntax.pos[verb] not in ("VERB", "AUX"):  # a count within a clause shares that clause's event
            return True
        if verb in self._silent or self._points(verb):
            return True
        if found == "REQUEST":  # the asking is its cue's
            return any(span.overlaps(clause.span) for span in self._demanded)
        if found == "REJECT":  # "will never recognise them" refuses by its negation, which stands already
            return syntax.child(verb, {"neg"}) is not None
        if found == "MOBILIZE" and syntax.lemmas[verb] == "have":  # "the union has 400 members"
            return True
        if found == "ASSAULT" and is_accident(syntax, self._roles, verb):
            return True
        subject = self._roles.subject(verb)
        return found in _HARMFUL and subject is not None and is_labour_strike(syntax, subject)

    def _points(self, verb: int) -> bool:
        """Tell a clause that takes up what was told by a pronoun or a noun: "denies it", "had spoken of 3,000"."""
        syntax = self._syntax
        told = [verb, *syntax.having(verb, {"xcomp"})]
        things = [syntax.child(at, {"dobj"}) for at in told]
        if any(thing is not None and syntax.lower[thing] in _POINTING for thing in things):
            return True
        return syntax.lemmas[verb] in _TELLING and len(told) == 1 and syntax.child(verb, {"ccomp"}) is None


def _by_clause(annotated: AnnotatedArticle, syntax: Syntax, events: Sequence[Event]) -> dict[int, Event]:
    """Return the event of each clause that has one, by its predicate: the predicate's own or the nearest below it."""
    predicates = {clause.predicate for clause in annotated.clauses}
    found: dict[int, tuple[int, int, Event]] = {}
    for number, event in enumerate(events):
        above = islice((event.predicate, *syntax.ancestors(event.predicate)), _DEEPEST)
        for steps, at in enumerate(above):
            if at in predicates:
                found[at] = min(found.get(at, (steps, number, event)), (steps, number, event), key=lambda one: one[:2])
                break
    return {predicate: event for predicate, (_, _, event) in found.items()}
