"""Reading one part of an actor phrase: its head, what modifies it, and what they mean together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.vocabulary import HolderKind, Sector
from reportedly.reference.items import Item, is_state
from reportedly.reference.modifiers import BETWEEN_STATES, country_of, country_of_namesake, is_diplomat, sector_of
from reportedly.reference.names import Word, key_of
from reportedly.reference.offices import offices_by_surname
from reportedly.reference.parts import Part, capitals, make_part, own_sector, proper_name, spell
from reportedly.reference.persons import Person, person_by_surname, person_on
from reportedly.reference.roles import Role, load_roles
from reportedly.reference.titles import find_holder
from reportedly.reference.towns import country_of_town

_FORMER = frozenset("former ex onetime erstwhile retired ousted deposed late previous".split())
#: What a former holder of one of these is by that alone: a private citizen.
_OFFICIAL: frozenset[Sector | None] = frozenset({"GOV", "LEG", "SPY", "JUD"})
#: Bodies whose possessive before two unknown names is whom one of their people works for.
_STAFFED: frozenset[Sector | None] = frozenset({"MED", "NGO", "EDU"})
_OFFICES = frozenset(
    """division team lab office desk unit service bureau department programme program network arabic english news
    world today tonight live hub centre center project group institute school college monitor index report
    """.split()
)
#: Roles of which whoever bears them is not named by them.
_UNNAMED = frozenset(
    """official source insider expert analyst observer specialist pundit commentator aide individual person suspect
    attacker assailant perpetrator man woman people witness eyewitness resident participant poster author operative
    agent whistleblower informant figure
    """.split()
) | {
    "government official", "senior official", "intelligence official", "people familiar",
    "person familiar with the matter", "intelligence source",
}  # fmt: skip
#: Plural documents that are nobody's in particular.
_REPORTS = frozenset({"report", "analysis", "assessment", "estimate", "account"})


#: Titles that one state alone bestows.
_SOLE_TITLES = {"pope": "VAT", "pontiff": "VAT", "taoiseach": "IRL", "tánaiste": "IRL"}
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir"})
#: Capitalised words that stand before a state's name without making a person of it.
_PARTS_OF_STATES = frozenset(
    """north south east west central northern southern eastern western northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern greater mainland old new former occupied modern ancient imperial
    soviet communist democratic free post united team metropolitan rural upper lower outer inner
    """.split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one part of a phrase means; ``proper`` is a name of the text's own that no table knows.

    ``shared`` says that bodies of several states go by the name, and that the phrase does not say whose it is.
    """

    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    office: str | None = None
    kind: HolderKind | None = None
    anonymous: bool = False
    former: bool = False
    proper: str | None = None
    shared: bool = False

    @property
    def known(self) -> bool:
        """Tell whether anything but the words themselves is known."""
        return bool(self.kind or self.country or self.sector or self.name)


def read_segment(
    words: list[Word], day: date | None, *, caseless: bool = False, hint: str | None = None
) -> Reading | None:
    """Return what one part of a phrase means; ``hint`` is a country the context names. None where it has no words."""
    part = make_part(words, day, caseless=caseless, hint=hint)
    if part is None:
        return None
    end = part.head_end()
    head = [item for item in part.items if item.start < end]
    former = any(word.key in _FORMER for word in part.words[:end])
    person = part.named_person()
    if person:
        return _read_person(part, person, former)
    if not head:
        return _read_unknown(part, end, former)
    if head[-1].end < end:
        return _read_trailing(part, head, end, former)
    if head[-1].role and part.is_common(head):
        return _read_role(part, head, end, former)
    return _read_entity(part, head, end)


# -- persons ---------------------------------------------------------------------------------------------------------


def _read_person(part: Part, item: Item, former: bool) -> Reading:
    """A person whom the tables know, with what stands before the name."""
    before = [other for other in part.items if other.end <= item.start]
    diplomat = next((at for at, other in enumerate(before) if is_diplomat(other.role)), None)
    if diplomat is not None:  # What follows is where the diplomat is sent.
        before = before[: diplomat + 1]
    country = country_of(part, before, len(part.words), None) if before else None
    person = person_on(item.person, part.day)
    if person is not None and country is not None and _is_in_office(part, person, before, country):
        country = person.country  # "Security Council Secretary Sergei Shoigu": of his own state's
    named = {entity.country for other in before if other.entity for entity in other.entities}
    if person is None or (country and person.country not in {country, *named, *BETWEEN_STATES, None}):
        person = person_on(item.person, part.day, country=country) if country else None
    title = _title_sector(part, before, item.start)
    if person is not None and country is None and _is_titled_otherwise(person, before):
        person = None  # "Defence Minister Pedro Sánchez" is no prime minister
    if person is None:
        given = spell(part.words[item.start : item.end])
        country = country or (part.hint if title else None)
        return Reading(given if title else None, country, title, None, "person", former=former, proper=given)
    return _as_reading(person, title, former)


def _is_titled_otherwise(person: Person, before: list[Item]) -> bool:
    """Tell whether a leader's namesake bears the title of a minister with a portfolio."""
    role = before[-1].role if before else None
    if role is None or person.office not in ("president", "prime minister"):
        return False
    if any(item.role and item.role.term in ("president", "prime minister") for item in before):
        return False
    return role.term.endswith(" minister") and role.term.split()[0] not in ("prime", "deputy", "first", "former")


def _is_in_office(part: Part, person: Person, before: list[Item], country: str) -> bool:
    """Tell whether a person holds the office of a state that a body before the name need not be of.

    Several states have a body of that name: "Foreign Office spokeswoman Mumtaz Zahra Baloch".
    """
    bodies = [item for item in before if item.entity]
    if person.office is None or any(is_state(item) for item in bodies):
        return False
    office = set(key_of(person.office))
    if country in BETWEEN_STATES:
        return any(office.issuperset(key_of(spell(part.words[item.start : item.end]))[-2:]) for item in bodies)
    return True


def _as_reading(person: Person, title: Sector | None, former: bool) -> Reading:
    """A known person; ``title`` is the sector of the title in the text, for one whose office is not known."""
    sector = person.sector
    if former and person.office is None:
        sector = "CVL" if title in _OFFICIAL else None
    elif sector is None:
        sector = title
    return Reading(person.name, person.country, sector, person.office, "person", former=former)


def _title_sector(part: Part, items: list[Item], end: int) -> Sector | None:
    roles = [item for item in items if item.role and item.end <= end]
    return sector_of(part, roles[-1], items, end) if roles else None


def _read_unknown(part: Part, end: int, former: bool) -> Reading:
    """No word of the head is known: a family name, a town, or nothing."""
    words = part.words[:end]
    if capitals(words) and len(words) <= 3:
        person = person_by_surname(words, part.day, country=part.hint)
        if person:
            return _as_reading(person, None, former)
        named = tuple(word.key for word in words) in offices_by_surname()
        country = None if named else country_of_town(spell(words))
        if country:  # A town that is no capital stands for its people.
            return Reading(country=country, sector="CVL", proper=proper_name(words))
    behind = part.behind(end, ("of", "from", "at"))
    if behind and behind[0].entity and not is_state(behind[0]) and proper_name(words):
        entity, given = behind[0].entity, proper_name(words)
        return Reading(given, entity.country, entity.sector, None, "person", proper=given)
    return Reading(proper=proper_name(words))


def _read_trailing(part: Part, head: list[Item], end: int, former: bool) -> Reading:
    """Words behind the last known name: a person's or body's unknown name after a title, or an unknown noun."""
    last = head[-1]
    rest = part.words[last.end : end]
    country = country_of(part, head, end, last.role.sector if last.role and not last.entities else None)
    possessive = part.words[last.end - 1].possessive
    if capitals(rest) or part.caseless:
        role = last.role if not last.entities else None
        if role is not None and not possessive and role.kind != "modifier":
            return _read_titled(part, head, end, role, country, former)
        if possessive or (last.entity and is_state(last)):
            person = person_by_surname(rest, part.day, country=country or part.hint)
            if person:
                return _as_reading(person, None, former)
        staff = last.entity is not None and not is_state(last) and own_sector(last) in _STAFFED
        if possessive and staff and len(rest) == 2 and not any(w.joined or w.key in _OFFICES for w in rest):
            return Reading(spell(rest), country, own_sector(last), None, "person")  # "Amnesty's Irungu Houghton"
        if last.entities and possessive:
            return Reading(country=country, sector=own_sector(last), proper=proper_name(rest))
        return Reading(proper=proper_name(part.words[:end]))
    if last.entities and not is_state(last) and rest[0].capital and not possessive:
        return Reading(proper=proper_name(part.words[:end]))
    bodies = [item for item in head if item.entities or (item.role and item.role.kind != "person")]
    sectors = [found for item in reversed(bodies) if (found := own_sector(item)) is not None]
    if sectors[:1] == ["MIL"] and "REB" in sectors:
        return Reading(country=country, sector="REB")  # "a Hamas command centre"
    return Reading(country=country, sector=sectors[0] if sectors else None)


def _read_titled(part: Part, head: list[Item], end: int, role: Role, country: str | None, former: bool) -> Reading:
    """A role and a name that no table has in full: "Minister Umerov", "Colonel Rufus Haldane", "newspaper Daily X"."""
    rest = part.words[head[-1].end : end]
    sector = sector_of(part, head[-1], head, end)
    given = spell(rest)
    if role.kind == "organisation":
        if part.words[head[-1].end - 1].capital:
            return Reading(country=country, sector=sector, proper=proper_name(part.words[:end]))
        return Reading(given, country or part.hint, sector, None, _kind(role, sector))
    person = None
    if role.kind == "person":  # in the plural as the first of several: "Presidents Biden and Macron"
        person = person_by_surname(rest, part.day, country=country or part.hint, title=role, sector=sector)
    if person:
        return _as_reading(person, sector, former)
    if role.kind != "person" or role.plural:
        return Reading(proper=proper_name(part.words[:end]))
    if former:
        sector = "CVL" if sector in _OFFICIAL else None
    name = given if len(rest) > 1 else None
    return Reading(name, country or part.hint, sector, None, "person", former=former, proper=given)


# -- bodies and roles ------------------------------------------------------------------------------------------------


def _read_entity(part: Part, head: list[Item], end: int) -> Reading:
    """A state, body, group or medium that the tables know."""
    last = head[-1]
    if is_state(last) and _reads_as_surname(part, last):
        return Reading(proper=proper_name(part.words[:end]))
    if is_state(last) and last.entity is not None and last.entity.country is None and last.entity.name is None:
        return Reading()
    countries = {item.entity.country for item in head if item.entity and is_state(item)}
    if len(countries) > 1 and any(word.key == "and" for word in part.words[:end]):
        return Reading(kind="group")
    entity = last.entity
    if entity is None:
        chosen = [one for one in last.entities if one.country and one.country in (countries | {part.hint})]
        if len({(one.country, one.sector) for one in chosen}) != 1:
            return Reading(kind="organisation", proper=spell(part.words[:end]))
        entity = chosen[0]
    if entity.kind == "demonym":
        kind: HolderKind = "person" if part.indefinite else "group"
        before = head[-2] if len(head) > 1 else None
        people = part.words[last.end - 1].key.endswith("s")  # "Serbs", not "US: North Korean"
        if people and before is not None and before.entity and is_state(before) and before.end == last.start:
            tie = part.words[before.end - 1]  # "Croatian Serbs" are of Croatia, "Irish Americans" of the United States
            own = tie.joined or tie.possessive or entity.country == "USA"
            country = entity.country if own else before.entity.country
            return Reading(None, country, last.role.sector if last.role else None, None, kind, part.indefinite)
        return Reading(None, entity.country, last.role.sector if last.role else None, None, kind, part.indefinite)
    kind = "media" if entity.kind == "media" else "organisation"
    other = country_of_namesake(part, head, end, entity, last.shared) if not is_state(last) else None
    if other:
        return Reading(None, other, entity.sector, None, kind)
    country = entity.country or country_of(part, head[:-1], end, None)
    return Reading(entity.name, country, entity.sector, None, kind, shared=last.shared)


def _reads_as_surname(part: Part, state: Item) -> bool:
    """Tell whether a state's name stands as a person's: "Mr Jordan", "Michael Jordan", "Rep. Jim Jordan"."""
    before = part.words[: state.start]
    if any(word.key in _HONORIFICS for word in part.determiners):
        return True
    if state.entities[0].kind == "demonym" and part.words[state.start].key.endswith("s"):
        return False  # "Arab Israelis"
    given = bool(before) and before[-1].capital and not before[-1].possessive and not part.caseless
    taken = any(item.end == state.start for item in part.items)
    return given and not taken and before[-1].key not in _PARTS_OF_STATES and part.words[state.start].capital


def _read_role(part: Part, head: list[Item], end: int, former: bool) -> Reading:
    """A role noun with its modifiers: "the Ukrainian defence minister", "Russian troops", "a UN report"."""
    item = head[-1]
    role = item.role or load_roles()[key_of(part.words[item.end - 1].text)]
    sector = sector_of(part, item, head, end)
    country = country_of(part, head, end, sector)
    if role.weight == "none":
        bare = role.plural and role.term in _REPORTS and len(head) == 1
        kind: HolderKind = "reports" if role.kind == "reports" or bare else "document"
        return Reading(None, country, None, None, kind, kind == "reports")
    if former:
        retired = any(word.key == "retired" for word in part.words[:end])
        sector = None if retired else "CVL" if sector in _OFFICIAL else sector if sector != "MIL" else None
    elif country is None and len(part.words) == 1 and not role.plural:
        country = _SOLE_TITLES.get(role.term)
    elif country is None and part.hint and any(one.role and one.role.term == "administration" for one in head):
        country = part.hint
    reading = Reading(None, country, sector, None, _kind(role, sector), former=former)
    if reading.kind == "role" and not former and not part.indefinite:
        found = find_holder(part, item, end, country or part.hint)
        if found is not None:
            reading = replace(
                reading,
                name=found.holder.name if found.holder else None,
                country=country or part.hint,
                sector=found.holder.sector if found.holder else sector,
                office=found.office,
            )
    return replace(reading, anonymous=_is_anonymous(part, role, reading))


def _kind(role: Role, sector: Sector | None) -> HolderKind:
    if role.kind == "group" or role.plural:
        return "media" if sector == "MED" and role.kind == "organisation" else "group"
    if role.kind == "person":
        return "role"
    return "media" if sector == "MED" else "organisation"


def _is_anonymous(part: Part, role: Role, reading: Reading) -> bool:
    """Tell whether no reader could tell who it is."""
    if reading.name or reading.office:
        return False
    if role.term in _UNNAMED:
        return True
    if role.kind != "person":
        return reading.kind == "media" and part.indefinite
    if role.weight == "relation":
        return not part.definite
    return part.indefinite or (not part.definite and not part.words[0].capital)
