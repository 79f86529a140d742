"""Troops sent abroad: to a friend it is help, to an enemy or within one's own borders a movement of forces."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import helped
from reportedly.annotate.event_victims import place_codes
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType
from reportedly.reference.rivals import load_rivals

Dyad = tuple[EventType, list[str], list[str]]

_SENDING = frozenset({"send", "dispatch"})
_DEPLOYING = frozenset({"deploy", "provide"})
_NOUNS = frozenset({"deployment", "dispatch"})
_DEFINITE = frozenset({"the", "this", "that", "such", "these", "those"})
_SUMS = frozenset({"all", "total", "sum"})
_GOALS = ("to", "in", "into")
_STANDING = ("in", "to", "into", "across")


class Sendings:
    """What one article says of troops sent to another state."""

    def __init__(self, syntax: Syntax, roles: Roles) -> None:
        self._syntax, self._roles = syntax, roles
        self._hostile: set[frozenset[str]] = set()
        self._known: list[tuple[int, list[str], list[str]]] = []

    def note_attack(self, actors: Iterable[str], recipients: Iterable[str]) -> None:
        """Remember who attacks whom: troops sent there are no help."""
        victims = list(recipients)
        self._hostile |= {frozenset((actor[:3], victim[:3])) for actor in actors for victim in victims}

    def note_stationing(self, verb: int, actors: Iterable[str]) -> None:
        """Remember a state's troops told to stand in another that is no rival: somebody must have sent them there."""
        senders = [code.partition("-")[0] for code in actors if code.endswith("-MIL")]
        goals = place_codes(self._syntax, self._roles, (verb,), prepositions=_STANDING)
        if len(senders) == 1 and goals and goals[0] != senders[0] and not self._are_hostile(senders[0], goals[0]):
            self._known.append((verb, senders, goals))
            self._known.sort(key=lambda entry: entry[0])

    def _are_hostile(self, sender: str, goal: str) -> bool:
        pair = frozenset((sender, goal[:3]))
        return pair in self._hostile or pair in load_rivals()

    def of_verb(self, verb: int, dyad: Dyad) -> Dyad:
        """Return the event of a verb of sending: AID to the other state where troops go to one that is no enemy."""
        syntax, roles = self._syntax, self._roles
        found, actors, recipients = dyad
        lemma = syntax.lemmas[verb]
        thing = roles.object(verb)
        active_state = not roles.is_passive(verb) and any("-" not in code for code in actors)
        sends = lemma in _SENDING or (lemma in _DEPLOYING and active_state)
        if not sends or found not in ("AID", "MOBILIZE") or thing is None or roles.speaks_of_troops(thing) is None:
            return dyad
        senders = list(dict.fromkeys(code.partition("-")[0] for code in actors))
        return self._settle(verb, senders, recipients or self._goals(verb), dyad, known=lemma in _SENDING)

    def of_noun(self, noun: int, dyad: Dyad) -> Dyad:
        """Return the event of "the deployment": what its own words name, else the sending told before."""
        syntax, roles = self._syntax, self._roles
        found, actors, _ = dyad
        if found != "MOBILIZE" or syntax.lemmas[noun] not in _NOUNS:
            return dyad
        goals = place_codes(syntax, roles, (noun,), prepositions=("to",))
        senders = list(dict.fromkeys(code.partition("-")[0] for code in actors))
        if senders:
            return self._settle(noun, senders, goals, dyad, known=False)
        definite = any(syntax.lower[child] in _DEFINITE for child in syntax.children[noun])
        before = [entry for entry in self._known if entry[0] < noun]
        if definite and before and syntax.child(noun, {"prep"}) is None:
            return "AID", before[-1][1], before[-1][2]
        return dyad

    def _settle(self, at: int, senders: list[str], goals: list[str], dyad: Dyad, *, known: bool) -> Dyad:
        """Decide between help and movement by where the troops go; ``known`` lets an earlier sending say where."""
        abroad = [code for code in goals if code not in senders]
        if senders and abroad:
            if any(self._are_hostile(sender, code) for sender in senders for code in abroad):
                return "MOBILIZE", [f"{code}-MIL" for code in senders], []
            self._known.append((at, senders, abroad))
            self._known.sort(key=lambda entry: entry[0])
            return "AID", senders, abroad
        goals_named = [one for one in self._roles.prep_objects(at, _GOALS) if self._syntax.lower[one] not in _SUMS]
        somewhere = bool(goals_named) or any(
            self._syntax.lower[child] in ("there", "here", "back") for child in self._syntax.children[at]
        )
        if not goals and known and not somewhere:
            same = [entry for entry in self._known if entry[1] == senders]
            if same:
                return "AID", senders, same[-1][2]
        if dyad[0] == "AID" and (goals or not senders) and helped(self._syntax, at) is None:
            return "MOBILIZE", [f"{code}-MIL" for code in senders], []
        return dyad

    def _goals(self, verb: int) -> list[str]:
        """Return the country that the troops go to, named with the verb or with what they are sent to do."""
        inner = self._syntax.having(verb, {"xcomp", "advcl"})
        return place_codes(self._syntax, self._roles, (verb, *inner), prepositions=_GOALS)
