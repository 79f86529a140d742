"""Places known by the company they keep: names listed with places, or as counties, cities or rivers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reportedly.annotate.place_words import NO_NAMES, SORTS_OF_MANY
from reportedly.reference.entities import load_entities
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.names import key_of
from reportedly.reference.persons import is_prominent

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AND: Final = frozenset({"and", "or", "&"})
_LONGEST_NAME: Final = 3


def coordinated(
    doc: Doc, spans: list[tuple[int, int, bool]], persons: set[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Yield the names that stand in a list with places ("Gainesville and Lindsay") or of a sort ("Clay counties").

    ``spans`` are the token ranges of the places found so far; ``persons`` the words of full personal names.
    """
    starts = {first for first, _, embedded in spans if not embedded}
    ends = {last for _, last, embedded in spans if not embedded}
    inside = {at for first, last, _ in spans for at in range(first, last)}
    names = [name for name in _candidates(doc, gazetteer) if name[0] not in inside]
    listed: set[int] = set()
    for first, last in names:
        of_sort = first > 0 and doc[first - 1].lower_ in _AND and last < len(doc) and doc[last].lower_ in SORTS_OF_MANY
        name = doc[first:last].text
        person = name in persons or is_prominent(name)
        if of_sort or (not person and _is_listed(doc, first, last, starts, ends)):
            listed.add(first)
            starts.add(first)
            ends.add(last)
    placed = [(first, last) for first, last, embedded in spans if not embedded]
    listed |= {first for first, last in placed if last < len(doc) and doc[last].lower_ in SORTS_OF_MANY}
    for first, last in sorted([*names, *placed], reverse=True):
        if last + 1 in listed and doc[last].lower_ in ("and", "or", "&", ","):
            listed.add(first)
    yield from (name for name in names if name[0] in listed)


def names_party(name: str) -> bool:
    """Tell whether a name that some place bears too is a body's, a group's or a medium's ("Wagner")."""
    known = load_entities().get(key_of(name), ())
    return any(naming.entity.kind in ("body", "group", "media") for naming in known)


def _candidates(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words with nothing capitalised beside them that the gazetteer knows."""
    at, total = 0, len(doc)
    while at < total:
        if not _is_capital(doc, at):
            at += 1
            continue
        last = at
        while last < total and _is_capital(doc, last):
            last += 1
        name = doc[at:last].text
        short = last - at <= _LONGEST_NAME and doc[at].lower_ not in NO_NAMES
        if short and gazetteer.look_up(name) and not names_party(name):
            yield at, last
        at = last


def _is_capital(doc: Doc, at: int) -> bool:
    return doc[at].text[:1].isupper() and doc[at].pos_ in ("PROPN", "NOUN", "ADJ")


def _is_listed(doc: Doc, first: int, last: int, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a place stands beside a name, joined to it by "and", or one on either side by a comma."""
    before = doc[first - 1].lower_ if first else ""
    behind = doc[last].lower_ if last < len(doc) else ""
    if behind == "of":  # "Cotton of Arkansas and Graham of South Carolina"
        return False
    follows, leads = first - 1 in ends, last + 1 in starts
    if (follows and before in _AND) or (leads and behind in _AND):
        return True
    return follows and leads and before == behind == ","
