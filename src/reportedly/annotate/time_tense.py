"""The tense around a time expression, which tells "on Friday" last week from "on Friday" next week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.annotate.time_context import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE_AUXILIARIES: Final = frozenset(
    {"will", "'ll", "’ll", "would", "shall", "may", "might", "could", "can", "should", "must"}
)
#: Verbs whose passive looks ahead ("is set for", "was scheduled for").
_FUTURE_HEADS: Final = frozenset("expect plan schedule set intend slate".split())


def tense_around(token: Token) -> Tense:
    """Return the tense of the verb that governs a time expression; "present" where none is plain."""
    current = token
    for _ in range(12):
        if current.head.i == current.i or current.pos_ in ("VERB", "AUX"):
            break
        current = current.head
    future = False
    for _ in range(4):
        if current.pos_ not in ("VERB", "AUX"):
            break
        verdict = _verb_tense(current)
        if verdict == "future":
            return "future"
        if verdict == "past":
            return "future" if future else "past"
        if verdict == "infinitive":
            future = True
        if current.head.i == current.i or current.dep_ not in ("xcomp", "aux", "auxpass", "conj", "acl", "advcl"):
            break
        current = current.head
    return "future" if future else "present"


def _verb_tense(verb: Token) -> str:
    """Return past, future, infinitive or present for one verb with its auxiliaries."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(word in _FUTURE_AUXILIARIES for word in auxiliaries):
        return "past" if "have" in auxiliaries else "future"
    if verb.lemma_.lower() in _FUTURE_HEADS and verb.tag_ == "VBN" and not {"had", "been"} & set(auxiliaries):
        return "future"
    if verb.tag_ in ("VBD",) or any(
        word in ("had", "was", "were", "did", "has", "have", "been") for word in auxiliaries
    ):
        return "past"
    if verb.tag_ == "VBN":
        return (
            "past"
            if not auxiliaries and verb.dep_ in ("acl", "ROOT", "advcl", "conj")
            else ("present" if auxiliaries else "past")
        )
    if "to" in auxiliaries:
        return "infinitive"
    return "present"
