"""What one article has said of its parties so far: full names for family names, bearers for short titles."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field, replace

from reportedly.model import Actor
from reportedly.reference.entities import load_entities
from reportedly.reference.names import key_of, split_words
from reportedly.reference.offices import EITHER_ORDER, FAMILY_FIRST, surname_keys
from reportedly.reference.roles import load_roles

Key = tuple[str, ...]

#: Titles that stand for one another when an article takes up a person it has named.
_SAME_TITLE = {
    "envoy": "ambassador",
    "diplomat": "ambassador",
    "premier": "prime minister",
    "advisor": "adviser",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "legislator": "lawmaker",
    "mp": "lawmaker",
    "congressman": "lawmaker",
    "congresswoman": "lawmaker",
}
#: Nouns that take up an organisation by what it is, and words of a name or phrase that say so.
_BODY_NOUNS = {
    "agency": frozenset(
        "agency service services directorate bureau nis hur sbu cia unicef unhcr iaea iom ocha unrwa wfp fao".split()
    ),
    "service": frozenset("service services".split()),
    "ministry": frozenset(("ministry",)),
    "department": frozenset(("department",)),
    "directorate": frozenset(("directorate",)),
    "council": frozenset(("council",)),
    "committee": frozenset(("committee",)),
    "newspaper": frozenset("newspaper daily times post herald journal".split()),
    "institute": frozenset(("institute", "institution")),
}
#: Titles of offices that the table names otherwise, and how many persons back a title looks for its office's holder.
_OFFICE_TITLES = {
    "minister of foreign affairs": "foreign minister",
    "minister of defence": "defence minister",
    "secretary of defence": "defence secretary",
    "premier": "prime minister",
}
_REMEMBERED = 8
#: Words that begin many names and stand for none of them.
_PARTICLES = frozenset("al el abu abd abdul abdel san santa bin ibn umm sidi de la le van von st saint king".split())
#: Nouns that take up a body that is no part of a state, and the sectors of such bodies.
GROUP_SECTORS = {
    "group": frozenset({"REB", "OPP", "NGO", "CVL"}),
    "movement": frozenset({"REB", "OPP", "NGO", "CVL"}),
    "faction": frozenset({"REB", "OPP"}),
    "militia": frozenset({"REB"}),
}


@dataclass(slots=True)
class Registry:
    """The parties named so far. A name or title that has stood for two parties stands for neither."""

    _names: dict[Key, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _titles: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _bodies: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _letters: dict[str, Actor] = field(default_factory=dict)
    _plain: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _given: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _recent: deque[Actor] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def add(self, actor: Actor, phrase: str) -> None:
        """Remember a mention by its name, its titles, and the abbreviation behind it."""
        if actor.kind == "person" and actor.name:
            for key in surname_keys(actor.name, actor.country) | self._first(actor):
                _remember(self._names[key], actor)
            first, *others = split_words(actor.name)
            if others and first.key not in _PARTICLES:
                _remember(self._given[first.key], actor)
        if actor.kind in ("person", "role"):
            titles = _titles(phrase)
            for title in titles:
                _remember(self._titles[title], actor)
            if titles and " " not in titles[0]:
                _remember(self._plain[titles[0]], actor)
            if actor.kind == "person":
                self._recent.append(actor)
        elif actor.kind in ("organisation", "media"):
            words = {word.key for word in split_words(f"{phrase} {actor.name or ''}")}
            for noun, sectors in GROUP_SECTORS.items():
                if actor.name and (actor.sector in sectors or noun in words):
                    _remember(self._bodies[noun], actor)
            for noun, signs in _BODY_NOUNS.items():
                if words & signs:
                    _remember(self._bodies[noun], actor)
            if phrase.endswith(")"):
                letters = phrase[phrase.rfind("(") + 1 : -1].strip()
                outlet = any(naming.entity.kind == "media" for naming in load_entities().get(key_of(letters), ()))
                if letters.isupper() and letters.isalpha() and not outlet:  # "GOMA, Congo (AFP)"
                    self._letters[letters] = actor

    @staticmethod
    def _first(actor: Actor) -> set[Key]:
        """Names whose family name is or may be the first are taken up by it, with or without a known country."""
        parts = (actor.name or "").split()
        eastern = actor.country in FAMILY_FIRST | EITHER_ORDER or (len(parts) == 2 and "-" in parts[1])
        return {key_of(parts[0])} if eastern and len(parts) > 1 else set()

    def person(self, words: list[str]) -> Actor | None:
        """Return the one person whom a short name has stood for."""
        key = key_of(" ".join(words))
        found = self._names.get(key, [])
        return found[0] if len(found) == 1 else None

    def given(self, word: str) -> Actor | None:
        """Return the one person in full named so far whose name begins with a word: "Tesfaye Bekele … Tesfaye"."""
        found = self._given.get(key_of(word)[0] if key_of(word) else "", [])
        return found[0] if len(found) == 1 else None

    def letters(self, abbreviation: str) -> Actor | None:
        """Return the party that the article has introduced an abbreviation for."""
        return self._letters.get(abbreviation)

    def title(self, phrase: str) -> Actor | None:
        """Return the one bearer of a short title ("the ambassador"), or the one body ("the agency")."""
        titles = _titles(phrase)
        for title in titles[:1] if titles and " " in titles[0] else titles:
            found = self._titles.get(title) or self._in_office(title)
            if found:
                return found[0] if len(found) == 1 else None
        found = self._plain.get(titles[0].split()[-1], []) if titles else []
        if found:  # "Minister Katz … the defence minister"; no defence minister is the prime minister
            return found[0] if len(found) == 1 and not _holds_other(found[0], titles[0]) else None
        last = split_words(phrase)[-1].key if split_words(phrase) else ""
        found = self._bodies.get(last, [])
        return found[0] if len(found) == 1 else None

    def _in_office(self, title: str) -> list[Actor]:
        """Return those named lately who hold an office of that title: "Scholz called Putin. The chancellor …"."""
        found: list[Actor] = []
        for actor in self._recent:
            if actor.office and title == _OFFICE_TITLES.get(actor.office, actor.office):
                _remember(found, actor)
        return found


def _holds_other(actor: Actor, title: str) -> bool:
    """Tell whether a person is known to hold another office than a title's."""
    return actor.office is not None and not set(title.split()) <= set(actor.office.split())


def _remember(found: list[Actor], actor: Actor) -> None:
    """Keep one mention of each party: the fullest."""
    for at, known in enumerate(found):
        if same_party(known, actor):
            if (actor.name is not None, actor.country is not None) > (
                known.name is not None,
                known.country is not None,
            ):
                found[at] = actor
            return
    found.append(actor)


def same_party(one: Actor, other: Actor) -> bool:
    """Tell whether two mentions may be of one party: equal names, or nothing that tells them apart."""
    if one.name and other.name:
        return one.name == other.name
    return (one.country, one.sector) == (other.country, other.sector)


def take_up(actor: Actor, earlier: Actor, rule: str) -> Actor:
    """Return a mention filled from the earlier one it takes up."""
    return replace(
        actor,
        kind="person" if actor.kind == "person" else actor.kind,
        name=actor.name if actor.name and not earlier.name else earlier.name,
        country=earlier.country or actor.country,
        sector=earlier.sector or actor.sector,
        office=earlier.office or actor.office,
        anonymous=earlier.anonymous,
        read_by=rule,
    )


def _titles(phrase: str) -> list[str]:
    """The titles in a phrase, longest first: "the Ukrainian defence minister" is a defence minister and a minister."""
    roles = load_roles()
    words = [word.key for word in split_words(phrase.split(" to ")[0])][:12]
    titles: list[str] = []
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            role = roles.get(tuple(words[start : start + length]))
            if role and role.kind == "person" and not role.plural:
                title = role.term
                titles.append(_SAME_TITLE.get(title, title))
                last = title.split()[-1]
                titles.append(_SAME_TITLE.get(last, last))
    return list(dict.fromkeys(titles))
