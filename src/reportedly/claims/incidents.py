"""Incidents: the strike, raid or clash that later claims of an article tell the toll and the traces of.

"Russian drones struck Kharkiv overnight. Three people were killed, the governor said." The second claim names neither
attacker, place nor time; it has the first one's. Nothing is lent where what was told shortly before disagrees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from reportedly.claims.asides import HARMING
from reportedly.claims.camps import IRREGULAR, camp_of
from reportedly.claims.locations import is_scene
from reportedly.claims.place_nouns import PLACE_NOUNS
from reportedly.claims.told import Account, Told

if TYPE_CHECKING:
    from spacy.tokens import Token

Value = TypeVar("Value")

#: How many sentences back an incident may lie that a claim adds to, and, in its paragraph, one that lends
#: it its place.
_REACH, _PLACE_REACH = 5, 2
#: What an attack does to whom and what it hits, beside plain harm.
_HARM: Final = HARMING | frozenset("perish succumb wreck level flatten hit strike target trap bury".split())
_ATTACKS: Final = frozenset(
    """attack assault raid strike airstrike bombing bombardment shelling blast explosion shooting ambush clash fighting
    incident violence massacre killing barrage salvo offensive battle
    """.split()
)
_SOLDIERS: Final = frozenset("soldier serviceman troop conscript marine paratrooper airman".split())
#: Sectors of those who are not on their state's side in what they do or suffer.
_APART: Final = ("-REB", "-OPP", "-CVL")
_POINTING: Final = frozenset({"the", "this", "that", "these", "those"})
#: Words that say of an incident that it is not the one told before.
_OTHER: Final = frozenset(
    """another other separate separately elsewhere meanwhile previous previously earlier similar similarly past recent
    first second third latest last next new also war conflict each every daily per
    """.split()
)
_ROLES: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


class Incidents:
    """The acts of violence that one article's claims have told so far, as those lend to later ones."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def complete(self, predicate: Token, deed: Told, *, counts_victims: bool) -> Told:
        """Return a deed with what it leaves open, where all that was told shortly before and fits it agrees on that."""
        tolls = counts_victims and deed.event.type is None
        adds = deed.event.type == "ASSAULT" and (counts_victims or _adds(predicate))
        at = self._account.at(predicate)
        fitting = self._fitting(deed, at - _REACH, at)
        if not fitting or not (adds or (tolls and not has_cause(predicate))) or is_another(predicate):
            return deed
        if is_duel(self._assaults(at - 2 * _REACH, at)):
            return replace(deed, event=replace(deed.event, type="ASSAULT"))
        beside = self._fitting(deed, max(self._account.paragraph_at(predicate), at - _PLACE_REACH), at)
        event = replace(deed.event, type="ASSAULT")
        hit = event.recipients or _agreed(fitting, lambda told: told.event.recipients, _states) or ()
        if hit and not _victims(predicate, hit):
            return replace(deed, event=event)  # "Three soldiers were wounded" may be the attacker's
        if not event.actors and (actors := _agreed(fitting, lambda told: told.event.actors, _sides)):
            if _strikes_own(actors, hit, deed.event.recipients):
                return replace(deed, event=event)  # nobody is told to strike at their own
            event = replace(event, actors=actors)
        event = replace(event, recipients=tuple(code for code in hit if code not in event.actors))
        beside = [] if _names_place(predicate) else beside
        place = deed.place or _agreed(beside, lambda told: told.place, lambda place: (place.country, place.name))
        time = deed.time or _agreed(fitting, lambda told: told.time, lambda time: (time.start, time.end))
        return replace(deed, event=event, place=place, time=time)

    def _fitting(self, deed: Told, first: int, last: int) -> list[Told]:
        return [told for told in self._assaults(first, last) if _fits(told, deed)]

    def _assaults(self, first: int, last: int) -> list[Told]:
        return [told for told in self._account.between(first, last) if told.done and told.event.type == "ASSAULT"]


def _adds(predicate: Token) -> bool:
    """Tell whether a clause tells the toll or the traces of an incident, or names it: "the raid", "the blast"."""
    if predicate.lemma_ in _HARM:
        return True
    return any(
        noun.lemma_ in _ATTACKS and any(word.lower_ in _POINTING for word in noun.lefts)
        for child in predicate.children
        for noun in (child, *child.children)
        if noun.dep_ in _ROLES
    )


def _names_place(predicate: Token) -> bool:
    """Tell whether a clause says where by a common noun, whatever it stands for: "in the country"."""
    return any(is_scene(word) and word.lemma_ in PLACE_NOUNS for word in predicate.subtree)


def is_another(predicate: Token) -> bool:
    """Tell whether a clause's words set what it tells apart from what was told: "in a separate attack".

    So does the attack whose own toll it is: "the attack in which ten people were killed".
    """
    own = predicate.dep_ == "relcl" and predicate.head.lemma_ in _ATTACKS
    return own or any(word.lower_ in _OTHER for word in predicate.subtree)


def _fits(told: Told, deed: Told) -> bool:
    """Tell whether two claims may tell of one incident: nothing that both say differs."""
    attackers, before = _camps(deed.event.actors), _camps(told.event.actors)
    if attackers and before and attackers != before:
        return False
    hit, struck = deed.event.recipients, told.event.recipients
    if hit and struck and not any(_is_of_one(one, other) for one in hit for other in struck):
        return False
    here, there = deed.place, told.place
    if here is not None and there is not None and (here.country, here.name) != (there.country, there.name):
        return False
    if deed.time is None or told.time is None:
        return True
    return (deed.time.start, deed.time.end) == (told.time.start, told.time.end)


def _camps(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(camp_of, codes))


def _is_of_one(one: str, other: str) -> bool:
    """Tell whether two codes may be of one party: its state's, and not its rebels with its army."""
    apart = one.endswith(IRREGULAR) != other.endswith(IRREGULAR) and not (one + other).count("-CVL")
    return one[:3] == other[:3] and not apart


def _agreed(
    told: Iterable[Told], value: Callable[[Told], Value | None], same: Callable[[Value], object]
) -> Value | None:
    """Return the last value that deeds have, or None where two have different ones."""
    found = [one for deed in told if (one := value(deed))]
    return found[-1] if found and len({same(one) for one in found}) == 1 else None


def is_duel(told: Iterable[Told]) -> bool:
    """Tell whether some party strikes and is struck: nothing then says whose toll is told."""
    deeds = list(told)
    strikers = {side for deed in deeds for side in _sides(deed.event.actors)}
    struck = {side for deed in deeds for side in _sides(deed.event.recipients) - _sides(deed.event.actors)}
    return any(len(_camps(deed.event.actors)) > 1 for deed in deeds) or bool(strikers & struck)


def _strikes_own(actors: tuple[str, ...], hit: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether an attacker's side was hit, or an armed party of its camp that the clause itself names."""
    armed = tuple(code for code in own if "-" in code and not code.endswith("-CVL"))
    return not (_sides(actors).isdisjoint(_sides(hit)) and _camps(actors).isdisjoint(_camps(armed)))


def _states(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code[:3] for code in codes)


def _sides(codes: tuple[str, ...]) -> frozenset[str]:
    """Return the sides that codes are on: a state's parts are on its own, its rebels and civilians are not."""
    return frozenset(code if code.endswith(_APART) else code[:3] for code in codes)


def has_cause(predicate: Token) -> bool:
    """Tell whether a clause names what people died or were hurt of, and no attack: "died in a bus crash"."""
    return any(
        child.dep_ in ("prep", "agent") and goal.dep_ == "pobj" and goal.pos_ == "NOUN" and goal.lemma_ not in _ATTACKS
        for child in predicate.children
        for goal in child.children
    )


def _victims(predicate: Token, hit: tuple[str, ...]) -> tuple[str, ...]:
    """Return who was hit, or none where the clause's own victims are soldiers and no forces are told to be hit."""
    victims = {child.lemma_ for child in predicate.children if child.dep_ in ("nsubjpass", "dobj", "nsubj")}
    return hit if not _SOLDIERS & victims or all(code.endswith("-MIL") for code in hit) else ()
