"""Sides: who fights whom in an article, for "both sides" and for a shot or a toll that names one of the two alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.camps import IRREGULAR, camp_of
from reportedly.claims.incidents import has_cause, is_another
from reportedly.claims.told import Account, Told
from reportedly.model import CodedEvent, Factuality
from reportedly.reference.plover import load_noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How many sentences back those lie who fight.
_REACH: Final = 40
_GROUPING: Final = frozenset("both each either all two opposing warring".split())
_SIDES: Final = frozenset("side party belligerent combatant army neighbour neighbor foe enemy rival".split())
#: Sectors of those who are hit and do not fight.
_UNARMED: Final = ("-CVL", "-BUS", "-MED", "-NGO", "-EDU", "-JUD", "-LEG")
_CIVILIAN: Final = frozenset(
    """civilian people person man woman child resident villager farmer family student patient passenger hospital school
    home house market mosque church clinic university
    """.split()
)
_MILITARY: Final = frozenset("soldier troop serviceman post base position military barracks garrison convoy".split())
_FIGHTERS: Final = frozenset("terrorist militant rebel insurgent jihadist guerrilla fighter militia gunman".split())
_DYING: Final = frozenset({"die", "perish", "fall"})
#: Types of what is asked of, said to or given to both sides by a third.
_TO_BOTH: Final = frozenset({"REQUEST", "ACCUSE", "AID", "AGREE", "CONSULT", "THREATEN"})


class Sides:
    """The sides that fight in one article, as far as its claims have told them."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def complete(self, predicate: Token, deed: Told, factuality: Factuality) -> Told:
        """Return a deed with the other of two sides, where all that was told of the one is that it fights that one."""
        event = deed.event
        partial = event.type == "ASSAULT" and bool(event.actors) != bool(event.recipients)
        noun = next((at for at in predicate.subtree if _names_both(at)), None) if event.type is not None else None
        if noun is not None:
            event = _between(event, predicate, noun, _both(self._fights(predicate)))
        elif partial and factuality.status in ("happened", "ongoing") and not is_another(predicate):
            event = self._with_other(event, predicate, deed, self._fights(predicate))
        return deed if event == deed.event else replace(deed, event=event)

    def _fights(self, predicate: Token) -> list[Told]:
        at = self._account.at(predicate)
        told = self._account.between(at - _REACH, at)
        return [one for one in told if one.event.type == "ASSAULT" and one.done and one.event.actors]

    def _with_other(self, event: CodedEvent, predicate: Token, deed: Told, fights: list[Told]) -> CodedEvent:
        """Return an attack with who struck or was struck, where that side has one enemy in the article."""
        told = event.actors or event.recipients
        own = {camp_of(code) for code in told}
        if len(own) != 1 or not _is_there(deed, fights, told):
            return event
        if not event.actors and not (_is_suffered(predicate) and _is_beside(deed, fights)):
            return event
        foes = _foes(next(iter(own)), fights)
        if len(foes) != 1:
            return event
        foe = foes[0]
        within = foe[:3] == told[0][:3]
        if event.actors:
            hit = _struck(predicate, foe, within=within)
            return replace(event, recipients=hit) if hit else event
        if within and any(code.endswith(_UNARMED) for code in told):
            return event  # whose bullets hit civilians of their own land is not told by the war
        return replace(event, actors=(f"{foe}-MIL" if within and foe == foe[:3] else _acting(foe, fights),))


def _foes(side: str, fights: list[Told]) -> list[str]:
    """Return the armed sides that a side has struck or been struck by; of one land, its irregulars alone."""
    found: dict[str, None] = {}
    for told in fights:
        actors = {camp_of(code) for code in told.event.actors}
        struck = {camp_of(code) for code in told.event.recipients if not code.endswith(_UNARMED)}
        if any(camp_of(code) == side for code in told.event.recipients):
            found.update(dict.fromkeys(actors - {side}))
        if side in actors:
            found.update(dict.fromkeys(struck - {side}))
            hit = {camp_of(code) for code in told.event.recipients} - {side} - struck
            found.update(dict.fromkeys(state for state in hit if state != side[:3]))
    irregular = {code[:3] for code in found if code.endswith(IRREGULAR)}
    return [code for code in found if code.endswith(IRREGULAR) or code not in irregular]


def _both(fights: list[Told]) -> tuple[str, ...]:
    """Return the codes of the two sides that fight in an article; none where there are more or fewer."""
    sides: dict[str, None] = {}
    for told in fights:
        if told.event.recipients:
            sides.update(dict.fromkeys(camp_of(code) for code in told.event.actors))
            sides.update(dict.fromkeys(camp_of(c) for c in told.event.recipients if not c.endswith(_UNARMED)))
    irregular = {code[:3] for code in sides if code.endswith(IRREGULAR)}
    armies = {camp_of(code) for told in fights for code in told.event.actors}
    left = [code for code in sides if code.endswith(IRREGULAR) or code not in irregular or code in armies]
    if len(left) != 2:
        return ()
    within = left[0][:3] == left[1][:3]
    return tuple(f"{code}-MIL" if within and not code.endswith(IRREGULAR) else code for code in left)


def _between(event: CodedEvent, predicate: Token, noun: Token, both: tuple[str, ...]) -> CodedEvent:
    """Return what is done by or to both sides: "urged both sides", "each side blamed the other"."""
    acts = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == predicate.i
    if acts and event.type in ("ACCUSE", "ASSAULT") and not event.actors:
        things = [child for child in predicate.rights if child.dep_ in ("dobj", "xcomp", "ccomp")]
        mutual = all(child.lemma_ == "other" for child in things)
        return replace(event, actors=both, recipients=both) if mutual else event
    third = not event.actors or not {code[:3] for code in both} & {code[:3] for code in event.actors}
    if both and event.type in _TO_BOTH and not event.recipients and third and (event.actors or not acts):
        return replace(event, recipients=both)
    return event


def _names_both(noun: Token) -> bool:
    """Tell whether a noun speaks of the two that fight: "both sides"; not "the two sides of the river"."""
    if noun.lemma_ not in _SIDES or any(child.dep_ in ("prep", "relcl") for child in noun.rights):
        return False
    return any(word.lower_ in _GROUPING for word in noun.lefts)


def _is_there(deed: Told, fights: list[Told], told: tuple[str, ...]) -> bool:
    """Tell whether a deed lies where the sides fight, or in the land of one that it names."""
    if deed.country is None:
        return True
    lands = {code[:3] for fight in fights for code in (*fight.event.actors, *fight.event.recipients)}
    return deed.country in lands | {fight.country for fight in fights} | {code[:3] for code in told}


def _is_beside(deed: Told, fights: list[Told]) -> bool:
    """Tell whether nothing sets a deed at another time or in another land than those told: "shot dead in May"."""
    days = {(fight.time.start, fight.time.end) for fight in fights if fight.time is not None}
    if deed.time is not None and (deed.time.start, deed.time.end) not in days:
        return False
    if deed.place is None:
        return True
    struck = {fight.place.name for fight in fights if fight.place is not None and fight.country == deed.country}
    return deed.place.name in struck or len(struck) > 1  # one attack on Kharkiv says nothing of a death in Odesa


def _is_suffered(predicate: Token) -> bool:
    """Tell whether a clause tells what befell somebody, and neither by whom nor of what else."""
    if has_cause(predicate):
        return False
    if any(child.dep_ == "nsubjpass" for child in predicate.children):
        return not any(child.dep_ == "agent" for child in predicate.children)
    subject = next((child for child in predicate.children if child.dep_ == "nsubj"), None)
    if predicate.lemma_ in _DYING:
        return True
    return subject is not None and bool({"weapons", "barrage"} & load_noun_classes().get(subject.lemma_, frozenset()))


def _acting(side: str, fights: list[Told]) -> str:
    """Return the code under which a side has last been told to act, else its own."""
    codes = [code for told in fights for code in told.event.actors if camp_of(code) == side]
    return codes[-1] if codes else side


def _struck(predicate: Token, side: str, *, within: bool) -> tuple[str, ...]:
    """Return the code of a side that is struck: its people or its forces where the clause names such."""
    named = {word.lemma_.lower() for child in predicate.rights for word in child.subtree}
    if side.endswith(IRREGULAR):
        return () if named & _CIVILIAN else (side,)
    if named & _FIGHTERS:
        return ()
    if named & _CIVILIAN:
        return (f"{side}-CVL",)
    return (f"{side}-MIL",) if within or named & _MILITARY else (side,)
