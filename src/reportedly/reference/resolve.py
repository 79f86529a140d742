"""Who an actor phrase means: name, country, sector and office, from the tables and the words around them.

The reading is compositional: a state, body or group, a role noun, a person's name, each looked up and put together by
the phrase's own grammar (modifiers before the head, complements behind a preposition, appositions behind a comma).
What the tables do not know stays None.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.vocabulary import HolderKind, Sector
from reportedly.reference.heads import Reading, read_segment
from reportedly.reference.names import Word, split_words
from reportedly.reference.phrases import find_items

#: Phrases are cut here: no noun phrase that names a party needs more words.
LONGEST = 40

#: A party and a state of the union, as members of the American Congress bear them: "R-Ohio", "(D-Md.)".
_CONGRESS = re.compile(r"[,(]\s?[RDI]-(?:[A-Z][A-Za-z.]+)(?:\s[A-Z][a-z.]+)?")
_BREAK = re.compile(r"[,;:()\[\]\"“”—–]|\s-\s")


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means, in the codebook's codes; None where unknown. ``kind`` is the codebook's holder kind.

    ``shared`` says that bodies of other states go by the same name, so that only the context can tell whose it is.
    """

    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    office: str | None = None
    kind: HolderKind | None = None
    anonymous: bool = False
    shared: bool = False


def resolve_actor(
    phrase: str, *, on: date | None = None, context: str | None = None, printed: bool = False
) -> Resolution:
    """Return who an actor phrase means on a day.

    A phrase without capitals may be one typed so ("german defense minister"); not so where it is ``printed``: in an
    article's words names have theirs, and "foreign policy" is no magazine. Without a day, offices are read as last
    known. ``context`` is other text that may name the phrase's country ("German" beside "Defense Minister"). Names and
    offices come from dated tables: a day outside a known term gives no name, an unknown person stays unknown, and of
    two candidates neither is chosen.

    >>> resolution = resolve_actor("the Ukrainian defence minister", on=date(2024, 11, 5))
    >>> resolution.name, resolution.country, resolution.sector, resolution.office
    ('Rustem Umerov', 'UKR', 'GOV', 'minister of defence')
    """
    return _resolve(" ".join(phrase.split()), on, " ".join((context or "").split()) or None, printed)


@functools.lru_cache(maxsize=16384)
def _resolve(phrase: str, day: date | None, context: str | None, printed: bool) -> Resolution:
    words = split_words(phrase)[:LONGEST]
    if not words:
        return Resolution()
    caseless = not printed and not any(character.isupper() for character in phrase)
    hint = _context_country(context) if context else None
    segments = _segments(phrase, words)
    readings = [
        reading
        for at, segment in enumerate(segments)
        if not (at and _abbreviates(segment, segments[at - 1]))
        and (reading := read_segment(segment, day, caseless=caseless, hint=hint)) is not None
    ]
    resolution = _merge(readings)
    if resolution.kind == "person" and resolution.country is None and _CONGRESS.search(phrase):
        return replace(resolution, country="USA", sector="LEG")
    return resolution


def _segments(phrase: str, words: list[Word]) -> list[list[Word]]:
    """Part a phrase into its main part and its appositions."""
    segments = [[words[0]]]
    for before, word in itertools.pairwise(words):
        if _BREAK.search(phrase, before.end, word.start):
            segments.append([word])
        else:
            segments[-1].append(word)
    return segments


def _abbreviates(segment: list[Word], spelt: list[Word]) -> bool:
    """Tell whether a part is the initials of the one before it: "the Ministry of Defence (MoD)" is no other body."""
    letters = "".join(word.text for word in segment).replace(".", "")
    names = [word for word in spelt if word.capital]
    spelling = ("".join(word.text[0] for word in some).casefold() for some in (names, spelt, spelt[1:]))
    return len(segment) == 1 and sum(letter.isupper() for letter in letters) > 1 and letters.casefold() in spelling


def _merge(readings: list[Reading]) -> Resolution:
    """Put the main part and its appositions together: what the first leaves open the others may fill."""
    known = [reading for reading in readings if reading.known]
    if not known:
        return Resolution()
    main = known[0]
    others = known[1:]
    bare = readings[0]
    if bare is not main and bare.proper and main.kind == "role":
        main = replace(main, name=main.name or bare.proper, kind="person", anonymous=False)
    if main.kind == "group" and main.sector and any(_is_another_state(main, other) for other in others):
        # "The leaders of France, Germany and Italy" speak for no one state.
        return Resolution(kind="group", sector=main.sector, anonymous=main.anonymous)
    for other in others:
        if main.kind == "role" and other.kind == "person":
            main, other = other, main
        if main.country and other.country and main.country != other.country and main.kind != "person":
            continue
        main = replace(
            main,
            name=main.name or (None if main.kind == "role" and other.kind == "organisation" else other.name),
            country=main.country or other.country,
            sector=_sector_of(main, other),
            office=main.office or other.office,
            kind=main.kind or other.kind,
        )
    if main.kind in ("role", "group") and len(readings) > 1 and main is known[0]:
        given = next((reading.proper for reading in readings[1:] if reading.proper and not reading.known), None)
        if given and main.kind == "role":
            main = replace(main, name=main.name or given, kind="person", anonymous=False)
    return Resolution(main.name, main.country, main.sector, main.office, main.kind, main.anonymous, main.shared)


def _is_another_state(main: Reading, other: Reading) -> bool:
    return other.sector is None and other.kind in ("organisation", "group") and other.country != main.country


def _sector_of(main: Reading, other: Reading) -> Sector | None:
    """The sector of a party and its apposition; one that tells of a time now past ends a mere title."""
    if other.former and main.office is None:
        return other.sector
    return main.sector or (None if main.former else other.sector)


def _context_country(context: str) -> str | None:
    """The one state that the context names."""
    items = find_items(split_words(context)[:LONGEST])
    countries = {item.entity.country for item in items if item.entity and item.entity.country}
    return countries.pop() if len(countries) == 1 else None
