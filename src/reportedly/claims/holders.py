"""Holders: on whose word a claim stands, and by which chain the word came."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.model import Actor, AnnotatedArticle, Attribution, Holder, Span, Turn
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.cues import CALLS, MUTE, PASSED_ON, REPLIES

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERING = frozenset({"comment", "respond", "reply", "answer"})
_GIVING = frozenset({"give", "offer", "provide", "make"})
_STANCES = frozenset("view see regard consider greet receive condemn welcome denounce criticise criticize".split())
_SPEAKER = re.compile(r"(?:i|we|one|you|(?:all|both|most|many|some) of us|we all|our|my|us|me)", re.IGNORECASE)
_GENERAL = re.compile(r"\b(?:would|could|should|might|may|must|can(?:not)?|never|always)\b|[’']d\b", re.IGNORECASE)
_PAST = re.compile(r"(?:ed|said|told|wrote|put|spoke)$")
#: Words that stand where a source stands and name none: "that means …", "it is clear …".
_NOBODY = frozenset(
    """it that this these those there which what who nothing nobody none no-one few something anything everything
    anyone someone
    """.split()
)
#: Said by an "it" that is somebody, whoever it is.
_SPOKE = frozenset("said told added wrote announced claimed warned confirmed denied reported stated".split())
_COUNTS = frozenset("count counts tally tallies estimate estimates reckoning".split())
_PERSONAL = frozenset("he she him her his".split())
_PRONOUNS = _PERSONAL | frozenset("it its they them their".split())
_PLURALS = frozenset("they them their some many others most several few both all two three".split())
_NAME = re.compile(r"(?:[A-Z][\w’'.-]+ )+[A-Z][\w’'-]+$")
#: A single one of several: "one of them", "another of the men".
_ONE_OF = re.compile(
    r"(?:another|a (?:second|third|fourth)|one|either)"
    r"(?: of (?:them|these|those|the (?:men|women|people|survivors|witnesses|residents|villagers|soldiers|fighters)))?",
    re.IGNORECASE,
)


def holder_of(text: str, attribution: Attribution) -> Holder | None:
    """Return the holder that an attribution names, or None where it names nobody ("it is feared").

    Its text are the words that name it: of "they", who has no name, those that the pronoun takes up.
    """
    actor = attribution.holder
    if actor is not None and not (attribution.source and attribution.source[0].of(text).lower().startswith("no ")):
        source = attribution.source[0] if attribution.source else actor.span
        pronouns = [span.of(text).lower() in _PRONOUNS for span in (source, actor.span)]
        taken_up = actor.name is None and pronouns == [True, False]
        return holder_from(actor, actor.span if taken_up else source)
    if not attribution.source:
        return None
    words = attribution.source[0].of(text).strip()
    speaks = words.lower() == "it" and attribution.cue[-1].of(text).lower() in _SPOKE
    if not speaks and (words.lower() in _NOBODY or words.lower().startswith("no ")):
        return None
    return Holder(kind=_kind_of(words), text=attribution.source[0])


def _kind_of(words: str) -> HolderKind:
    """Return the kind that the words of an unknown source show."""
    first, _, rest = words.partition(" ")
    if words.rpartition(" ")[2].lower() in _COUNTS:
        return "reports"
    if words.lower() in _PERSONAL | {"one"} or first == "one," or _NAME.match(words) or _ONE_OF.fullmatch(words):
        return "person"
    plural = first.lower() in _PLURALS or (rest and rest.endswith("s") and rest == rest.lower())
    return "group" if plural else "organisation"


def is_first_person(text: str, attribution: Attribution) -> bool:
    """Tell whether the source is the speaker: "we believe", "all of us recognise", or the general "one would think".

    "One" that plainly says something is one of those named before: "one cautioned that …".
    """
    if not attribution.source or _SPEAKER.fullmatch(attribution.source[0].of(text).strip()) is None:
        return False
    source, said = attribution.source[0], attribution.cue[-1].of(text).lower()
    general = _GENERAL.search(text[source.end : attribution.cue[-1].end]) is not None
    return source.of(text).strip().lower() != "one" or general or _PAST.search(said) is None


def holder_from(actor: Actor, text: Span) -> Holder:
    """Return an actor as a holder whom ``text`` names."""
    return Holder(
        kind=actor.kind,
        text=text,
        name=actor.name,
        country=actor.country,
        sector=actor.sector,
        anonymous=actor.anonymous,
    )


def stance_holder(predicate: Token, annotated: AnnotatedArticle) -> Holder | None:
    """Return who takes the stance that a passive reports: "viewed with alarm by Ukraine and its allies"."""
    if predicate.tag_ != "VBN" or predicate.lemma_ not in _STANCES:
        return None
    if any(child.dep_ == "nsubj" for child in predicate.children):
        return None  # "we have seen nothing …"
    for token in predicate.subtree:
        if token.lower_ == "by" and token.dep_ in ("agent", "prep"):
            for noun in token.children:
                start, end = noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge)
                for actor in annotated.actors:
                    if actor.head.start <= noun.idx < actor.head.end:
                        holder = holder_from(actor, Span(start, end))
                        return replace(holder, kind="group", name=None) if noun.n_rights else holder
    return None


def silent_holder(predicate: Token, annotated: AnnotatedArticle) -> Holder | None:
    """Return who gives no answer: "Israel did not immediately comment", "The ministry did not return calls"."""
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    neither = subject is not None and any(child.lower_ == "neither" for child in subject.lefts)
    asked = [child.lemma_ in CALLS for child in predicate.children if child.dep_ == "dobj"]
    given = [child for child in predicate.rights if child.dep_ == "dobj" and child.lemma_ in REPLIES]
    denied = neither or any(child.dep_ == "neg" for child in predicate.children)
    denied = denied or any(below.lower_ == "no" for child in given for below in child.lefts)
    answering = predicate.lemma_ in _ANSWERING or (predicate.lemma_ == "return" and any(asked))
    if given and predicate.lemma_ in _GIVING:
        answering, asked = True, []
    elif predicate.lemma_ == "say":  # "Peskov won't say"
        answering = all(child.dep_ in ("nsubj", "neg", "aux", "punct", "advmod") for child in predicate.children)
    if subject is None or not ((denied and answering and all(asked)) or _keeps_silent(predicate)):
        return None
    actor = next((one for one in annotated.actors if one.head.start <= subject.idx < one.head.end), None)
    start, end = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    if any(child.dep_ == "conj" for child in subject.rights):
        return Holder(kind="group", text=Span(start, end))
    return holder_from(actor, Span(start, end)) if actor is not None else None


def _keeps_silent(predicate: Token) -> bool:
    """Tell "is keeping mum" and "referred questions to the ministry"."""
    if predicate.lemma_ == "refer":
        return any(child.dep_ == "dobj" and child.lemma_ in PASSED_ON for child in predicate.rights)
    staying = predicate.lemma_ in ("remain", "stay", "keep")
    return staying and any(child.lower_ in MUTE for child in predicate.rights)


def speaker_of(turn: Turn, annotated: AnnotatedArticle) -> Holder:
    """Return the speaker of a transcript's turn."""
    if turn.role == "reporter":
        outlet = next((one for one in annotated.actors if one.span == turn.label and one.name is not None), None)
        asks = Holder(kind="role", text=turn.label, sector="MED", anonymous=True)
        return holder_from(outlet, turn.label) if outlet is not None else asks
    for actor in annotated.actors:
        if turn.label.contains(actor.span) or actor.span.contains(turn.label):
            return holder_from(actor, turn.label)
    return Holder(kind="role" if turn.speaker.lower().startswith("the ") else "person", text=turn.label)
