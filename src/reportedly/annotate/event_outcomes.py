"""Outcomes: missiles fired into the sea, towns that fall and people who die, which the verb alone does not settle."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import Place

_LAUNCHING: Final = frozenset({"fire", "launch", "shoot"})
_ROCKETS: Final = frozenset("missile rocket projectile icbm weapon".split())
_SEAS: Final = frozenset("sea ocean waters".split())
_TRIALS: Final = frozenset("test exercise drill training trial".split())
_SEAWARD: Final = ("toward", "towards", "into", "to", "off", "in", "over")
_TARGETING: Final = ("at", "on", "against")
_HELD: Final = frozenset(
    "city town village capital district province stronghold headquarters region command garrison township".split()
)
_TAKING: Final = frozenset({"actor", "troops", "fighters"})
_WHEN: Final = frozenset("month week year day night morning offensive assault".split())
_HARMED: Final = frozenset("wound injure hurt".split())
_CAUSES: Final = frozenset({"of", "from"})


def is_test_launch(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether missiles are fired into the sea or in a test, and at nobody: "fired missiles toward the sea"."""
    thing = roles.object(verb) if syntax.lemmas[verb] in _LAUNCHING else None
    if thing is None or syntax.lemmas[roles.head_noun(thing)].lower() not in _ROCKETS:
        return False
    heads = (verb, thing, roles.head_noun(thing))
    if any(roles.prep_objects(at, _TARGETING) for at in heads):
        return False
    goals = [syntax.lower[goal] for at in heads for goal in roles.prep_objects(at, _SEAWARD)]
    tried = [syntax.lemmas[goal] for at in heads for goal in roles.prep_objects(at, ("in", "during"))]
    return not _SEAS.isdisjoint(goals) or not _TRIALS.isdisjoint(tried)


def place_falls(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether a place falls to an enemy, named or not: "the town fell in May", and not "fell silent"."""
    subject = roles.subject(verb) if syntax.lemmas[verb] == "fall" else None
    if subject is None or syntax.child(verb, {"dobj", "acomp", "oprd", "xcomp", "attr", "prt", "neg"}) is not None:
        return False
    head = roles.head_noun(subject)
    named = isinstance(roles.places.get(head), Place) and syntax.pos[head] == "PROPN"
    if not named and syntax.lemmas[head] not in _HELD:
        return False
    for preposition in syntax.having(verb, {"prep"}):
        goals = syntax.having(preposition, {"pobj"})
        if syntax.lower[preposition] == "to":
            held = all(_TAKING & roles.classes(goal) for goal in goals)
        elif syntax.lower[preposition] in ("in", "on"):
            held = all(_dates(syntax, goal) for goal in goals)
        else:
            held = syntax.lower[preposition] in ("after", "during", "without", "before")
        if not held:
            return False
    return True


def _dates(syntax: Syntax, noun: int) -> bool:
    return syntax.tags[noun] in ("NNP", "CD") or syntax.lemmas[noun] in _WHEN


def dies_of_attack(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether people die beside others whom somebody wounds: "a woman died and four were wounded"."""
    if syntax.lemmas[verb] != "die" or any(syntax.lower[child] in _CAUSES for child in syntax.having(verb, {"prep"})):
        return False
    beside = [*syntax.having(verb, {"conj"}), *([syntax.heads[verb]] if syntax.deps[verb] == "conj" else [])]
    return any(syntax.lemmas[other] in _HARMED and roles.is_passive(other) for other in beside) and (
        syntax.child(verb, SUBJECTS) is not None
    )
