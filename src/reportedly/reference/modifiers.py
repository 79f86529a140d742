"""What modifies the head of an actor phrase: the sector and the country that its modifiers and complements lend it."""

from __future__ import annotations

from reportedly.model.vocabulary import Sector
from reportedly.reference.parts import Part, capitals, is_state, own_sector, spell
from reportedly.reference.persons import person_by_surname, person_on
from reportedly.reference.phrases import Item
from reportedly.reference.roles import Role
from reportedly.reference.towns import country_of_town

#: Roles sent to another state: "to X", "in X" and "for X" do not make them X's.
DIPLOMATS = frozenset(
    "ambassador envoy consul delegate diplomat attaché attache negotiator mediator embassy consulate mission".split()
)
#: Sectors whose members act abroad: "in X" does not make them X's.
_AWAY: frozenset[Sector | None] = frozenset({"MIL", "IGO", "NGO", "MED"})
#: Sectors whose bodies a town has of its own.
_LOCAL: frozenset[Sector | None] = frozenset({"GOV", "JUD", "LEG", "EDU"})


def is_diplomat(role: Role | None) -> bool:
    """Tell whether a role is one that a state sends to another."""
    return role is not None and role.term.split()[-1] in DIPLOMATS


def sector_of(part: Part, item: Item, head: list[Item], end: int) -> Sector | None:
    """Return the sector of a role with its modifiers and complements."""
    role = item.role
    if role is None or role.weight in ("none", "relation"):
        return None
    before = head[: head.index(item)] if item in head else head
    if item.end == end and role.sector == "GOV" and role.term.endswith("president") and _heads_unknown(part, end):
        return None
    if role.weight == "strong":
        return _strong_sector(role, item, before)
    for other in [*reversed(before), *part.behind(end, ("of", "for", "at", "in", "from"))]:
        if other.role and other.role.kind == "person" and other in before and part.words[other.end - 1].possessive:
            continue
        own = own_sector(other)
        if own is None:
            if other.role and other.role.weight == "weak" and other.role.kind == "organisation":
                return None
            continue
        if role.sector == "MIL" and own == "GOV" and (role.kind != "person" or other.entities):
            continue
        if role.sector == "MIL" and own in ("IGO", "MED", "NGO", "BUS", "CVL", "EDU"):
            continue
        group = own == "MIL" and any(own_sector(one) == "REB" for one in before)  # "a Hamas command centre"
        return "REB" if group else own
    return role.sector


def _heads_unknown(part: Part, end: int) -> bool:
    """Tell whether a president is one of a body that no table knows, which may be a firm's or a club's."""
    behind = part.words[end : end + 2]
    if len(behind) < 2 or behind[0].key != "of" or not behind[1].capital:
        return False
    known = any(item.start == end + 1 for item in part.items)
    return not known and country_of_town(spell(part.words[end + 1 :])) is None


def _strong_sector(role: Role, item: Item, before: list[Item]) -> Sector | None:
    """A strong role's own sector; a civil occupation within a force takes the force's ("army accountant").

    Troops and posts of an armed group are the group's ("a Hamas command centre"), ranks of the police the police's.
    """
    if role.sector == "MIL" and any(other.role and "police" in other.role.term.split() for other in before):
        return "GOV"
    if role.sector == "MIL" and before and own_sector(before[-1]) == "REB":
        return "REB"
    if role.sector != "CVL" or role.kind != "person" or not before:
        return role.sector
    own = own_sector(before[-1]) if before[-1].end == item.start else None
    return own if own in ("MIL", "OPP", "SPY") else role.sector


def country_of(part: Part, head: list[Item], end: int, sector: Sector | None) -> str | None:
    """Return the country a head speaks for: its modifiers', else its complements'.

    None where two states are coordinated, and for a relation's possessor: Kyiv's allies do not speak for Kyiv.
    """
    role = head[-1].role if head and part.is_common(head) else None
    relation = role is not None and role.weight == "relation"
    countries: list[str] = []
    for item in reversed(head):
        entity = None if role is not None and item is head[-1] else item.entity
        if entity and entity.country and not (relation and part.words[item.end - 1].possessive):
            countries.append(entity.country)
        elif item.person and item.end < len(part.words) and not relation:
            person = person_on(item.person, part.day)
            if person and person.country:
                countries.append(person.country)
    if countries:
        coordinated = len(set(countries)) > 1 and any(word.key == "and" for word in part.words[:end])
        return None if coordinated else countries[0]
    if relation:
        return None
    prepositions: tuple[str, ...] = ("of", "from") if is_diplomat(role) else ("of", "for", "from", "at", "in")
    if role is not None and role.weight == "none":
        prepositions = ("by", "of", "from")
    if sector in _AWAY:
        prepositions = tuple(one for one in prepositions if one != "in")
    return _complement_country(part, head, end, prepositions) or _unlisted_country(
        part, head, end, sector, prepositions
    )


def _complement_country(part: Part, head: list[Item], end: int, prepositions: tuple[str, ...]) -> str | None:
    """The country of a complement; none where it names several ("the leaders of France and Germany")."""
    for first in part.behind(end, prepositions):
        items = [item for item in part.items if item.start >= first.start]
        states = {item.entity.country for item in items if item.entity and is_state(item)}
        if len(states) > 1 and any(word.key == "and" for word in part.words[first.end :]):
            return None
        for item in items:
            if item.entity and item.entity.country:
                return item.entity.country
            if item.person and (person := person_on(item.person, part.day)):
                return person.country
        name = part.words[items[-1].end :]
        if items[-1].role and name and capitals(name):
            person = person_by_surname(name, part.day, title=items[-1].role, sector=items[-1].role.sector)
            if person:
                return person.country
    return None


def _unlisted_country(
    part: Part, head: list[Item], end: int, sector: Sector | None, prepositions: tuple[str, ...]
) -> str | None:
    """The country of a town or leader that modifies a role: "Shanghai police", "the Biden administration"."""
    last = head[-1] if head else None
    if last is None or last.role is None or last.role.kind == "modifier":
        return None
    before = part.words[: last.start]
    if before and len(head) == 1 and capitals(before) and len(before) <= 3:
        if last.role.kind == "organisation" and (person := person_by_surname(before, part.day)):
            return person.country
        return country_of_town(spell(before)) if sector in _LOCAL else None
    if end + 1 < len(part.words) and part.words[end].key in prepositions:
        behind = part.words[end + 1 : end + 5]
        stop = next((at for at, word in enumerate(behind) if not word.capital), len(behind))
        return country_of_town(spell(behind[:stop])) if stop else None
    return None
