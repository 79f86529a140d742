"""Anaphors: the event that "that", "it" or a bare number stands for, among those that the article has told."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reportedly.claims.answers import Answers
from reportedly.claims.told import Account, Told
from reportedly.claims.verdicts import ACCOUNTS, FIGURES, POINTERS
from reportedly.model import CodedEvent, Quantity
from reportedly.reference.plover import DEEDS, load_noun_classes
from reportedly.reference.states import states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

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
#: Verbs that count their own subject.
_OF_SUBJECT = frozenset("be have rise reach grow fall total stand climb drop double approach count".split())
_TALLIES = frozenset("number total count tally toll figure rest remainder half third quarter estimate".split())
#: How many sentences back a pointing word or a bare number looks for what it takes up.
_POINTER_REACH, _COUNT_REACH = 2, 8
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THAT, _RIGHT = frozenset("that this those these".split()), frozenset("right true correct accurate so".split())
_LOSSES, _LOSS_REACH = frozenset({"loss", "casualty", "fatality"}), 3
_PLACING, _DATED = frozenset("in on at near inside outside across along".split()), frozenset({"DATE", "TIME"})
_AUXILIARIES = frozenset("do have will would can could may might should".split())


class Anaphors:
    """What one article's pointing words and bare numbers stand for, of all that its claims have told so far."""

    def __init__(self, account: Account, answers: Answers) -> None:
        self._account, self._answers = account, answers

    def of_pointer(self, event: CodedEvent, predicate: Token) -> CodedEvent:
        """Return the event that "that" or "it" stands for in "we haven't seen that" and "there is no proof of it"."""
        told = self._account.within(_POINTER_REACH, predicate) if event.type is None else []
        if told and _is_elliptic(predicate):
            return told[-1].event
        deeds = [one for one in self._answers.since_charge(predicate) if told and one.event.type in DEEDS]
        if deeds and _points_back(predicate):  # a meeting or a question is not what one doubts or denies
            return deeds[-1].event
        return event

    def of_count(self, event: CodedEvent, predicate: Token, quantity: Quantity | None, *, placed: bool) -> Told:
        """Return the event, and its place, of the last claim that counted the same, for a number with no own deed.

        Troops counted in a place of their own (``placed``: "up to 8,000 in Kursk") are stationed there.
        """
        if quantity is None or quantity.unit is None:
            return Told(event)
        losers = _losers(predicate) if quantity.kind == "casualties" else ()
        if len(losers) == 1:
            return Told(CodedEvent("ASSAULT", (), (f"{losers[0]}-MIL",)))
        if predicate.pos_ in ("VERB", "AUX") and not _only_counts(predicate, quantity):
            return Told(event)
        before = reversed(self._account.within(_COUNT_REACH, predicate))
        counted = next((told for told in before if told.unit == quantity.unit), None)
        if counted is None or (event.type is not None and event.type != counted.event.type):
            return Told(event)
        settled = event.type is not None and (event.actors or event.recipients)
        if settled:
            return Told(event, None if _has_setting(predicate) else counted.place)
        troops = "troops" in load_noun_classes().get(quantity.unit, ())
        bare = quantity.number.end >= quantity.span.end or quantity.span.end - quantity.number.end < len(quantity.unit)
        if not bare and not (troops and counted.event.type in ("AID", "MOBILIZE")):
            return Told(event)
        if placed and troops and counted.event.type in ("AID", "MOBILIZE"):
            return Told(CodedEvent("MOBILIZE", tuple(f"{code[:3]}-MIL" for code in counted.event.actors)))
        return counted


def _losers(predicate: Token) -> tuple[str, ...]:
    """Return the states whose losses a clause puts a number on: "put Russian losses at 198,000 killed"."""
    for at in (predicate, *islice(predicate.ancestors, _LOSS_REACH)):
        parties = [noun for noun in at.children if noun.dep_ in ("nsubj", "nsubjpass", "dobj")]
        for noun in parties:
            if noun.lemma_ in _LOSSES:
                return states_named(noun.doc[noun.left_edge.i : noun.i].text)
        if any(noun.tag_ != "CD" for noun in parties):
            break
    return ()


def _has_setting(predicate: Token) -> bool:
    """Tell whether a clause says where in words of its own, whatever place they mean: "are on its soil"."""
    return any(
        child.lower_ in _PLACING
        and any(noun.dep_ == "pobj" and noun.ent_type_ not in _DATED for noun in child.children)
        for child in predicate.children
    )


def _only_counts(predicate: Token, quantity: Quantity) -> bool:
    """Tell whether a clause says of a number only that it is so, or how it moves, and nothing of other things."""
    if predicate.lemma_ not in _COUNTING:
        return False
    if predicate.lemma_ == "be" and any(child.dep_ in ("acomp", "attr") for child in predicate.children):
        return any(child.dep_ == "attr" and _is_number(child) for child in predicate.children)
    if predicate.lemma_ not in _OF_SUBJECT:
        return True
    subjects = [child for child in predicate.children if child.dep_ in _SUBJECTS]
    troops = load_noun_classes()
    return all(
        subject.pos_ != "NOUN"
        or _is_number(subject)
        or subject.lemma_ in _TALLIES
        or "troops" in troops.get(subject.lemma_, ())
        for subject in subjects
    )


def _is_number(token: Token) -> bool:
    return token.tag_ == "CD" or any(child.dep_ == "nummod" or child.tag_ == "CD" for child in token.children)


def _points_back(predicate: Token) -> bool:
    if _asks_truth(predicate) or _may_happen(predicate):
        return True
    for child in predicate.children:
        judged = child.dep_ == "dobj" and predicate.lemma_ in _JUDGING
        if judged and child.lemma_ in FIGURES | ACCOUNTS and any(word.lower_ in _THAT for word in child.lefts):
            return True  # "do you dispute that figure?"
        if child.dep_ == "dobj" and child.lower_ in POINTERS and predicate.lemma_ in _JUDGING:
            return True
        if child.lemma_ in _GROUNDS and child.dep_ in ("dobj", "attr"):
            return any(
                thing.lower_ in POINTERS
                for inner in child.children
                for thing in (inner, *inner.children)
                if inner.dep_ in ("prep", "relcl", "acl")
            )
    return False


def _asks_truth(predicate: Token) -> bool:
    """Tell "is that right?" from "that is right"."""
    subject = next((child for child in predicate.children if child.dep_ == "nsubj"), None)
    if predicate.lemma_ != "be" or subject is None or subject.lower_ not in POINTERS or subject.i < predicate.i:
        return False
    return any(child.dep_ == "acomp" and child.lower_ in _RIGHT and not child.n_rights for child in predicate.children)


def _may_happen(predicate: Token) -> bool:
    """Tell whether a clause says of what was told only whether or when it comes: "it might yet happen"."""
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    return predicate.lemma_ in ("happen", "occur") and subject is not None and subject.lower_ in POINTERS


def _is_elliptic(predicate: Token) -> bool:
    """Tell whether a clause leaves its verb out: "we support them, and we have since the start"."""
    if predicate.pos_ != "AUX" or predicate.lemma_ not in _AUXILIARIES:
        return False
    said = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"}
    return not any(child.dep_ in said for child in predicate.children)
