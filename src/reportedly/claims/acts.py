"""Acts: what a speaker does by saying something in the speaker's own voice (codebook, "Speech act")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import CodedEvent, Holder, Span
from reportedly.model.vocabulary import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"we", "i"})
_PROMISING = frozenset({"will", "'ll", "’ll", "shall"})
_EXPECTING = frozenset({"expected", "anticipated", "expects", "anticipates"})


def act_of(
    act: SpeechAct, predicate: Token, holder: Holder, event: CodedEvent, hedges: tuple[Span, ...], text: str
) -> SpeechAct:
    """Return the speech act of a claim whose cue only says that something is said.

    "We will …" is a promise, as is what a state's speaker says that state will do; "must" in somebody's voice is a
    demand; "is expected to" is an expectation whoever reports it.
    """
    if act != "say":
        return act
    if any(hedge.of(text).lower() in _EXPECTING for hedge in hedges):
        return "expect"
    if holder.kind == "article":
        return act
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
                return child.lower_
    return ""


def _is_own_deed(holder: Holder, event: CodedEvent) -> bool:
    own = holder.country is not None and holder.sector in (None, "GOV", "MIL")
    return own and event.actors == (holder.country,)
