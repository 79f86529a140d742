"""Avowals: what a claim says that tells where somebody stands: "reaffirmed the importance of", "its support for"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.model import Claim, CodedEvent
from reportedly.reference.avowals import HOLDING, SITUATIONS, avowal_kind

if TYPE_CHECKING:
    from spacy.tokens import Token


def as_avowed(claim: Claim, predicate: Token) -> Claim:
    """Return a claim by which somebody avows a stance with the act and status of the stance itself.

    What matters is a judgement; a stance that is reaffirmed is held already; what one is minded to do is promised and
    planned; a worry about how things stand blames nobody. An avowal that is itself to come, asked or denied stays as it
    is told.
    """
    noun = next((child for child in predicate.rights if child.dep_ == "dobj"), None)
    if noun is None or claim.status != "happened" or claim.polarity != "positive":
        return claim
    kind, held = avowal_kind(predicate.lemma_, noun.lemma_), predicate.lemma_ in HOLDING
    if kind == "worth":
        return replace(claim, status="general", speech_act="say", event=CodedEvent())
    if kind in ("backing", "opposition"):
        return replace(claim, status="ongoing" if held else "happened", speech_act="say")
    if kind == "will" and leads_to_deed(noun):
        return replace(claim, status="planned", speech_act="promise")
    if kind == "will":
        return replace(claim, status="ongoing", speech_act="say")
    if kind == "worry" and _is_about_situation(noun, predicate):
        return replace(claim, status="ongoing", speech_act="say", event=CodedEvent())
    return claim


def leads_to_deed(noun: Token) -> bool:
    """Tell whether a stance is one to do something: "commitment to leave", "to leaving", not "to the treaty"."""
    for holder in (noun, noun.head):
        for child in holder.rights:
            if child.i < noun.i:
                continue
            infinitive = child.dep_ in ("acl", "xcomp", "relcl", "advcl") and child.tag_ == "VB"
            if infinitive and any(mark.lower_ == "to" for mark in child.lefts):
                return True
            if child.lower_ in ("to", "in", "of") and any(deed.dep_ == "pcomp" for deed in child.rights):
                return True
    return False


def _is_about_situation(noun: Token, predicate: Token) -> bool:
    """Tell a worry about how things stand, "the situation in Gaza", from one about somebody's deed."""
    about = [
        child for holder in (noun, predicate) for child in holder.rights if child.dep_ == "prep" and child.i > noun.i
    ]
    things = [thing for child in about[:1] for thing in child.rights if thing.dep_ == "pobj"]
    return bool(things) and things[0].lemma_ in SITUATIONS
