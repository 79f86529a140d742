"""Possessors: the state of "its military" and "their spokesman", from the party that the pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.model import Actor
from reportedly.model.vocabulary import Sector
from reportedly.reference.resolve import resolve_actor
from reportedly.reference.states import state_name

_POSSESSORS = frozenset("its their his her".split())
#: Sectors of a state that whoever speaks for it lends to its parts.
_PUBLIC: frozenset[Sector | None] = frozenset({None, "GOV", "MIL", "LEG", "JUD", "SPY", "IGO"})
#: Nouns whose possessor is another party than they are.
BESIDE = frozenset(
    """ally partner enemy neighbour neighbor friend rival counterpart foe opponent adversary supporter backer patron
    critic
    """.split()
)
_NEUTRAL: frozenset[Sector | None] = frozenset({None, "GOV"})


def fill_possessed(actors: Sequence[Actor], pronouns: Sequence[Actor], text: str, day: date | None) -> list[Actor]:
    """Return the actors, those with a possessive pronoun before them filled from the party it stands for.

    Only parts of a state or body take up its country ("its military"), and not what is private ("his lawyer").
    """
    owners = {pronoun.span.start: pronoun for pronoun in pronouns}
    return [
        _filled(actor, owner, text, day)
        if (owner := owners.get(actor.span.start)) is not None
        and owner.country is not None
        and owner.span.of(text).lower() in _POSSESSORS
        and actor.country is None
        and actor.sector in _PUBLIC
        and not _is_beside(actor.head.of(text))
        else actor
        for actor in actors
    ]


def _is_beside(noun: str) -> bool:
    """Tell whether a noun, singular or plural, names another party than its possessor: "its allies"."""
    word = noun.lower()
    return bool({word, word.removesuffix("s"), word.removesuffix("ies") + "y"} & BESIDE)


def _filled(actor: Actor, owner: Actor, text: str, day: date | None) -> Actor:
    """Fill a possessed party: whoever holds the office in the owner's state, else its country and sector."""
    words = actor.span.of(text)
    name = owner.name if owner.name and owner.kind != "person" else state_name(owner.country)
    read = resolve_actor(words, on=day, context=name, printed=True) if day is not None and name else None
    sector = owner.sector if actor.sector in _NEUTRAL and owner.sector not in _NEUTRAL else actor.sector
    known = read if read is not None and read.country == owner.country else None
    return replace(
        actor,
        name=actor.name or (known.name if known else None),
        country=owner.country,
        sector=(known.sector if known else None) or sector,
        office=actor.office or (known.office if known else None),
        anonymous=known.anonymous if known else actor.anonymous,
        read_by="actors/possessor",
    )
