"""Anaphors: the deed that "it", "that" or a bare number stands for, among those that the article has told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.claims.propositions import DEEDS
from reportedly.model import ClaimPlace, CodedEvent, Quantity
from reportedly.model.vocabulary import SpeechAct
from reportedly.reference.plover import load_noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"deny", "confirm", "decline"})
_POINTERS = frozenset({"it", "that", "this", "so"})
#: Verbs that say of an earlier claim whether it is so.
_JUDGING = frozenset(
    "doubt see confirm contest dispute deny question believe expect rule verify corroborate know hear".split()
)
_GROUNDS = frozenset("proof evidence sign indication confirmation information knowledge".split())
#: Verbs that say of a number only that it is so, or how it moves.
_COUNTING = frozenset(
    """be have speak put expect estimate rise reach grow fall total stand climb drop double give approach count follow
    send
    """.split()
)
_UNTRUE = frozenset("untrue false baseless groundless unfounded fabricated fake lie lies fiction invention".split())
_ACCOUNTS = frozenset("report claim account allegation accusation story rumour rumor it that this charge".split())
_AUXILIARIES = frozenset("do have will would can could may might should".split())


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a claim has told, where it took place, and the unit that the claim counted."""

    event: CodedEvent
    place: ClaimPlace | None = None
    unit: str | None = None

    @property
    def country(self) -> str | None:
        """The country that the event took place in."""
        return self.place.country if self.place is not None else None


def is_untrue(predicate: Token) -> bool:
    """Tell whether a clause says that something said is not so: "the reports are untrue"."""
    if predicate.lemma_ != "be":
        return False
    said = {child.lower_ for child in predicate.children if child.dep_ in ("acomp", "attr")}
    told = [child.lemma_ for child in predicate.children if child.dep_ == "nsubj"]
    return bool(said & _UNTRUE) and bool(_ACCOUNTS & set(told))


class Anaphors:
    """What one article's claims have told so far."""

    def __init__(self) -> None:
        self._told: list[Told] = []

    def note(self, event: CodedEvent, place: ClaimPlace | None, quantity: Quantity | None) -> None:
        """Remember an event that a later sentence may take up."""
        if event.type is not None:
            self._told.append(Told(event, place, quantity.unit if quantity is not None else None))

    def of_answer(self, event: CodedEvent, act: SpeechAct, country: str | None) -> CodedEvent:
        """Return the deed that an answer is about: what it names with its parties, else the last deed told.

        Of the deeds told, whoever answers for a state speaks of the last that the state is a party to or that took
        place in it. Whose own troops stand abroad has sent them there.
        """
        if act not in _ANSWERS or (event.type in DEEDS and (event.actors or event.recipients)):
            return event
        deeds = [told for told in self._told if told.event.type in DEEDS]
        own = [told for told in deeds if country is not None and country in _states(told)]
        if not deeds:
            return event
        last = (own or deeds)[-1]
        abroad = last.country is not None and last.country != country
        if last.event.type == "MOBILIZE" and last.event.actors == (f"{country}-MIL",) and abroad and country:
            return CodedEvent("AID", (country,), (last.country or "",))
        return last.event

    def of_pointer(self, event: CodedEvent, predicate: Token) -> CodedEvent:
        """Return the event that "that" or "it" stands for in "we haven't seen that" and "there is no proof of it"."""
        if event.type is None and self._told and (_points_back(predicate) or _is_elliptic(predicate)):
            return self._told[-1].event
        return event

    def of_count(self, event: CodedEvent, predicate: Token, quantity: Quantity | None, *, placed: bool) -> Told:
        """Return the event, and its place, of the last claim that counted the same, for a number with no own deed.

        Troops counted in a place of their own (``placed``: "up to 8,000 in Kursk") are stationed there.
        """
        if quantity is None or quantity.unit is None:
            return Told(event)
        if predicate.pos_ in ("VERB", "AUX") and predicate.lemma_ not in _COUNTING:
            return Told(event)
        counted = next((told for told in reversed(self._told) if told.unit == quantity.unit), None)
        if counted is None or (event.type is not None and event.type != counted.event.type):
            return Told(event)
        settled = event.type is not None and (event.actors or event.recipients)
        if settled:
            return Told(event, counted.place)
        troops = "troops" in load_noun_classes().get(quantity.unit, ())
        if placed and troops and counted.event.type in ("AID", "MOBILIZE"):
            return Told(CodedEvent("MOBILIZE", tuple(f"{code[:3]}-MIL" for code in counted.event.actors)))
        return counted


def _states(told: Told) -> set[str | None]:
    """Return the states that are parties to a deed, and the one it took place in."""
    return {told.country, *(code.partition("-")[0] for code in (*told.event.actors, *told.event.recipients))}


def _points_back(predicate: Token) -> bool:
    for child in predicate.children:
        if child.dep_ == "dobj" and child.lower_ in _POINTERS and predicate.lemma_ in _JUDGING:
            return True
        if child.lemma_ in _GROUNDS and child.dep_ in ("dobj", "attr"):
            return any(
                thing.lower_ in _POINTERS
                for inner in child.children
                for thing in (inner, *inner.children)
                if inner.dep_ in ("prep", "relcl", "acl")
            )
    return False


def _is_elliptic(predicate: Token) -> bool:
    """Tell whether a clause leaves its verb out: "we support them, and we have since the start"."""
    if predicate.pos_ != "AUX" or predicate.lemma_ not in _AUXILIARIES:
        return False
    said = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"}
    return not any(child.dep_ in said for child in predicate.children)
