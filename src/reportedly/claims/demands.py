"""Demands: commands, wishes and what is due, told from those that others are reported to have made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.claims.speakers import FIRST_PERSON, modals_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDERING: Final = frozenset({"order", "instruct", "direct"})
_REQUESTING: Final = frozenset("ask urge demand request appeal implore invite encourage propose beg plead call".split())
#: Verbs of commands that ask nothing of anybody.
_IDLE_COMMANDS: Final = frozenset(
    """thank let make look listen see remember note say suppose imagine consider mind forget wait ask believe take
    trust know call
    """.split()
)


def wishes(predicate: Token) -> bool:
    """Tell a demand put as a wish: "we would like to see the hostages released"."""
    seeing = any(child.dep_ == "xcomp" and child.lemma_ == "see" for child in predicate.rights)
    would = modals_of(predicate) & {"would", "'d", "’d"}
    return predicate.lemma_ == "like" and seeing and bool(would) and subject_of(predicate) in FIRST_PERSON


def is_high_time(predicate: Token) -> bool:
    """Tell a demand put as a thing that is due: "now is the time to act", "it is time for Russia to leave"."""
    if (
        predicate.lemma_ != "be"
        or predicate.tag_ not in ("VBZ", "VBP")
        or any(c.dep_ == "neg" for c in predicate.rights)
    ):
        return False
    subject = next((child.lower_ for child in predicate.lefts if child.dep_ in ("nsubj", "advmod", "expl")), "")
    time = next(
        (child for child in predicate.rights if child.lemma_ == "time" and child.dep_ in ("attr", "nsubj")), None
    )
    if time is None or subject not in ("it", "now", "this"):
        return False
    return any(
        child.dep_ in ("acl", "relcl", "xcomp", "advcl", "ccomp")
        and any(mark.lower_ in ("to", "that") for mark in child.lefts)
        for holder in (time, predicate)
        for child in holder.rights
    )


def tells_order(predicate: Token) -> bool:
    """Tell "I have ordered the army to prepare", which reports an order, from "I order the army to prepare"."""
    told = predicate.lemma_ in _ORDERING and predicate.tag_ in ("VBN", "VBD")
    return told and subject_of(predicate) in FIRST_PERSON


def tells_request(predicate: Token) -> bool:
    """Tell what an article says that others asked for or order: "asked the council to meet", "the decree directs"."""
    asked = predicate.tag_ in ("VBN", "VBD") and predicate.lemma_ in _REQUESTING | _ORDERING
    return asked or (predicate.tag_ == "VBZ" and predicate.lemma_ in _ORDERING)


def bids(predicate: Token) -> bool:
    """Tell whether a clause is a command: "lay down your arms"; "let me say" and "make no mistake" command nothing."""
    yours = any(below.lower_ == "your" for child in predicate.rights if child.dep_ == "dobj" for below in child.lefts)
    bare = predicate.tag_ == "VB" or (yours and predicate.tag_ in ("VBP", "VBD") and predicate.dep_ == "ROOT")
    if not bare or predicate.dep_ not in ("ROOT", "ccomp", "conj") or predicate.lemma_ in _IDLE_COMMANDS:
        return False
    if predicate.dep_ == "conj" and not bids(predicate.head):
        return False
    return not any(
        child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl", "mark") or (child.dep_ == "aux" and child.lower_ != "do")
        for child in predicate.children
    )
