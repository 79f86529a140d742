"""One part of an actor phrase: its determiners, its words, the known names in it, and where its head ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.model.vocabulary import Sector
from reportedly.reference.entities import load_entities
from reportedly.reference.items import Item, is_state
from reportedly.reference.names import PARTICLES, Word
from reportedly.reference.phrases import find_items

_DETERMINERS = frozenset(
    """the a an this that these those some any several many most few all both another one two three four five six seven
    eight nine ten dozens hundreds thousands scores his her its their our my your no each every other mr mrs ms dr sir
    lady madam messrs alhaji
    """.split()
)
_COUNTING = frozenset(
    """up to around about at least more than fewer less over under nearly almost roughly as many some approximately an
    another other estimated between and or million billion thousand hundred dozen k
    """.split()
)
_INDEFINITE = frozenset("a an some any several many most few another one two three no each every other".split())
_DEFINITE = frozenset("the both all these those its their his her our my".split())
_PREPOSITIONS = frozenset(
    """of to in for from at with on against by near under within across around inside into over about among behind
    between during after before since without outside who which that whose whom including such as where when
    """.split()
)
RELATIVES = frozenset("who which that whose whom where when including such as".split())


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a phrase. ``items`` are its known names; ``hint`` is a country that the context gives."""

    determiners: list[Word]
    words: list[Word]
    items: list[Item]
    day: date | None
    hint: str | None
    caseless: bool

    @property
    def indefinite(self) -> bool:
        """Tell whether the part speaks of some party rather than of a certain one."""
        if any(word.key in ("the", "both", "all", "these", "those") for word in self.determiners):
            return False
        return any(word.key in _INDEFINITE or word.key.isdigit() for word in self.determiners)

    @property
    def definite(self) -> bool:
        """Tell whether the part speaks of a certain party: by an article, or by a possessor."""
        certain = any(word.key in _DEFINITE for word in self.determiners)
        return certain or any(word.possessive for word in self.words)

    def head_end(self) -> int:
        """Return the word behind the head: the first preposition or relative that no known name takes in."""
        taken = {at for item in self.items for at in range(item.start, item.end)}
        for at, word in enumerate(self.words):
            if at and at not in taken and word.key in _PREPOSITIONS and not word.text.isupper():
                return at
        return len(self.words)

    def behind(self, end: int, prepositions: tuple[str, ...]) -> list[Item]:
        """Return the first known name behind each of the given prepositions that follow the head."""
        found = []
        for at in range(end, len(self.words)):
            key = self.words[at].key
            if key in RELATIVES:
                break
            if key in prepositions and not any(item.start <= at < item.end for item in self.items):
                found += [item for item in self.items if item.start > at][:1]
        return found

    def named_person(self) -> Item | None:
        """Return the person whom the part names, unless it is another's complement ("aide to Vladimir Putin")."""
        for item in reversed(self.items):
            if item.person:
                owns = self.words[item.end - 1].possessive and item.end < len(self.words)
                return None if owns or self._is_complement(item) else item
        return None

    def _is_complement(self, item: Item) -> bool:
        """Tell whether a name belongs to the complement: "statement by President X", not "President of France X"."""
        taken = {at for one in self.items for at in range(one.start, one.end)}
        at = item.start - 1
        while at >= 0 and (at in taken or self.words[at].key not in _PREPOSITIONS or self.words[at].text.isupper()):
            at -= 1
        if at <= 0:
            return False
        head = next((one for one in reversed(self.items) if one.end <= at), None)
        title = head is not None and head.role is not None and head.role.kind == "person"
        capital = self.words[at - 1].capital
        return not (title and capital and at < item.start - 1 and self.words[at].key in ("of", "to", "for"))

    def is_common(self, head: list[Item]) -> bool:
        """Tell whether a body named by a common noun is meant as a common noun: "Chile's Congress"."""
        last = head[-1]
        if not last.entities:
            return True
        return any(
            item.entity and item.entity.country not in (None, last.entities[0].country) and is_state(item)
            for item in head[:-1]
        )


def make_part(words: list[Word], day: date | None, *, caseless: bool, hint: str | None) -> Part | None:
    """Return the part that the words make, determiners and counts set aside; None where nothing else is left."""
    start = 0
    while start < len(words) - 1 and words[start].key in _DETERMINERS:
        if words[start].text.isupper() and len(words[start].text) > 1 and len(words) < 3:
            break
        if words[start].key == "the" and ("the", words[start + 1].key) in load_entities() and start + 2 >= len(words):
            break
        start += 1
    start = _past_count(words, start)
    determiners, words = words[:start], words[start:]
    return (
        Part(determiners, words, find_items(words, day=day, caseless=caseless), day, hint, caseless) if words else None
    )


def _past_count(words: list[Word], start: int) -> int:
    """Step over a count that opens the phrase: "up to 10,000", "at least a dozen"."""
    for at in range(min(len(words) - 2, start + 6), start - 1, -1):
        if words[at].key.isdigit() and all(one.key in _COUNTING or one.key.isdigit() for one in words[start : at + 1]):
            return at + 1
    return start


def own_sector(item: Item) -> Sector | None:
    """Return the sector an item lends to the head it modifies."""
    if item.entity:
        return None if is_state(item) else item.entity.sector
    if item.person:
        return item.person[-1].sector
    return item.role.sector if item.role and item.role.weight != "none" else None


def capitals(words: list[Word]) -> bool:
    """Tell whether every word begins with a capital; what a hyphen ties to one need not, nor "el" in "el-Sayed"."""
    last = len(words) - 1
    return all(
        word.capital or (at > 0 and words[at - 1].joined) or (at < last and word.key in PARTICLES)
        for at, word in enumerate(words)
    )


def spell(words: list[Word]) -> str:
    """Return the words as a name, hyphens kept."""
    return "".join(word.text + ("-" if word.joined else " ") for word in words).rstrip(" -")


def proper_name(words: list[Word]) -> str | None:
    """Return the words as a name of the text's own: two to five words, capitals at both ends; else None."""
    if not 2 <= len(words) <= 5 or any(word.possessive for word in words):
        return None
    return spell(words) if capitals([words[0], *words[-2:]]) else None
