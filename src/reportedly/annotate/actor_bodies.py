"""Bodies: whose a bare "army", "ministry spokesman" or "mission chief" is, where the article has said it of one state.

"Sudan's army" makes "an army spokesman" Sudan's, so long as no other state's army is named. A portfolio must be the
same: the ministry that one state's defence ministry was called is no foreign ministry. What a state body publishes
itself speaks of its own ministries and forces. A person is of one state wherever the article names that person.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from reportedly.model import Actor
from reportedly.model.vocabulary import Sector
from reportedly.reference.modifiers import BETWEEN_STATES
from reportedly.reference.resolve import Resolution
from reportedly.reference.states import load_states, states_named

_BODIES: Final = frozenset(
    """army military navy police government parliament cabinet junta presidency council commission mission embassy
    gendarmerie coastguard senate legislature command kremlin ombudsman
    """.split()
)
_PORTFOLIOS: Final = {
    "defence": "defence",
    "defense": "defence",
    "foreign": "foreign",
    "interior": "interior",
    "health": "health",
    "finance": "finance",
    "justice": "justice",
    "information": "information",
    "energy": "energy",
    "transport": "transport",
    "economy": "economy",
    "security": "security",
    "agriculture": "agriculture",
    "education": "education",
    "oil": "oil",
    "trade": "trade",
}
_GROUPS: Final = frozenset("group movement militia faction rebels insurgents militants".split())
_ARMED: frozenset[Sector | None] = frozenset({"REB", "OPP"})
_OPEN: frozenset[Sector | None] = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "IGO", None})
#: Words of those who are of another state than the body named beside them, or of any.
_ELSEWHERE: Final = frozenset(
    "diplomat diplomats envoy envoys ambassador ambassadors foreign western allied former un nato eu".split()
)
#: What a state's own publications call its own by.
_OWN: Final = frozenset(
    "army military navy defence defense presidential ministry government police cabinet presidency".split()
)


def fill_bodies(actors: Sequence[Actor], text: str, issuer: Resolution | None) -> list[Actor]:
    """Return the actors in order of their heads, those filled whose body the article has named as one state's."""
    named: dict[str, set[str]] = {}
    groups: dict[tuple[str | None, str], Actor] = {}
    filled = []
    for actor in sorted(actors, key=lambda one: (one.head.start, one.span.start)):
        words = actor.span.of(text).lower().replace("-", " ").replace("’", "'").split()
        keys = list(_keys(words))
        contested = actor.read_by == "actors/scene" and len({actor.country} | _states_of(keys, named)) > 1
        if contested and "police" not in keys:  # police are those of where they act, whoever else's are named
            actor = replace(actor, country=None, name=None, office=None)
        if words and actor.country is None and actor.read_by != "actors/pronoun":
            actor = _filled(actor, words, keys, named, list(groups.values()), text)
            actor = _issued(actor, words, issuer, text)
        if actor.country is not None and actor.kind != "document":
            for key in keys:
                named.setdefault(key, set()).add(actor.country)
            if actor.sector in _ARMED and actor.name is not None and actor.kind in ("organisation", "group"):
                groups.setdefault((actor.name, actor.country), actor)
        filled.append(actor)
    return _named_alike(filled)


def _keys(words: Sequence[str]) -> Iterable[str]:
    """Yield the bodies that a phrase names: "army", "defence ministry"; "ministry" where it gives no portfolio."""
    for at, word in enumerate(words):
        bare = word.removesuffix("'s").removesuffix("'").strip(",.")
        if bare == "ministry":
            before = [_PORTFOLIOS[one] for one in words[max(0, at - 4) : at] if one in _PORTFOLIOS]
            before += [_PORTFOLIOS[one] for one in words[at + 1 : at + 4] if one in _PORTFOLIOS]
            yield f"{before[0]} ministry" if before else "ministry"
        elif bare in _BODIES:
            yield bare


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield each "the" with the noun that it stands before, be there an adjective between or not."""
    yield from itertools.pairwise(words)
    yield from zip(words, words[2:], strict=False)


def _states_of(keys: Sequence[str], named: Mapping[str, set[str]]) -> set[str]:
    """Return the states whose bodies of these kinds the article has named; of a bare ministry those of any."""
    same = {other for key in keys for other in named if other == key or (key == "ministry" and other.endswith(key))}
    return {country for other in same for country in named[other]}


def _filled(
    actor: Actor,
    words: Sequence[str],
    keys: Sequence[str],
    named: dict[str, set[str]],
    groups: Sequence[Actor],
    text: str,
) -> Actor:
    """Return an actor with the state whose body its words name, where the article knows but one."""
    if actor.sector not in _OPEN | _ARMED or actor.kind == "document" or not _ELSEWHERE.isdisjoint(words):
        return actor
    if states_named(actor.span.of(text)):
        return actor
    if len(groups) == 1 and any(one == "the" and other.removesuffix("'s") in _GROUPS for one, other in _pairs(words)):
        return replace(actor, country=groups[0].country, sector=groups[0].sector, read_by="actors/body")
    if words[0] in ("a", "an") and actor.head.of(text).lower() in _BODIES:
        return actor  # "an army of volunteers"
    countries = _states_of(keys, named)
    if len(countries) != 1:
        return actor
    country = countries.pop()
    international = country in BETWEEN_STATES and actor.sector in (None, "GOV")
    return replace(actor, country=country, sector="IGO" if international else actor.sector, read_by="actors/body")


def _issued(actor: Actor, words: Sequence[str], issuer: Resolution | None, text: str) -> Actor:
    """Return an actor of the state whose body publishes the article, where its words name a body of a state's own."""
    if actor.country is not None or issuer is None or issuer.country not in load_states():
        return actor
    if actor.sector not in ("GOV", "MIL") or actor.kind not in ("organisation", "role", "person", "group"):
        return actor
    if _OWN.isdisjoint(words) or not _ELSEWHERE.isdisjoint(words) or states_named(actor.span.of(text)):
        return actor
    return replace(actor, country=issuer.country, read_by="actors/issuer")


def _named_alike(actors: Sequence[Actor]) -> list[Actor]:
    """Return the actors, persons of no known country filled from the mention that gives the name's one country."""
    bearers: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        if actor.kind == "person" and actor.name is not None and actor.country is not None:
            bearers.setdefault(actor.name, {}).setdefault(actor.country, actor)
    return [_as_namesake(actor, bearers.get(actor.name or "", {})) for actor in actors]


def _as_namesake(actor: Actor, bearers: Mapping[str, Actor]) -> Actor:
    """Return a person of no known country filled from the one bearer of the name, by country, who has one."""
    if actor.kind != "person" or actor.country is not None or len(bearers) != 1:
        return actor
    only = next(iter(bearers.values()))
    return replace(actor, country=only.country, sector=actor.sector or only.sector)
