"""Local forces: the side of "soldiers", "rebels" or "the army" whose own words name no state, by where they act.

"Islamist fighters overran a post near Nampala": rebels of Mali. Irregulars belong to the one country in which their
sentence, the sentences before it or the article's first one sets what it tells; soldiers too, where no troops of
another state have been named so far and the land has no enemy whose they may be ("soldiers shot civilians in Bucha").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_victims import place_codes
from reportedly.annotate.syntax import Syntax
from reportedly.model import Actor
from reportedly.reference.nouns import singular
from reportedly.reference.plover import load_noun_classes
from reportedly.reference.rivals import load_rivals
from reportedly.reference.states import states_named

#: Irregulars of whom it is not known for whom they fight.
_UNKNOWN: Final = frozenset("gunman gunmen man men attacker assailant bandit bomber sniper mercenary assassin".split())
#: Words that make of forces those of somewhere else.
_FOREIGN: Final = frozenset(
    """foreign allied coalition international western un u.n. nato multinational peacekeeping unidentified unknown other
    neighbouring neighboring rival enemy opposing both private all any
    """.split()
)
_POINTING: Final = frozenset("his her their its our your my whose".split())
_SECTORS: Final = frozenset({"MIL", "REB", "GOV"})
#: Nouns of forces, beside those of the lexicon's classes of troops and fighters.
_FORCES: Final = frozenset(
    """gang militia army military paramilitary member navy police policeman policewoman gendarme gendarmerie guerrilla
    jihadi islamist coastguard guard
    """.split()
)
_LENT: Final = frozenset({"peacekeeper", "mercenary"})
_POLICE: Final = frozenset("police policeman policewoman gendarme officer gendarmerie".split())
_OF_STATES: Final = frozenset({None, "GOV", "MIL"})
#: Lands in which the armies of others stand.
_WITHOUT_ARMY: Final = frozenset({"PSE", "ESH"})
#: Lands whose irregular enemies come from elsewhere.
_WITHOUT_REBELS: Final = frozenset({"ISR", "USA", "UKR"})
_FIRING: Final = frozenset("fire launch shoot lob rain".split())
_TOWARDS: Final = ("at", "into", "on", "toward", "towards", "over", "across")
_SERVICES: Final = frozenset("army military naval navy police".split())
#: How many sentences back a sentence may lie that sets the scene.
_REACH: Final = 2


def local_forces(syntax: Syntax, roles: Roles, noun: int | None, verb: int) -> list[str]:
    """Return the codes of local forces that a noun phrase names beside a verb, or none where their side is not told."""
    if noun is None:
        return []
    members = [_sector(syntax, roles, member) for member in syntax.conjuncts(noun)]
    if not any(members):
        return []
    scene = _scene_of(syntax, roles, (noun, verb))
    if scene is None:
        return []
    sectors = list(dict.fromkeys(sector for sector in members if sector is not None))
    if "REB" in sectors and (scene in _WITHOUT_REBELS or _fires_over(syntax, roles, verb)):
        return []
    named = roles.rebels_before(noun)
    if "REB" in sectors and named and f"{scene}-REB" not in named:
        return []  # the rebels of somewhere else may be meant
    invaded = any(scene in pair for pair in load_rivals())
    unsure = scene in _WITHOUT_ARMY or (invaded and _acts(syntax, noun)) or _beside_others(syntax, roles, noun, scene)
    if "MIL" in sectors and unsure:
        return []
    return [f"{scene}-{sector}" for sector in sectors]


def _fires_over(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether something is fired at the scene, from which side of a border is not told: "rockets at Sderot"."""
    fired = syntax.lemmas[verb] in _FIRING
    return fired and bool(roles.prep_objects(verb, _TOWARDS) or _objects_towards(syntax, roles, verb))


def _objects_towards(syntax: Syntax, roles: Roles, verb: int) -> list[int]:
    thing = roles.object(verb)
    return roles.prep_objects(thing, _TOWARDS) if thing is not None else []


def _acts(syntax: Syntax, noun: int) -> bool:
    """Tell whether troops do what is told, and not an army as a whole, which is that of the land."""
    return syntax.deps[noun] == "nsubj" and syntax.lemmas[noun].lower() not in _SERVICES


def _sector(syntax: Syntax, roles: Roles, noun: int) -> str | None:
    """Return the sector of forces whose words name no state, or None for any other noun."""
    head = roles.head_noun(noun)
    actor = roles.actors.get(head) or roles.actors.get(noun)
    if not isinstance(actor, Actor) or actor.country is not None or actor.name is not None:
        return None
    if actor.kind not in ("group", "organisation") or actor.sector not in _SECTORS:
        return None
    lemma, words = singular(syntax.lower[head]), {syntax.lower[child] for child in syntax.children[head]}
    known = {"troops", "fighters"} & load_noun_classes().get(lemma, frozenset())
    if not known and lemma not in _FORCES:
        return None
    if lemma in _LENT or words & _FOREIGN or words & _POINTING or lemma in _UNKNOWN:
        return None
    if actor.sector == "GOV" and lemma not in _POLICE:
        return None
    if lemma == "officer" and not words & _SERVICES:
        return None  # of the police or the army
    before = syntax.words[syntax.left[head] : head]
    from_somewhere = any(word[:1].isupper() for word in before[1:]) or "based" in before
    return None if from_somewhere or states_named(" ".join(before)) else actor.sector


def _beside_others(syntax: Syntax, roles: Roles, noun: int, scene: str) -> bool:
    """Tell whether soldiers may be another state's: one whose troops have been named, or that acts near them."""
    if roles.troops.others_before(noun, scene):
        return True
    sentence = syntax.sentence[noun]
    first, stop = syntax.bounds[max(0, sentence - _REACH)][0], syntax.bounds[sentence][1]
    near = (roles.actors.get(at) for at in range(first, stop))
    return any(
        isinstance(actor, Actor) and actor.sector in _OF_STATES and actor.country not in (None, scene) for actor in near
    )


def _scene_of(syntax: Syntax, roles: Roles, heads: Iterable[int]) -> str | None:
    """Return the one country in which forces act: where their words, their sentence or those before it set them."""
    nouns = list(heads)
    named = place_codes(syntax, roles, nouns)
    if named:
        return named[0]
    sentence = syntax.sentence[nouns[0]]
    for at in (*range(sentence, max(-1, sentence - _REACH - 1), -1), 0):
        countries = roles.located.get(at, set())
        if countries:
            return next(iter(countries)) if len(countries) == 1 else None
    return None
