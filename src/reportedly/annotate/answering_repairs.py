"""Parse repairs of answers whose verb the parser takes for a noun: "the Sudanese army rejects accusations that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What is answered, and the verbs that answer it.
_CHARGES: Final = frozenset(
    "accusations allegations suggestions assertions insinuations rumours rumors claims charges reports".split()
)
_ANSWERING: Final = frozenset("rejects denies dismisses disputes refutes contests rebuts confirms repeats".split())
_CLAUSES: Final = frozenset({"acl", "relcl", "ccomp"})


def repair_answers(doc: Doc) -> None:
    """Make, in place, a verb of the plural before a charge that the parser takes for the verb."""
    for charge in doc:
        if charge.lower_ in _CHARGES and charge.pos_ == "VERB" and charge.i:
            _swap(charge.nbor(-1), charge)


def _swap(verb: Token, charge: Token) -> None:
    """Put the verb in the charge's place and the charge under it as its object."""
    if verb.lower_ not in _ANSWERING or verb.head != charge or verb.dep_ != "nsubj":
        return
    named = [child for child in verb.lefts if child.dep_ in ("compound", "nmod")]
    if not named:
        return
    subject = named[-1]
    for child in [child for child in verb.lefts if child != subject]:
        child.head = subject
    for child in [child for child in charge.children if child != verb]:
        if child.dep_ in _CLAUSES and child.i > charge.i:
            child.dep_ = "acl"
        else:
            child.head = verb
    top = charge.head if charge.head != charge else verb
    verb.head, verb.dep_, verb.tag_, verb.pos_ = top, charge.dep_, "VBZ", "VERB"
    subject.dep_ = "nsubj"
    charge.head, charge.dep_, charge.tag_, charge.pos_ = verb, "dobj", "NNS", "NOUN"
    charge.lemma_ = charge.lower_.removesuffix("s")
