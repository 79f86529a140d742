"""What modifies the head of an actor phrase: the sector and the country that its modifiers and complements lend it."""

from __future__ import annotations

import itertools

from reportedly.model.vocabulary import Sector
from reportedly.reference.entities import Entity
from reportedly.reference.items import Item, is_state
from reportedly.reference.parts import Part, capitals, own_sector, spell
from reportedly.reference.persons import person_by_surname, person_on
from reportedly.reference.rarity import RAREST, load_bands
from reportedly.reference.roles import Role
from reportedly.reference.towns import country_of_town

#: Roles sent to another state: "to X", "in X" and "for X" do not make them X's.
DIPLOMATS = frozenset(
    "ambassador envoy consul delegate diplomat attaché attache negotiator mediator embassy consulate mission".split()
)
#: Roles that a state's name before them tells the subject of.
_TOPICAL = frozenset("expert analyst specialist scholar researcher watcher correspondent historian".split())
#: Intergovernmental bodies that diplomats of states are sent to.
BETWEEN_STATES = frozenset({"NAT", "UNO", "EEC", "AFU", "IGO"})
#: Sectors whose members act abroad: "in X" does not make them X's.
_AWAY: frozenset[Sector | None] = frozenset({"MIL", "IGO", "NGO", "MED"})
#: Sectors whose bodies a town has of its own.
_LOCAL: frozenset[Sector | None] = frozenset({"GOV", "JUD", "LEG", "EDU"})
#: Peoples whose leaders and forces are not those of the state they live in.
STATELESS = frozenset("tibetan uyghur uighur uygur rohingya kachin ambazonian".split())
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
#: Words between a town's or province's name and its body.
_LOCAL_WORDS = frozenset("regional provincial district city state municipal metropolitan military county".split())
#: Words of those who are of several states: "Western and Russian diplomats".
_WIDE = frozenset("western european foreign international regional arab african asian allied gulf other".split())
#: Roles of those who serve whom "to" names: "an adviser to Yemen's government".
_HELPING = frozenset("adviser advisor aide assistant secretary".split())
#: Kinds and stretches of land that small towns are named by too.
_LANDS = frozenset("island islands highland lowland coast border valley horn lake bay river delta balkan".split())
#: Those who are of where they live.
_LOCALS = frozenset("resident inhabitant citizen villager native dweller".split())
#: Sectors of a state's own bodies, and of parties: of a state that is named with them.
_STATELY: frozenset[Sector | None] = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "OPP", None})


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
    behind = [one for first in part.behind(end, ("of", "for", "at", "in", "from")) for one in _run_from(part, first)]
    for other in [*reversed(before), *behind]:
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


def _run_from(part: Part, first: Item) -> list[Item]:
    """Return an item, and the one right behind it where it is a state's: "members of the Kenyan parliament"."""
    after = [item for item in part.items if item.start == first.end and is_state(first)]
    return [first, *after]


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
    if is_diplomat(role) and _serve_a_body(role, before):
        return "IGO"
    if role.sector == "MIL" and any(other.role and "police" in other.role.term.split() for other in before):
        return "GOV"
    if role.sector == "MIL" and before and own_sector(before[-1]) == "REB":
        state_force = before[-1].role is not None and before[-1].role.term == "paramilitary"
        return "MIL" if state_force else "REB"
    if role.sector != "CVL" or role.kind != "person" or not before:
        return role.sector
    own = own_sector(before[-1]) if before[-1].end == item.start else None
    return own if own in ("MIL", "OPP", "SPY") else role.sector


def _serve_a_body(role: Role, before: list[Item]) -> bool:
    """Tell whether an intergovernmental body sends a diplomat: "the UN envoy"; NATO ambassadors are states'."""
    if any(is_state(item) for item in before):
        return False
    bodies = [item.entity for item in before if item.entity and item.entity.sector == "IGO"]
    to_it = role.term.endswith("ambassador")
    return bool(bodies) and (not to_it or bodies[-1].country in ("EEC", "AFU"))


def country_of(part: Part, head: list[Item], end: int, sector: Sector | None) -> str | None:
    """Return the country a head speaks for: its modifiers', else its complements'.

    None where two states are coordinated, and for a relation's possessor: Kyiv's allies do not speak for Kyiv.
    """
    role = head[-1].role if head and part.is_common(head) else None
    relation = role is not None and role.weight == "relation"
    countries: list[str] = []
    topical = role is not None and role.term.split()[-1] in _TOPICAL
    for item in reversed(head):
        entity = None if role is not None and item is head[-1] else item.entity
        if sector in _OF_STATES and part.words[item.start].key in STATELESS:
            continue
        if topical and _names_topic(part, item, head[-1]):
            continue  # a "Russia expert" is no Russian
        if entity and entity.country and not (relation and part.words[item.end - 1].possessive):
            countries.append(entity.country)
        elif item.person and item.end < len(part.words) and not relation:
            person = person_on(item.person, part.day)
            if person and person.country:
                countries.append(person.country)
    if is_diplomat(role):  # "Sudan's U.N. ambassador" is Sudan's
        countries = [country for country in countries if country not in BETWEEN_STATES] or countries
    if countries:
        keys = [word.key for word in part.words[:end]]
        several = len(set(countries)) > 1 or any(
            one in _WIDE and other == "and" for one, other in itertools.pairwise(keys)
        )
        coordinated = several and "and" in keys
        return None if coordinated else countries[0]
    if relation:
        return None
    prepositions: tuple[str, ...] = ("of", "from") if is_diplomat(role) else ("of", "for", "from", "at", "in")
    if role is not None and role.term.split()[-1] in _HELPING and _names_office(part, end):
        prepositions = (*prepositions, "to")
    if role is not None and role.weight == "none":
        prepositions = ("by", "of", "from")
    scenes = part.behind(end, ("in",)) if sector == "REB" else []
    exiled = any(one.entities and one.entities[0].kind == "capital" for one in scenes)  # "rebel leaders in Nairobi"
    local = role is not None and role.term == "security forces"  # "security forces in Uzbekistan"
    if (sector in _AWAY and not local) or exiled:
        prepositions = tuple(one for one in prepositions if one != "in")
    return _complement_country(part, head, end, prepositions) or _unlisted_country(
        part, head, end, sector, prepositions
    )


def _names_office(part: Part, end: int) -> bool:
    """Tell whether "to" names an office or a body of a state: an adviser to Georgia may be of anywhere."""
    return any(
        item.role is not None or bool(item.person) or not is_state(item)
        for first in part.behind(end, ("to",))
        for item in part.items
        if item.start >= first.start
    )


def country_of_namesake(part: Part, head: list[Item], end: int, entity: Entity, shared: bool) -> str | None:
    """Return the state whose body bears the name of a known body of another state: "Egypt's Shura Council".

    "The Workers' Party of Turkey" is Turkey's, and so is a body of a ``shared`` name that is told to be there ("the
    Labour Party in Wellington"). None where the words name no other state.
    """
    if entity.sector == "REB" and not shared:
        beside = head[-2].entity if len(head) > 1 and head[-2].end == head[-1].start else None
        other = beside is not None and beside.kind == "demonym" and beside.country != entity.country
        return beside.country if beside is not None and other else None  # "the Iraqi Hezbollah"
    if entity.sector not in _STATELY and not shared:
        return None
    owners = [item.entity.country for item in head[:-1] if item.entity and is_state(item)]
    preposition = part.words[end].key if end < len(part.words) else ""
    if not owners and (preposition == "of" or (shared and preposition in ("in", "at"))):
        known = [item.entity.country for item in part.items if item.start > end and item.entity and is_state(item)]
        owners = known[:1] or [_town_behind(part, end)]
    return owners[-1] if owners and owners[-1] != entity.country else None


def _names_topic(part: Part, item: Item, role: Item) -> bool:
    """Tell whether a state's own name right before a role says what it is about: "China analyst", not "Chinese"."""
    named = item.entity is not None and item.entity.kind == "state" and item.end == role.start
    return named and not part.words[item.end - 1].possessive and not part.words[item.start].text.isupper()


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
    before = part.words[: head[0].start]
    while before and before[-1].key in _LOCAL_WORDS:
        before = before[:-1]
    plain = all(item.role is not None and not item.entities for item in head)
    if before and plain and capitals(before) and len(before) <= 3:
        if len(head) == 1 and last.role.kind == "organisation" and (person := person_by_surname(before, part.day)):
            return person.country
        if len(before) == 1 and _is_plain_word(before[0].key):
            return None  # "Maritime officials" are of no Togolese region
        return country_of_town(spell(before)) if sector in _LOCAL or last.role.term in _LOCALS else None
    return _town_behind(part, end) if end < len(part.words) and part.words[end].key in prepositions else None


def _is_plain_word(key: str) -> bool:
    """Tell whether a word is a common one that is no name more often: "maritime", "mountain", not "kharkiv"."""
    band = load_bands("word").get(key, RAREST)
    return key in _LANDS or (band < RAREST and load_bands("name").get(key, RAREST) >= band)


def _town_behind(part: Part, end: int) -> str | None:
    """The country of the town whose name follows the preposition behind a head."""
    behind = part.words[end + 1 : end + 5]
    stop = next((at for at, word in enumerate(behind) if not word.capital), len(behind))
    return country_of_town(spell(behind[:stop])) if stop else None
