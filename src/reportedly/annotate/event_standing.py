"""Standing: whose codes an event has where the grammar's subject and object are not who does it and to whom."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_victims import place_codes
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType
from reportedly.reference.nouns import GIVEN_BACKING, RECEIVING

#: Types that may befall a subject of which a state is told, and the verbs that tell it: "is in custody", "faces costs".
_UNDERGONE: Final = frozenset({"COERCE", "SANCTION", "THREATEN"})
_BEING: Final = frozenset("be remain stay languish become pay suffer bear face".split())
#: Verbs whose list names who punishes: "were added to the Union's blacklist".
_LISTING: Final = frozenset("add put place include".split())
#: Verbs of trade whose object is a rival.
_OVERTAKING: Final = frozenset({"overtake", "replace"})
#: Verbs that take a state, their object, out of what it has signed.
_TAKING_OUT: Final = frozenset({"pull", "take"})

Parties = tuple[list[str], list[str]]


def is_state(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb says in what state its subject is, and no deed of its own."""
    return syntax.lemmas[verb] in _BEING


def standing_roles(syntax: Syntax, roles: Roles, verb: int, found: EventType) -> Parties | None:
    """Return the actors' and recipients' codes of a state or listing, or None where the grammar tells them as usual."""
    lemma = syntax.lemmas[verb]
    subject, thing = roles.subject(verb), roles.object(verb)
    if found in _UNDERGONE and lemma in _BEING and not roles.is_passive(verb):
        return [], roles.codes(subject)
    if found == "ASSAULT" and lemma in _BEING and roles.prep_objects(verb, ("at", "on")):  # "at war with the army"
        return roles.codes(subject), _codes_behind(roles, verb, ("with",))
    if found == "CONSULT" and lemma == "expect" and roles.is_passive(verb):  # "is expected in Bangui"
        return roles.codes(thing), place_codes(syntax, roles, (verb,))
    if found == "COOPERATE" and lemma in _OVERTAKING:
        return roles.codes(subject), []
    if found == "REJECT" and lemma in _TAKING_OUT and thing is not None:
        return roles.codes(subject) or roles.codes(thing), []
    if found == "SANCTION" and lemma in _LISTING:
        return roles.codes(subject) or _codes_behind(roles, verb, ("to", "on")), roles.codes(thing)
    return None


def received_roles(syntax: Syntax, roles: Roles, verb: int, noun: int) -> Parties | None:
    """Return who backs and who is backed where a verb has its subject get it: "has the support of Washington"."""
    if syntax.lemmas[verb] not in RECEIVING or syntax.lemmas[noun] not in GIVEN_BACKING:
        return None
    backers = _codes_behind(roles, noun, ("of", "from"))
    return (backers, roles.codes(roles.subject(verb))) if backers else None


def _codes_behind(roles: Roles, verb: int, prepositions: tuple[str, ...]) -> list[str]:
    return [code for at in roles.prep_objects(verb, prepositions) for code in roles.codes(at)]
