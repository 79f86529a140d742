"""Factuality: the polarity, certainty and status of a claim, from the clause's own and from the word it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.claims.demands import is_high_time, wishes
from reportedly.claims.sourcing import Word
from reportedly.claims.speakers import is_own
from reportedly.model import ClaimTime, CodedEvent, Factuality, Span
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct, Status, weaker
from reportedly.reference.plover import refusing_types

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d"})
_WOULD = frozenset({"would", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless"})
_OPENING = 5
_PAST_ASKING = frozenset({"did", "was", "were", "had"})
#: What one announces is still to come where it is one of these, done by naming it.
_ANNOUNCING = frozenset({"announce", "unveil"})
_TO_COME = frozenset({"AID", "MOBILIZE", "COOPERATE", "CONSULT"})
#: What is done on a day fixed before.
_APPOINTED = frozenset(
    """meet open reopen start begin end expire take visit host travel fly leave depart arrive launch return vote go come
    convene reconvene resume retire sign chair enter join address receive
    """.split()
)
#: What they do not do who are killed.
_LIVING = frozenset({"survive", "last", "outlive"})
#: Cues that leave their content as the source puts it.
_ASSERTING = frozenset({"claim", "suspect"})
#: Phases of what somebody has asked or told others to do.
_ASKED = frozenset({"requested", "ordered"})
_GROUNDS = frozenset("proof evidence sign indication information knowledge intelligence".split())
#: What grounds do to what they speak against.
_CONTRADICTING = frozenset("contest contradict dispute disprove refute rebut belie debunk discredit".split())


def status_of(predicate: Token, act: SpeechAct, factuality: Factuality, event: CodedEvent, *, told: bool) -> Status:
    """Return the status: what a demand or a promise is about has not happened by being said.

    A demand told by another source is itself the event, as its own verb presents it.
    """
    if factuality.status in ("happened", "general") and act == "demand":
        return "requested"
    if act == "demand" and (wishes(predicate) or is_high_time(predicate)):
        return "requested"
    if act == "ask":
        return asked_of(predicate, factuality)
    if factuality.status in ("happened", "predicted") and act == "promise":
        return "planned"
    if factuality.status in ("happened", "ongoing") and _announces_thing(predicate) and event.type in _TO_COME:
        return "planned"
    if factuality.status == "requested" and told and act != "demand":
        modals = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
        if modals & _FUTURE:
            return "planned"
        is_request = event.type == "REQUEST" or factuality.phase in _ASKED
        if is_request and not modals and predicate.tag_ in ("VBD", "VBN", "VBZ", "VBG"):
            return "ongoing" if predicate.tag_ == "VBG" else "happened"
        if is_request and any(token.lower_ == "did" and token.dep_ == "aux" for token in predicate.children):
            return "happened"
    return factuality.status


def asked_of(predicate: Token, factuality: Factuality) -> Status:
    """Return the status of what is asked: what would be is foreseen, what did is past, how things stand is now so."""
    modals = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
    conditioned = any(
        mark.lower_ in _CONDITIONS for child in predicate.children if child.dep_ == "advcl" for mark in child.lefts
    )
    if factuality.status == "conditional" and modals & _WOULD and not conditioned:
        return "predicted"
    if factuality.status != "general" or "should" in modals:
        return factuality.status
    before = predicate.doc[predicate.left_edge.i : predicate.i + 1]
    return "happened" if any(word.lower_ in _PAST_ASKING for word in before[:_OPENING]) else "ongoing"


def is_appointed(predicate: Token, time: ClaimTime | None, published: str | None) -> bool:
    """Tell whether the present tense tells of a day to come: "Italy takes the chair on January 1"."""
    if time is None or time.start is None or published is None or time.start <= published:
        return False
    if predicate.lemma_ not in _APPOINTED or any(child.tag_ == "MD" for child in predicate.children):
        return False
    progressive = predicate.tag_ == "VBG" and any(child.tag_ in ("VBZ", "VBP") for child in predicate.lefts)
    return progressive or predicate.tag_ in ("VBZ", "VBP")


def _announces_thing(predicate: Token) -> bool:
    """Tell whether a verb announces what its object names: "announced the deployment of 300 men"."""
    if predicate.lemma_ not in _ANNOUNCING:
        return False
    return any(child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN" for child in predicate.children)


def polarity_of(word: Word, factuality: Factuality, event: CodedEvent, predicate: Token, *, within: bool) -> Polarity:
    """Return the polarity; a refusal to say denies nothing by itself (codebook, "Speech act").

    ``within`` tells what somebody would not say, which may be negative, from the refusal itself.
    """
    if word.speech_act == "decline":
        return factuality.polarity if within else "positive"
    if factuality.phase == "unanswered" and is_own(predicate):
        return "positive"  # "I don't think I'm going to comment"
    if factuality.polarity == "negative" and event.type in refusing_types(predicate.lemma_):
        return word.polarity  # "does not recognise the court": the refusal took place
    if factuality.polarity == "negative" and _is_deed_undenied(predicate, event):
        return word.polarity
    if event.type is not None and factuality.polarity == "positive" and _has_counterproof(predicate):
        return "negative"
    return "negative" if "negative" in (word.polarity, factuality.polarity) else "positive"


def _has_counterproof(predicate: Token) -> bool:
    """Tell grounds against what was told, "there is information that contests that", from grounds for it."""
    return predicate.lemma_ in ("be", "have") and any(
        speaking.lemma_ in _CONTRADICTING and speaking.dep_ in ("relcl", "acl")
        for ground in predicate.rights
        if ground.lemma_ in _GROUNDS
        for speaking in ground.rights
    )


def _is_deed_undenied(predicate: Token, event: CodedEvent) -> bool:
    """Tell whether what is denied is not the event: "Iran must never arm them" demands, "half won't survive" kills."""
    if event.type == "REQUEST":
        return bool({"must", "should", "shall"} & {child.lower_ for child in predicate.lefts if child.tag_ == "MD"})
    return event.type == "ASSAULT" and predicate.lemma_ in _LIVING


def certainty_of(word: Word, factuality: Factuality, predicate: Token, *, question: bool) -> Certainty:
    """Return the certainty: the weaker of the word's and the clause's; a question or a refusal to say has none.

    Whoever denies reports, claims or allegations denies what they tell, and not with their doubt.
    """
    if word.reporter or question or word.speech_act == "decline":
        return "unknown"
    if word.speech_act == "deny" and any(child.lemma_ == "knowledge" for child in predicate.rights):
        return "unknown"  # "denied any knowledge of the attack"
    if word.speech_act == "deny" and _denies_reports(word, factuality, predicate.doc):
        return word.commitment
    if word.cue is not None and _is_hedged_by_cue(word.cue, factuality, predicate.doc):
        return word.commitment
    if word.cue is not None and _is_bidden(word.cue, factuality, predicate.doc):
        return factuality.certainty
    return weaker(word.commitment, factuality.certainty)


def _is_bidden(cue: Span, factuality: Factuality, doc: Doc) -> bool:
    """Tell what one "was supposed to do", which was agreed, from what one "is supposed to have done"."""
    words = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    supposed = words is not None and words[-1].lower_ == "supposed"
    return supposed and factuality.status == "planned" and not factuality.hedges


def _is_hedged_by_cue(cue: Span, factuality: Factuality, doc: Doc) -> bool:
    """Tell whether nothing lowers a clause but the cue, read as a noun or participle: "a leader, claimed by phone".

    What a source commits to by claiming or suspecting something is for the cue to say.
    """
    inside = all(cue.start <= hedge.start and hedge.end <= cue.end for hedge in factuality.hedges)
    words = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    asserts = words is not None and len(words) == 1 and words[0].lemma_.lower() in _ASSERTING
    return bool(factuality.hedges) and inside and asserts


def _denies_reports(word: Word, factuality: Factuality, doc: Doc) -> bool:
    """Tell whether the hedges of a denied clause are what the cue denies: "denied Russian reports that"."""
    if word.cue is None:
        return False
    cue = word.cue
    for hedge in factuality.hedges:
        words = doc.char_span(hedge.start, hedge.end, alignment_mode="expand")
        denied = words is not None and words.root.dep_ == "dobj" and cue.start <= words.root.head.idx < cue.end
        if not denied and not cue.start <= hedge.start <= cue.end + 1:
            return False
    return True
