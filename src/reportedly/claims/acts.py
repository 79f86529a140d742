"""Acts: what a speaker does by saying something in the speaker's own voice (codebook, "Speech act")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import CodedEvent, Factuality, Holder
from reportedly.model.vocabulary import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"we", "i"})
_PROMISING = frozenset({"will", "'ll", "’ll", "shall"})
_EXPECTING = frozenset({"expected", "anticipated", "expects", "anticipates"})


def act_of(
    act: SpeechAct, predicate: Token, holder: Holder, event: CodedEvent, factuality: Factuality, text: str
) -> SpeechAct:
    """Return the speech act of a claim whose cue only says that something is said.

    "We will …" is a promise, as is what a state's speaker says that state will do; "must" in somebody's voice is a
    demand; "is expected to" is an expectation whoever reports it, and "I'd refer you to …" no answer.
    """
    if act != "say":
        return act
    if factuality.phase == "unanswered":
        return "decline"
    if any(hedge.of(text).lower() in _EXPECTING for hedge in factuality.hedges):
        return "expect"
    if holder.kind == "article":
        return act
    if any(token.lower_ == "able" for token in predicate.children):
        return act
    if predicate.lower_ == "going" and _subject(predicate) in _FIRST_PERSON and _leads_on(predicate):
        return "promise"
    modals = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
    if "must" in modals:
        return "demand"
    if modals & _PROMISING and (_subject(predicate) in _FIRST_PERSON or _is_own_deed(holder, event)):
        return "promise"
    return act


def _subject(predicate: Token) -> str:
    """Return the subject of a predicate or of the one it is coordinated with."""
    for token in (predicate, predicate.head if predicate.dep_ == "conj" else predicate):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                ours = any(word.dep_ == "poss" and word.lower_ in ("our", "my") for word in child.children)
                return "we" if ours else child.lower_
    return ""


def _leads_on(going: Token) -> bool:
    """Tell "we are going to help" from "we are going to Kyiv"."""
    return any(child.dep_ == "xcomp" for child in going.children)


def _is_own_deed(holder: Holder, event: CodedEvent) -> bool:
    own = holder.country is not None and holder.sector in (None, "GOV", "MIL")
    return own and event.actors == (holder.country,)
