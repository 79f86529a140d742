"""Menaces: words of the future that warn: of what one will do to others, or of harm unless something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.model import CodedEvent

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "would"})
_OPEN: Final = _FUTURE | {"could", "may", "might"}
_THREATENING: Final = frozenset({"threaten", "warn", "vow", "promise"})
#: What one who "will not" do it lets nobody get away with.
_SUFFERED: Final = frozenset({"tolerate", "forgive", "forget", "sit", "stand", "hesitate", "accept", "ignore"})
_IDLE: Final = {"sit": frozenset({"idle", "idly", "by", "back"}), "stand": frozenset({"idle", "idly", "by"})}
#: What is done to those whom a speaker addresses, for their harm.
_DONE_TO_YOU: Final = frozenset(
    """treat punish hunt defeat destroy kill arrest try prosecute crush target eliminate hold judge wipe sanction
    expel pursue
    """.split()
)
_PAID: Final = {
    "pay": frozenset({"price", "cost"}),
    "face": frozenset({"consequence", "justice", "retaliation", "sanction", "wrath", "response", "cost"}),
    "suffer": frozenset({"consequence"}),
}
#: What an attack or a crossing is met with.
_FORCE: Final = frozenset({"response", "force", "retaliation", "resistance", "fire", "reaction", "reply"})
#: How one pays, answers or punishes to others' harm.
_HARD: Final = {
    "pay": frozenset({"dearly", "heavily"}),
    "respond": frozenset({"harshly", "forcefully", "severely", "decisively", "firmly", "strongly", "swiftly"}),
    "retaliate": frozenset({"harshly", "forcefully", "severely", "decisively", "swiftly"}),
}
#: What becomes of people and of things for the worse.
_HARM: Final = frozenset(
    """lose die starve collapse perish fail unravel worsen suffer disappear drown freeze vanish crumble deteriorate
    """.split()
)
_CONDITIONS: Final = frozenset({"if", "unless", "without"})


def is_menace(predicate: Token, event: CodedEvent) -> bool:
    """Tell whether a clause in somebody's mouth warns by its own words.

    "We will not tolerate this", "you will be hunted down", "they will pay a price"; "unless aid comes, the city will
    fall". An act that another is told to have threatened is none.
    """
    modals = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
    if not modals & _OPEN:
        return False
    if _harms(predicate) and _conditions(predicate):
        return True
    if not modals & _FUTURE:
        return False
    if event.type == "THREATEN" and predicate.lemma_ not in _THREATENING and event.actors:
        return True
    return _forbids(predicate) or _is_done_to_you(predicate) or _is_paid(predicate) or _unless(predicate)


def _forbids(predicate: Token) -> bool:
    if predicate.lemma_ not in _SUFFERED or all(child.dep_ != "neg" for child in predicate.children):
        return False
    idle = _IDLE.get(predicate.lemma_)
    return idle is None or any(below.lower_ in idle for below in predicate.subtree if below.i > predicate.i)


def _is_done_to_you(predicate: Token) -> bool:
    addressed = any(child.lower_ == "you" and child.dep_ == "nsubjpass" for child in predicate.lefts)
    return addressed and predicate.lemma_ in _DONE_TO_YOU


def _is_paid(predicate: Token) -> bool:
    """Tell whether somebody is to be paid back: "will pay a price", "be met with force", "respond harshly"."""
    paid = _PAID.get(predicate.lemma_, frozenset())
    if any(child.dep_ == "dobj" and child.lemma_ in paid for child in predicate.rights):
        return True
    if predicate.lemma_ == "meet":
        goals = (goal for child in predicate.rights if child.lower_ == "with" for goal in child.rights)
        return any(goal.lemma_ in _FORCE for goal in goals)
    hard = _HARD.get(predicate.lemma_, frozenset())
    return any(child.dep_ == "advmod" and child.lower_ in hard for child in predicate.children)


def _harms(predicate: Token) -> bool:
    return predicate.lemma_ in _HARM and all(child.dep_ != "neg" for child in predicate.children)


def _unless(predicate: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(mark.lower_ == "unless" for mark in child.children)
        for child in predicate.children
    )


def _conditions(predicate: Token) -> bool:
    """Tell whether what follows hangs on a condition: "if no money is found", "without aid"."""
    return any(
        (child.dep_ == "advcl" and any(mark.lower_ in _CONDITIONS for mark in child.children))
        or (child.dep_ == "prep" and child.lower_ in _CONDITIONS)
        for child in predicate.children
    )
