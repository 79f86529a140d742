"""Reading one part of an actor phrase: its head, what modifies it, and what they mean together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.vocabulary import HolderKind, Sector
from reportedly.reference.names import Word
from reportedly.reference.offices import (
    Office,
    ambassadors,
    office_key,
    offices_by_surname,
    offices_by_title,
    sole_holder,
)
from reportedly.reference.persons import Person, person_by_surname, person_on
from reportedly.reference.phrases import Item, find_items
from reportedly.reference.roles import Role
from reportedly.reference.towns import country_of_town

_DETERMINERS = frozenset(
    """the a an this that these those some any several many most few all both another one two three four five six seven
    eight nine ten dozens hundreds thousands scores his her its their our my your no each every other mr mrs ms dr sir
    lady madam messrs alhaji
    """.split()
)
_COUNTING = frozenset(
    "up to around about at least more than fewer less over under nearly almost roughly as many some approximately an"
    " another other estimated between and or million billion thousand hundred dozen k".split()
)
_INDEFINITE = frozenset("a an some any several many most few another one two three no each every other".split())
_PREPOSITIONS = frozenset(
    "of to in for from at with on against by near under within across around inside into over about among behind"
    " between during after before since without outside who which that whose whom including such as where when".split()
)
_RELATIVES = frozenset("who which that whose whom where when including such as".split())
_FORMER = frozenset("former ex onetime erstwhile retired ousted deposed late then previous".split())
#: Words that leave open which of several holders of an office is meant, or that it is held at all.
_NOT_THE_HOLDER = frozenset(
    "former ex onetime erstwhile retired ousted deposed late previous next future would deputy".split()
)
_FILLERS = frozenset(
    "new current incumbent senior top own newly appointed longtime long time outgoing embattled hawkish veteran acting"
    " interim de facto".split()
)
_DIPLOMATS = frozenset(
    "ambassador envoy consul delegate diplomat attaché attache negotiator embassy consulate mission".split()
)
#: Sectors whose members act abroad: "in X" does not make them X's.
_AWAY: frozenset[Sector | None] = frozenset({"MIL", "IGO", "NGO", "MED"})
#: Sectors whose bodies a town has of its own.
_LOCAL: frozenset[Sector | None] = frozenset({"GOV", "JUD", "LEG", "EDU"})
#: Common-noun readings of these roles are everybody's: whoever bears them is not named by them.
_UNNAMED = frozenset(
    "official source insider expert analyst observer specialist pundit commentator aide someone somebody anyone"
    " individual person suspect attacker assailant perpetrator man woman people witness eyewitness resident"
    " participant poster author operative agent whistleblower informant figure".split()
) | {"government official", "senior official", "intelligence official", "people familiar",
     "person familiar with the matter", "intelligence source"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one part of a phrase means; ``proper`` is a name of the text's own that no table knows."""

    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    office: str | None = None
    kind: HolderKind | None = None
    anonymous: bool = False
    former: bool = False
    proper: str | None = None

    @property
    def known(self) -> bool:
        """Tell whether anything but the words themselves is known."""
        return bool(self.kind or self.country or self.sector or self.name)


def read_segment(
    words: list[Word], day: date | None, *, caseless: bool = False, hint: str | None = None
) -> Reading | None:
    """Return what one part of a phrase means; ``hint`` is a country the context names. None where it has no words."""
    start = 0
    while start < len(words) - 1 and words[start].key in _DETERMINERS and not words[start].text.isupper():
        start += 1
    start = _past_quantity(words, start)
    determiners, words = words[:start], words[start:]
    if not words:
        return None
    part = _Part(determiners, words, find_items(words, caseless=caseless), day, hint, caseless)
    return part.read()


def _past_quantity(words: list[Word], start: int) -> int:
    """Step over a count that opens the phrase: "up to 10,000", "at least a dozen"."""
    for at in range(min(len(words) - 2, start + 6), start - 1, -1):
        if words[at].key.isdigit() and all(one.key in _COUNTING or one.key.isdigit() for one in words[start : at + 1]):
            return at + 1
    return start


@dataclass(slots=True)
class _Part:
    """One part of a phrase with its known names; see :func:`read_segment`."""

    determiners: list[Word]
    words: list[Word]
    items: list[Item]
    day: date | None
    hint: str | None
    caseless: bool

    def read(self) -> Reading:
        end = self._head_end()
        head = [item for item in self.items if item.start < end]
        former = any(word.key in _FORMER for word in self.words[:end] if word.key != "then")
        person = self._named_person()
        if person:
            return self._read_person(person, former)
        if not head:
            return self._read_unknown(end, former)
        last = head[-1]
        if last.end < end:
            return self._read_trailing(head, end, former)
        if last.role and self._is_common(head):
            return self._read_role(head, end, former)
        return self._read_entity(head, end, former)

    def _head_end(self) -> int:
        """The word behind the head part: the first preposition or relative that no known name takes in."""
        taken = {at for item in self.items for at in range(item.start, item.end)}
        for at, word in enumerate(self.words):
            if at and at not in taken and word.key in _PREPOSITIONS and not word.text.isupper():
                return at
        return len(self.words)

    def _named_person(self) -> Item | None:
        """The person whom the part names, unless it is another's complement ("aide to Vladimir Putin")."""
        for item in reversed(self.items):
            if not item.person:
                continue
            before = self.words[item.start - 1] if item.start else None
            if before and before.key in _PREPOSITIONS and not before.capital:
                return None
            if self.words[item.end - 1].possessive and item.end < len(self.words):
                return None
            return item
        return None

    def _is_common(self, head: list[Item]) -> bool:
        """Tell whether a body named by a common noun is meant as a common noun: "Chile's Congress"."""
        last = head[-1]
        if not last.entities:
            return True
        return any(
            item.entity and item.entity.country not in (None, last.entities[0].country) and _is_state(item)
            for item in head[:-1]
        )

    # -- persons -------------------------------------------------------------------------------------------------

    def _read_person(self, item: Item, former: bool) -> Reading:
        others = [other for other in self.items if other is not item and other.end <= item.start]
        country = self._country(others, len(self.words), None)
        person = person_on(item.person, self.day)
        if person is None and country:
            person = person_on(item.person, self.day, country=country)
        if person and country and person.country not in (country, "NAT", "UNO", "EEC", "AFU", "IGO", None):
            person = person_on(item.person, self.day, country=country)
        if person is None:
            given = spell(self.words[item.start : item.end])
            title = self._title(others, item.start)
            return Reading(given if title else None, country, title, None, "person", former=former, proper=given)
        return self._as_reading(person, self._title(others, item.start), former)

    def _as_reading(self, person: Person, title: Sector | None, former: bool) -> Reading:
        sector = person.sector
        if sector is None:
            sector = "CVL" if former and title in ("GOV", "LEG") else None if former else title
        elif former and person.office is None:
            sector = "CVL" if title in ("GOV", "LEG") else None
        return Reading(person.name, person.country, sector, person.office, "person", former=former)

    def _title(self, items: list[Item], end: int) -> Sector | None:
        """The sector of the title that stands before a name."""
        roles = [item for item in items if item.role and item.end <= end]
        return self._sector(roles[-1], items, end) if roles else None

    def _read_unknown(self, end: int, former: bool) -> Reading:
        """No word is known: a family name, or nothing."""
        words = self.words[:end]
        if all(word.capital for word in words) and len(words) <= 3:
            person = person_by_surname(words, self.day, country=self.hint)
            if person:
                return self._as_reading(person, None, former)
            named = tuple(word.key for word in words) in offices_by_surname()
            country = None if named else country_of_town(spell(words))
            if country:  # A town that is no capital stands for its people.
                return Reading(country=country, sector="CVL", proper=_proper(words))
        elif end < len(self.words) and self.words[end].key == "in":
            return Reading(country=self._behind(end), sector=None)
        return Reading(proper=_proper(words))

    def _behind(self, end: int) -> str | None:
        """The country of the state or capital behind a preposition."""
        item = next((item for item in self.items if item.start == end + 1 and _is_state(item)), None)
        return item.entity.country if item and item.entity else None

    def _read_trailing(self, head: list[Item], end: int, former: bool) -> Reading:
        """Words behind the last known name: a person's unknown name after a title, or an unknown noun."""
        last = head[-1]
        rest = self.words[last.end : end]
        country = self._country(head, end, None)
        if _capitals(rest) or self.caseless:
            role = last.role if not last.entities else None
            sector = self._sector(last, head, end) if role else None
            titled = role is not None and role.kind == "person"
            if titled or self.words[last.end - 1].possessive or (last.entity and _is_state(last)):
                person = person_by_surname(
                    rest, self.day, country=country or self.hint, title=role if titled else None, sector=sector
                )
                if person:
                    return self._as_reading(person, sector, former)
            if titled and not (role and role.plural):
                return self._titled_name(rest, role, country, sector, former)
            if last.entities and self.words[last.end - 1].possessive:
                return Reading(country=country, sector=_own_sector(last), proper=_proper(rest))
            return Reading(proper=_proper(self.words[:end]))
        if last.entities and not _is_state(last) and rest[0].capital and not self.words[last.end - 1].possessive:
            return Reading(proper=_proper(self.words[:end]))
        modifiers = [item for item in head if (item.role and item.role.kind != "person") or item.entities]
        sector = next((found for item in reversed(modifiers) if (found := _own_sector(item)) is not None), None)
        return Reading(country=country, sector=sector)

    def _titled_name(
        self, rest: list[Word], role: Role | None, country: str | None, sector: Sector | None, former: bool
    ) -> Reading:
        given = spell(rest)
        if former:
            sector = "CVL" if sector in ("GOV", "LEG") else None
        name = given if len(rest) > 1 else None
        return Reading(name, country or self.hint, sector, None, "person", former=former, proper=given)

    # -- entities ------------------------------------------------------------------------------------------------

    def _read_entity(self, head: list[Item], end: int, former: bool) -> Reading:
        last = head[-1]
        countries = {item.entity.country for item in head if item.entity and _is_state(item)}
        if len(countries) > 1 and any(word.key == "and" for word in self.words[:end]):
            return Reading(kind="group")
        entity = last.entity
        if entity is None:
            chosen = [one for one in last.entities if one.country and one.country in (countries | {self.hint})]
            if len({(one.country, one.sector) for one in chosen}) != 1:
                return Reading(kind="organisation", proper=spell(self.words[:end]))
            entity = chosen[0]
        if entity.kind == "demonym":
            plural = not self._indefinite()
            return Reading(None, entity.country, None, None, "group" if plural else "person", not plural)
        kind: HolderKind = "media" if entity.kind == "media" else "organisation"
        country = entity.country or self._country(head[:-1], end, None)
        return Reading(entity.name, country, entity.sector, None, kind)

    def _indefinite(self) -> bool:
        return any(word.key in _INDEFINITE or word.key.isdigit() for word in self.determiners)

    # -- roles ---------------------------------------------------------------------------------------------------

    def _read_role(self, head: list[Item], end: int, former: bool) -> Reading:
        item = head[-1]
        role = item.role
        assert role is not None
        sector = self._sector(item, head, end)
        country = self._country(head, end, sector)
        if role.weight == "none":
            kind: HolderKind = "reports" if role.kind == "reports" or self._bare_reports(role, head) else "document"
            return Reading(None, country, None, None, kind, kind == "reports")
        if former:
            sector = "CVL" if sector in ("GOV", "LEG", "SPY", "JUD", "MIL") else sector
            if any(word.key == "retired" for word in self.words[:end]):
                sector = None
        reading = Reading(None, country, sector, None, _kind(role, sector), former=former)
        if reading.kind == "role" and not role.plural and not former:
            reading = self._with_holder(reading, item, head, end)
        return replace(reading, anonymous=self._anonymous(role, reading, head))

    def _bare_reports(self, role: Role, head: list[Item]) -> bool:
        """Plural "reports" or "analyses" of nobody in particular."""
        return (
            role.plural and role.term in ("report", "analysis", "assessment", "estimate", "account") and len(head) == 1
        )

    def _with_holder(self, reading: Reading, item: Item, head: list[Item], end: int) -> Reading:
        """Add office and holder, if the phrase speaks of the one holder of an office that the table knows."""
        if self._indefinite() or any(word.key in _NOT_THE_HOLDER for word in self.words[: item.start]):
            return reading
        country = reading.country or self.hint
        terms = self._terms(item, head, end, country)
        if not terms:
            return replace(reading, country=country)
        holder = sole_holder(terms, self.day)
        return replace(
            reading,
            name=holder.name if holder else None,
            country=country,
            sector=holder.sector if holder else reading.sector,
            office=(holder or terms[-1]).office,
        )

    def _terms(self, item: Item, head: list[Item], end: int, country: str | None) -> tuple[Office, ...]:
        if item.role and item.role.term.split()[-1] in _DIPLOMATS and country:
            receiver = next((one.entity.country for one in self._tail(end, ("to", "in", "at")) if one.entity), None)
            body = next((one.entity for one in head[:-1] if one.entity and not _is_state(one)), None)
            receiver = receiver or (body.country if body else None)
            return ambassadors().get((country, receiver), ()) if receiver else ()
        states = {at for one in self.items if _is_state(one) for at in range(one.start, one.end)}
        keys = [word.key for at, word in enumerate(self.words[:end]) if at not in states and word.key not in _FILLERS]
        tail = self._complement(end, states)
        titles = offices_by_title()
        for title in ([*keys, *tail] if tail else None, None if tail and tail != ["of"] else keys):
            if title and (terms := titles.get((country, office_key(title)))):
                return terms
        return ()

    def _complement(self, end: int, states: set[int]) -> list[str]:
        """The words of an "of" or "for" complement behind the head, states and articles left out."""
        if end >= len(self.words) or self.words[end].key not in ("of", "for"):
            return []
        kept = [self.words[end].key]
        for at in range(end + 1, len(self.words)):
            if self.words[at].key in _RELATIVES:
                break
            if at not in states and self.words[at].key != "the":
                kept.append(self.words[at].key)
        return [] if len(kept) == 1 else kept

    def _anonymous(self, role: Role, reading: Reading, head: list[Item]) -> bool:
        if reading.name or reading.office:
            return False
        if role.term in _UNNAMED or reading.kind == "reports":
            return True
        if role.kind != "person":
            return reading.kind == "media" and self._indefinite()
        definite = any(word.key in ("the", "both", "all") for word in self.determiners) or any(
            word.possessive for word in self.words
        )
        return self._indefinite() or (not definite and not self.words[0].capital)

    # -- what modifies the head ----------------------------------------------------------------------------------

    def _tail(self, end: int, prepositions: tuple[str, ...]) -> list[Item]:
        """The first known name behind each of the given prepositions that follow the head."""
        found = []
        for at in range(end, len(self.words)):
            key = self.words[at].key
            if key in _RELATIVES:
                break
            if key in prepositions and not any(item.start <= at < item.end for item in self.items):
                found += [item for item in self.items if item.start > at][:1]
        return found

    def _sector(self, item: Item, head: list[Item], end: int) -> Sector | None:
        """The sector of a role with its modifiers and complements."""
        role = item.role
        if role is None or role.weight in ("none", "relation"):
            return None
        if role.weight == "strong":
            return self._strong_sector(item, head)
        behind = self._tail(end, ("of", "for", "at", "in", "from"))
        for other in [*reversed(head[: head.index(item)] if item in head else head), *behind]:
            own = _own_sector(other)
            if own is None:
                if other.role and other.role.weight == "weak" and other.role.kind == "organisation":
                    return None
                continue
            if role.sector == "MIL" and own == "GOV" and (role.kind != "person" or other.entities):
                continue
            if role.sector == "MIL" and own in ("IGO", "MED", "NGO", "BUS", "CVL", "EDU"):
                continue
            return own
        return role.sector

    def _strong_sector(self, item: Item, head: list[Item]) -> Sector | None:
        """A strong role's own sector; a civil occupation within a force or body takes that body's."""
        role = item.role
        assert role is not None
        if role.sector != "CVL" or role.kind != "person" or item not in head or head.index(item) == 0:
            return role.sector
        before = head[head.index(item) - 1]
        own = _own_sector(before) if before.end == item.start else None
        return own if own in ("MIL", "OPP", "SPY") else role.sector

    def _country(self, head: list[Item], end: int, sector: Sector | None) -> str | None:
        """The country a head speaks for: its modifiers', else its complements'."""
        role = head[-1].role if head and self._is_common(head) else None
        relation = role is not None and role.weight == "relation"
        countries: list[str] = []
        for item in reversed(head):
            entity = None if role is not None and item is head[-1] else item.entity
            if entity and entity.country and not (relation and self.words[item.end - 1].possessive):
                countries.append(entity.country)
            elif item.person and (item.end < len(self.words)):
                person = person_on(item.person, self.day)
                if person and person.country and not relation:
                    countries.append(person.country)
        if countries:
            if len(set(countries)) > 1 and any(word.key == "and" for word in self.words[:end]):
                return None
            return countries[0]
        diplomat = role is not None and role.term.split()[-1] in _DIPLOMATS
        if relation:
            return None
        prepositions = ("of", "from") if diplomat else ("of", "for", "from", "at", "in")
        if sector in _AWAY:
            prepositions = tuple(one for one in prepositions if one != "in")
        for item in self._tail(end, prepositions):
            if item.entity and item.entity.country:
                return item.entity.country
            if item.person and (person := person_on(item.person, self.day)):
                return person.country
        return self._unlisted_country(head, end, sector, prepositions)

    def _unlisted_country(
        self, head: list[Item], end: int, sector: Sector | None, prepositions: tuple[str, ...]
    ) -> str | None:
        """The country of a town or leader that modifies a role: "Shanghai police", "the Biden administration"."""
        last = head[-1] if head else None
        if last is None or last.role is None or last.role.kind == "modifier":
            return None
        if last.start and len(head) == 1 and _capitals(before := self.words[: last.start]) and len(before) <= 3:
            if last.role.kind == "organisation" and (person := person_by_surname(before, self.day)):
                return person.country
            return country_of_town(spell(before)) if sector in _LOCAL else None
        if end + 1 < len(self.words) and self.words[end].key in prepositions:
            behind = self.words[end + 1 : end + 5]
            stop = next((at for at, word in enumerate(behind) if not word.capital), len(behind))
            return country_of_town(spell(behind[:stop])) if stop else None
        return None


def _capitals(words: list[Word]) -> bool:
    """Tell whether every word begins with a capital; what a hyphen ties to one may not ("Seong-kweun")."""
    return all(word.capital or (at > 0 and words[at - 1].joined) for at, word in enumerate(words))


def spell(words: list[Word]) -> str:
    """Return the words as a name, hyphens kept."""
    return "".join(word.text + ("-" if word.joined else " ") for word in words).rstrip(" -")


def _is_state(item: Item) -> bool:
    return bool(item.entities) and item.entities[0].kind in ("state", "demonym", "capital", "region")


def _own_sector(item: Item) -> Sector | None:
    """The sector an item lends to the head it modifies."""
    if item.entity:
        return None if _is_state(item) else item.entity.sector
    if item.person:
        return item.person[-1].sector
    return item.role.sector if item.role and item.role.weight != "none" else None


def _kind(role: Role, sector: Sector | None) -> HolderKind:
    if role.kind == "group" or (role.kind == "person" and role.plural):
        return "group"
    if role.kind == "person":
        return "role"
    if sector == "MED":
        return "media"
    return "group" if role.plural and role.weight == "weak" else "organisation"


def _proper(words: list[Word]) -> str | None:
    """The words as a person's name of the text's own: two to five words, capitals at both ends."""
    if 2 <= len(words) <= 5 and _capitals([words[0], *words[-2:]]) and not any(word.possessive for word in words):
        return spell(words)
    return None
