"""Speakers' own words: the subject and modals of a predicate, shared by those coordinated with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_PERSON: Final = frozenset({"we", "i"})
#: How many conjuncts back a shared modal is looked for; bounds the work on long lists.
_LONGEST_COORDINATION: Final = 12


def modals_of(predicate: Token) -> set[str]:
    """Return a predicate's modals, or those that it shares: "we will hold on and provide support"."""
    for _ in range(_LONGEST_COORDINATION):
        own = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
        bare = predicate.dep_ == "conj" and predicate.tag_ == "VB" and predicate.head.tag_ == "VB"
        if own or not bare or any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in predicate.children):
            return own
        predicate = predicate.head
    return set()


def subject_of(predicate: Token) -> str:
    """Return the subject of a predicate or of the one it is coordinated with."""
    for token in (predicate, predicate.head if predicate.dep_ == "conj" else predicate):
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                ours = any(word.dep_ == "poss" and word.lower_ in ("our", "my") for word in child.children)
                return "we" if ours else child.lower_
    return ""


def is_own(predicate: Token) -> bool:
    """Tell whether speakers tell what they do themselves: "I can't speak to that"."""
    return subject_of(predicate) in FIRST_PERSON
