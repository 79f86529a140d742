"""Parse repairs of names given to things: "called the strike on the port a war crime"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.annotate.governing_words import CLAIM_NOUNS
from reportedly.reference.cues import UNTRUE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CALLING: Final = frozenset({"call", "label", "brand", "dub", "deem", "declare", "consider", "term", "judge"})
#: Verbs that name an account with "as".
_NAMING: Final = frozenset({"describe", "dismiss", "reject", "denounce", "brand", "label", "decry"})
_CLAUSES: Final = frozenset({"acl", "relcl", "ccomp"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_ARTICLES: Final = frozenset({"a", "an"})
_BREAKS: Final = frozenset({",", "—", "–", "(", ":"})


def repair_callings(doc: Doc) -> None:
    """Hang on its verb, in place, what a thing is called and the parser made an aside to the thing's last noun."""
    for verb in doc:
        if verb.lemma_ in _CALLING and verb.pos_ == "VERB":
            thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
            named = _named_within(thing) if thing is not None else None
            if named is not None:
                named.head, named.dep_ = verb, "oprd"
        if verb.lemma_ in _CALLING | _NAMING and verb.pos_ == "VERB":
            _free_verdict(verb)


def _free_verdict(verb: Token) -> None:
    """Hang on its verb what an account is called and the parser made a part of what it tells.

    "Called the claim that jets had bombed it a lie", "called it a lie that they had fled".
    """
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if thing is None:
        return
    verdict = next((child for child in verb.rights if child.dep_ == "oprd"), None)
    if thing.lower_ == "it" and verdict is not None and verdict.lower_ in UNTRUE:
        _hang_told(verdict)
    told = next((child for at in (thing, verb) for child in at.rights if _is_told(child, thing)), None)
    found = _verdict_within(told) if told is not None and thing.lemma_ in CLAIM_NOUNS else None
    if told is not None and found is not None:
        told.head, told.dep_ = thing, "acl"
        found.head, found.dep_ = verb, "prep" if found.lower_ == "as" else "oprd"


def _hang_told(verdict: Token) -> None:
    """Make the content of a lie of what the parser reads as a description: "a lie that its troops had fled"."""
    for told in verdict.rights:
        first = told.left_edge
        own = any(word.dep_ in _SUBJECTS and word != first for word in told.lefts)
        if told.dep_ == "relcl" and first.lower_ == "that" and own and first.dep_ not in _SUBJECTS:
            told.dep_, first.dep_, first.tag_, first.pos_ = "acl", "mark", "IN", "SCONJ"


def _is_told(clause: Token, thing: Token) -> bool:
    """Tell whether a clause says what an account tells: "the claim that it had fled"."""
    if clause.dep_ not in _CLAUSES or clause.i < thing.i:
        return False
    return any(word.dep_ == "mark" and word.lower_ == "that" and word.i == thing.i + 1 for word in clause.lefts)


def _verdict_within(told: Token) -> Token | None:
    """Return the verdict that closes an account's clause; none is what the clause itself says: "that it was false"."""
    words = [word for word in told.subtree if not word.is_punct]
    last = words[-1]
    if last.lower_ not in UNTRUE or last == told:
        return None
    if last.head.lower_ == "as":
        return last.head
    if last.pos_ == "ADJ":
        return None if last.head.lemma_ in ("be", "remain", "prove") and last.dep_ != "advmod" else last
    before = last.left_edge.nbor(-1)
    apart = before.is_quote or any(child.dep_ == "dobj" and child != last for child in last.head.rights)
    return last if last.left_edge.lower_ in _ARTICLES and apart else None


def _named_within(thing: Token) -> Token | None:
    """Return the noun with "a" that follows a thing's last noun as its aside and with no break before it."""
    for aside in thing.subtree:
        if aside.dep_ != "appos" or aside.head == thing or aside.i <= thing.i:
            continue
        first = aside.left_edge.nbor() if aside.left_edge.is_quote else aside.left_edge
        if first.lower_ in _ARTICLES and first.i and first.nbor(-1).text not in _BREAKS:
            return aside
    return None
