"""Which office a title in a phrase means, and who held it on the day."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reference.items import Item, is_state
from reportedly.reference.modifiers import is_diplomat
from reportedly.reference.offices import Office, ambassadors, office_key, offices_by_title, sole_holder
from reportedly.reference.parts import RELATIVES, Part

#: Words that leave open which of several holders of an office is meant, or that it is held at all.
_NOT_THE_HOLDER = frozenset(
    "former ex onetime erstwhile retired ousted deposed late previous next future would deputy".split()
)
_FILLERS = frozenset(
    """new current incumbent senior top own newly appointed longtime long time outgoing embattled hawkish veteran
    acting interim de facto
    """.split()
)


@dataclass(frozen=True, slots=True)
class Held:
    """An office the tables know, and the one person known to hold it on the day, if any."""

    office: str
    holder: Office | None


#: Offices that parts of a state have of their own.
_GOVERNING = frozenset({"president", "minister", "premier", "chancellor"})


def find_holder(part: Part, item: Item, end: int, country: str | None) -> Held | None:
    """Return the office that a role with its modifiers and complement means in a country; None where none is known."""
    if any(word.key in _NOT_THE_HOLDER for word in part.words[: item.start]) or _is_of_region(part, item, end):
        return None
    terms = _posting(part, item, end, country) if is_diplomat(item.role) else _titled(part, end, country)
    if not terms:
        return None
    holder = sole_holder(terms, part.day)
    return Held((holder or terms[-1]).office, holder)


def _is_of_region(part: Part, item: Item, end: int) -> bool:
    """Tell whether an office is that of a part of a state: "the president of Chechnya" is not Russia's."""
    governs = item.role is not None and item.role.term.split()[-1] in _GOVERNING
    beside = [one for one in part.items if one.end <= item.start] + part.behind(end, ("of",))
    return governs and any(one.entity is not None and one.entity.kind == "region" for one in beside)


def _posting(part: Part, item: Item, end: int, country: str | None) -> tuple[Office, ...]:
    """The ambassadors that a state sends to another, or to a body ("the UN ambassador")."""
    receivers = [one.entity.country for one in part.behind(end, ("to", "in", "at")) if one.entity]
    receivers += [
        one.entity.country for one in part.items if one.end <= item.start and one.entity and not is_state(one)
    ]
    if not country or not receivers or receivers[0] is None:
        return ()
    return ambassadors().get((country, receivers[0]), ())


def _titled(part: Part, end: int, country: str | None) -> tuple[Office, ...]:
    states = {at for one in part.items if is_state(one) for at in range(one.start, one.end)}
    keys = [word.key for at, word in enumerate(part.words[:end]) if at not in states and word.key not in _FILLERS]
    complement = _complement(part, end, states)
    titles = offices_by_title()
    if complement:
        return titles.get((country, office_key([*keys, *complement])), ())
    return titles.get((country, office_key(keys)), ())


def _complement(part: Part, end: int, states: set[int]) -> list[str]:
    """The words of an "of" or "for" complement behind the head, states and articles left out."""
    if end >= len(part.words) or part.words[end].key not in ("of", "for"):
        return []
    kept = [part.words[end].key]
    for at in range(end + 1, len(part.words)):
        if part.words[at].key in RELATIVES:
            break
        if at not in states and part.words[at].key != "the":
            kept.append(part.words[at].key)
    return [] if len(kept) == 1 else kept
