"""Reading a noun phrase word by word: the names and roles the tables know in it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date

from reportedly.reference.entities import Naming, load_entities
from reportedly.reference.items import Item
from reportedly.reference.names import Word, key_of
from reportedly.reference.offices import Office, offices_by_name, offices_by_surname
from reportedly.reference.peoples import as_place, settle_peoples
from reportedly.reference.roles import load_roles

Key = tuple[str, ...]

#: What a hyphen ties to a name to say something about another party: "Iran-backed", "Moscow-installed".
#: So does a number, which makes a weapon's name of it: "Fateh-110".
_TIED = frozenset(
    "aligned allied annexed appointed backed based born built controlled designed dominated educated era funded"
    " friendly held installed language led like linked made majority occupied organized organised orchestrated owned"
    " produced proxy related ruled run speaking sponsored style supplied supported trained wide".split()
)
#: What a hyphen ties before a name for the same purpose: "pro-Russian".
_TYING = frozenset("anti counter cross inter mid non post pre pro trans".split())
_ARABIC_ARTICLES = frozenset({"al", "el"})
#: What a name may have behind it, and how many words it may have beyond those of the tables.
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MOST_ADDED = 2


@functools.cache
def _longest() -> Mapping[str, int]:
    """The length of the longest known key by its first word."""
    longest: dict[str, int] = {}
    for table in (load_entities(), load_roles(), offices_by_name()):
        for key in table:
            if key:
                more = _MOST_ADDED if table is offices_by_name() else 0
                longest[key[0]] = max(longest.get(key[0], 0), len(key) + more)
    return longest


def _plain_name(key: Key) -> Key:
    """Return a name's key without middle initials and what follows a family name: "Lloyd J. Austin III"."""
    last = len(key) - 1 if key[-1] in _GENERATIONS else len(key)
    return tuple(word for at, word in enumerate(key[:last]) if at in (0, last - 1) or len(word) > 1)


def _by_plain_name(key: Key) -> tuple[Office, ...]:
    """Return the terms of who goes by a name without its initials, or with another spelling of the family name.

    George H. W. Bush is not George W. Bush.
    """
    plain, initials = _plain_name(key), _initials(key)
    found = tuple(
        term
        for term in offices_by_name().get(plain, ())
        if any(_plain_name(named) == plain and _initials(named) in ((), initials) for named in _names_of(term))
    )
    return found or tuple(
        term for term in offices_by_surname().get(key[-1:], ()) if len(key) > 1 and key_of(term.name)[:-1] == key[:-1]
    )


def _names_of(term: Office) -> list[Key]:
    return [key_of(name) for name in (term.name, *term.aliases)]


def _initials(key: Key) -> Key:
    return tuple(word for word in key[1:] if len(word) == 1)


def find_items(words: list[Word], *, day: date | None = None, caseless: bool = False) -> list[Item]:
    """Return the known names and roles from left to right, the longest at each word.

    ``caseless`` takes names in lower case too, for phrases typed without capitals; groups are as on the ``day``.
    """
    longest = _longest()
    items: list[Item] = []
    at = 0
    while at < len(words):
        item = None
        skip = _tied(words, at)
        if not skip:
            for end in range(min(len(words), at + longest.get(words[at].key, 0)), at, -1):
                item = _item(words, at, end, day, caseless=caseless)
                if item:
                    items.append(item)
                    break
        if item and _is_tied_behind(words, item.end):
            items.remove(item)
        at = item.end if item else at + (skip or 1)
    return settle_peoples(words, [as_place(words, item) for item in items])


def _tied(words: list[Word], at: int) -> int:
    """How many words from here on are a mere remark on another party, by a hyphen or "ethnic"; 0 where none."""
    if words[at].key == "ethnic" and at + 1 < len(words) and words[at + 1].capital:
        return 2  # "ethnic Albanians" are of the state they live in
    end = at
    while end < len(words) and words[end].joined:
        end += 1
    if end == at or end >= len(words) or _is_name_beyond(words, at, end):
        return 0
    if words[end].key in _TIED or words[at].key in _TYING:
        return end - at + 1
    if words[end].key.isdigit() and tuple(word.key for word in words[at : end + 1]) not in load_entities():
        return end - at + 1
    return 0


def _is_name_beyond(words: list[Word], at: int, end: int) -> bool:
    """Tell whether a name of the tables takes in what the hyphen ties: "Anti-balaka", "Hamas-run health ministry"."""
    keys = [word.key for word in words[at : at + _longest().get(words[at].key, 0)]]
    return any(tuple(keys[:size]) in load_entities() for size in range(end - at + 1, len(keys) + 1))


def _is_tied_behind(words: list[Word], end: int) -> bool:
    """Tell whether a name of several words is tied to a remark on another party: "Al Qaeda-linked fighters"."""
    return end < len(words) and words[end - 1].joined and words[end].key in _TIED


def _item(words: list[Word], start: int, end: int, day: date | None, *, caseless: bool) -> Item | None:
    key = tuple(word.key for word in words[start:end])
    span = words[start:end]
    role = load_roles().get(key)
    if any(word.possessive for word in span[:-1]) and role is None and not _possessive_name(key):
        return None
    namings: tuple[Naming, ...] = load_entities().get(key, ())
    fitting = [naming for naming in namings if naming.fits(span, caseless=caseless)]
    entities = tuple(naming.entity.on(day) for naming in fitting)
    if key[0] == "the" and end < len(words) and words[end].capital:
        return None  # "The National Guard" is not The National's.
    if entities and not _behind_article(words, start):
        return Item(start, end, entities, role, shared=any(naming.shared for naming in fitting))
    person = offices_by_name().get(key) or _by_plain_name(key)
    if person and (caseless or (span[0].capital and (span[-1].capital or span[-2].joined))):
        return Item(start, end, person=person)
    if role and not (span[0].capital and _misread(span, start, words)):
        return Item(start, end, role=role)
    return None


def _behind_article(words: list[Word], at: int) -> bool:
    """Tell whether an Arabic article makes another name of a word: "Al-Fateh" is not Fateh, nor "Al-Riyadh" Riyadh."""
    return at > 0 and words[at - 1].key in _ARABIC_ARTICLES and (words[at - 1].joined or words[at - 1].capital)


def _possessive_name(key: Key) -> bool:
    """Tell whether a known name has a possessive inside ("People's Liberation Army")."""
    return key in load_entities()


def _misread(span: list[Word], start: int, words: list[Word]) -> bool:
    """A single capitalised word amid a name is no role: "John Major", "Stephen King"."""
    return (
        len(span) == 1
        and start > 0
        and words[start - 1].capital
        and start == len(words) - 1
        and span[0].key in ("major", "king", "prince", "justice", "marshal", "marine", "page", "pope", "bishop", "cook")
    )
