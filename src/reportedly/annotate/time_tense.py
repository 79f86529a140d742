"""The tense around a time expression, which tells "on Friday" last week from "on Friday" next week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.annotate.time_context import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE_AUXILIARIES: Final = frozenset(
    {"will", "'ll", "’ll", "would", "shall", "may", "might", "could", "can", "should", "must"}
)
_PAST_AUXILIARIES: Final = frozenset({"had", "was", "were", "did", "has", "have", "been"})
#: Verbs whose passive looks ahead ("is set for", "was scheduled for").
_FUTURE_HEADS: Final = frozenset("expect plan schedule set intend slate".split())
#: Verbs that put what they name ahead of their own time ("planned a rally on Saturday", "delayed the vote").
_AIMING: Final = frozenset("plan schedule slate postpone delay reschedule extend".split())
#: Verbs whose simple present tells what is on the calendar ("the ministers meet on Monday").
_SCHEDULED: Final = frozenset(
    "meet arrive begin open start leave travel visit vote hold expire end resume convene gather depart return".split()
)
#: Adjectives that set a day from which something runs ("payable Dec. 15"), whatever the verb.
_RUNNING_FROM: Final = frozenset({"effective", "payable", "valid"})
#: Words whose "for" leads to what is to come ("called for a vote in March"), whatever their own tense.
_ASKING_FOR: Final = frozenset("call press push campaign appeal prepare bid wish hope lobby".split())
#: Prepositions that set a phrase in the time of the event, and do not merely name another event by its date.
_SETTING: Final = frozenset({"in", "at", "for", "during", "on", "ahead"})
_NAMING: Final = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


def tense_around(token: Token) -> Tense:
    """Return the tense that a time expression is read in, by the verb that governs it.

    "near" says that the day may lie on either side, and the nearer one is meant: behind an infinitive of purpose in
    the past ("rallied to mark the entry on Friday") or in a name ("discuss Friday's ruling"). "present" is returned
    where nothing is plain.
    """
    current = _verb_above(token)
    if current is None:
        return "future"
    tense = _governing_tense(current)
    return "near" if tense == "future" and _names_event(token, current) else tense


def _verb_above(token: Token) -> Token | None:
    """Return the verb that governs a token, or the topmost word; None where an adjective or call sets its own day."""
    current = token
    for _ in range(12):
        gerund = current.tag_ == "VBG" and current.dep_ in ("pcomp", "pobj")
        if current.head.i == current.i or (current.pos_ in ("VERB", "AUX") and not gerund):
            break
        if current.lower_ in _RUNNING_FROM or (current.lower_ == "for" and current.head.lemma_ in _ASKING_FOR):
            return None
        current = current.head
    return current


def _governing_tense(verb: Token) -> Tense:
    """Return the tense of a verb and of the verbs above it that it takes its time from."""
    current = verb
    ahead = aside = False
    for _ in range(4):
        if current.pos_ not in ("VERB", "AUX"):
            break
        verdict = _verb_tense(current)
        if verdict == "near":
            return "near"
        if verdict == "future":
            return "past" if _is_perfect(current.head) and current.dep_ == "xcomp" else "future"
        if verdict == "past":
            if not ahead:
                return "past"
            return "past" if _is_perfect(current) else "near" if aside else "future"
        if verdict == "infinitive":
            ahead, aside = True, aside or current.dep_ == "advcl"
        if current.head.i == current.i or (verdict == "present" and current.tag_ in ("VBP", "VBZ")):
            break
        if current.dep_ not in ("xcomp", "aux", "auxpass", "conj", "acl", "advcl"):
            break
        current = current.head
        if current.pos_ == "ADJ":  # "had been due to expire on Friday"
            current = current.head
    return "future" if ahead else "present"


def is_denied(token: Token) -> bool:
    """Tell whether the verb that governs a time expression is denied ("until Friday they had not called")."""
    verb = _verb_above(token)
    return verb is not None and _is_denied(verb)


def _names_event(token: Token, verb: Token) -> bool:
    """Tell whether a date stands in a noun's name, and the noun is not what the verb's time is set by."""
    if token.head.lower_ == "of" and token.head.head.pos_ in ("NOUN", "PROPN"):  # "the decree of March 18"
        return True
    if token.dep_ not in _NAMING or token.head.pos_ not in ("NOUN", "PROPN") or token.head.i <= token.i:
        return False
    noun = token.head
    return noun.head.i == verb.i or (noun.dep_ == "pobj" and noun.head.lower_ not in _SETTING)


def _is_perfect(verb: Token) -> bool:
    """Tell whether a verb stands in the past perfect: what it looked ahead to has passed too."""
    return any(child.lower_ == "had" for child in verb.children if child.dep_ in ("aux", "auxpass"))


def _verb_tense(verb: Token) -> str:
    """Return past, future, near, infinitive or present for one verb with its auxiliaries."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    lemma = verb.lemma_.lower()
    finite = verb.tag_ in ("VBD", "VBN") and not {"have", "be"} & set(auxiliaries)
    if finite and "may" in auxiliaries:  # "May said so": the person
        return "past"
    if any(word in _FUTURE_AUXILIARIES for word in auxiliaries):
        unable = "could" in auxiliaries and "be" in auxiliaries and _is_denied(verb)
        return "past" if "have" in auxiliaries or unable else "future"
    if lemma in _FUTURE_HEADS and verb.tag_ == "VBN" and not {"had", "been"} & set(auxiliaries):
        if lemma == "set" and not auxiliaries and not any(child.lower_ in ("for", "to") for child in verb.children):
            return "past"
        return "near" if verb.dep_ == "acl" and _told_ahead(verb) else "future"
    if verb.tag_ == "VBD" and lemma in _AIMING:
        return "near"
    if verb.tag_ == "VBD" or any(word in _PAST_AUXILIARIES for word in auxiliaries):
        return "past"
    if verb.tag_ == "VBN":
        free = not auxiliaries or verb.dep_ in ("acl", "ROOT", "advcl", "conj")
        return "past" if free and not auxiliaries else "present"
    if "to" in auxiliaries:
        return "infinitive"
    return "future" if lemma in _SCHEDULED and verb.tag_ in ("VBP", "VBZ") else "present"


def _told_ahead(verb: Token) -> bool:
    """Tell whether what "a march planned for Friday" did is told in the past: then Friday may have been."""
    above = _verb_above(verb.head)
    return above is not None and _verb_tense(above) not in ("future", "present")


def _is_denied(verb: Token) -> bool:
    """Tell whether a verb is denied, itself or in its subject ("neither could be found")."""
    denials = [child for child in verb.children if child.dep_ in ("neg", "preconj", "nsubjpass")]
    words = [*denials, *(word for child in denials for word in child.children)]
    return any(word.dep_ == "neg" or word.lower_ in ("neither", "nobody", "none", "no") for word in words)
