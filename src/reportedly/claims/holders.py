"""Holders: on whose word a claim stands, and by which chain the word came."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.claims.interviews import find_answers
from reportedly.claims.sentences import Sentences
from reportedly.model import Actor, AnnotatedArticle, Attribution, Holder, Span, Turn
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.cues import CALLS

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERING = frozenset({"comment", "respond", "reply", "answer"})
_GIVING = frozenset({"give", "offer", "provide", "make"})
_ANSWERS = frozenset({"answer", "comment", "reply", "response"})
_STANCES = frozenset("view see regard consider greet receive condemn welcome denounce criticise criticize".split())
#: A title that names who speaks: "Statement from …", "Remarks by …". A read-out or communiqué has no signature.
_SIGNED = re.compile(
    r"\s*(?:corrected: )?(?:a )?(?:joint |press |official |written |full |opening |closing |video )*"
    r"(?:statement|remarks|speech|address|message|comments|letter|op-ed|testimony|proclamation|toast)"
    r"(?: as prepared for delivery)? (?:from|by|of) "
    r"(?P<who>(?:the )?(?:heads|leaders|governments|(?:[a-z]+ )?ministers) of .+?"
    r"(?=\s+(?:on|about|at|regarding)\s|[:;(|–—]|$)"
    r"|.+?(?=\s+(?:on|about|at|in|regarding|concerning|following|after|before|marking|for|during|with|upon|aboard|"
    r"announcing|welcoming|condemning|providing|honou?ring|celebrating|commemorating|recogni[sz]ing|ahead)\s"
    r"|(?<!advisor)(?<!adviser)(?<!ambassador)(?<!assistant)(?<!envoy)(?<!representative)\s+to\s"
    r"|[,:;(|–—]|\s+-\s|$))",
    re.IGNORECASE,
)
#: More than one signer: "A and B", "the Leaders of …", and after the first one ", B, and C".
_SEVERAL = re.compile(
    r"\band\b|\b(?:leaders|ministers|heads|governments|presidents|advis[eo]rs|members|countries)\b", re.IGNORECASE
)
_FURTHER = re.compile(r",(?! Jr)(?:(?! on | at | in | before | for ).){0,160}? and (?:the )?[A-Z]")
_SPOKEN = re.compile(r"\s*(?:corrected: )?(?:\w+ )?(?:remarks|speech|address|comments|toast)\b", re.IGNORECASE)
#: A sentence that hands over the voice: "… released the following joint statement:".
_HANDOVER = re.compile(
    r"\bthe following (?:\w+ )?(?:statement|declaration|communiqu[eé]|letter|message)\b", re.IGNORECASE
)
#: A communiqué that says at its head who "we" are: "We, the leaders of the Group of Seven, met in …".
_WE_ARE = re.compile(
    r"We, (?P<who>(?:the )?(?:[\w’'.-]+ ){0,6}(?i:leaders|ministers|heads|members|presidents|chiefs|governments|"
    r"representatives|parties|signatories|participants|states|countries|envoys|delegates|secretaries)\b"
    r"[^.;:\n]{0,400}?),\s+(?!(?:and|or|the|of|in|on|as|with|including|together|plus|also|both)\b)(?=[a-z])",
)
_FIRST_PERSON = re.compile(r"\b(?:we|i|our|us|my)\b", re.IGNORECASE)
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
_TITLE_WORDS = frozenset(
    """president vice secretary minister prime foreign defense defence national security advisor adviser council
    spokesperson spokesman spokeswoman deputy chief press general ambassador chancellor senator representative
    the nsc state of assistant dr mr mrs ms special envoy director
    """.split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose voice a stretch of text is in where nothing attributes it: the holder, and where the stretch begins."""

    holder: Holder
    start: int
    rule: str


def holder_of(text: str, attribution: Attribution) -> Holder | None:
    """Return the holder that an attribution names, or None where it names nobody ("it is feared").

    Its text are the words that name it: of "they", who has no name, those that the pronoun takes up.
    """
    actor = attribution.holder
    if actor is not None and not (attribution.source and attribution.source[0].of(text).lower().startswith("no ")):
        source = attribution.source[0] if attribution.source else actor.span
        pronouns = [span.of(text).lower() in _PRONOUNS for span in (source, actor.span)]
        taken_up = actor.name is None and pronouns == [True, False]
        return _holder(actor, actor.span if taken_up else source)
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


def _holder(actor: Actor, text: Span) -> Holder:
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
                        holder = _holder(actor, Span(start, end))
                        return replace(holder, kind="group", name=None) if noun.n_rights else holder
    return None


def silent_holder(predicate: Token, annotated: AnnotatedArticle) -> Holder | None:
    """Return who gives no answer: "Israel did not immediately comment", "The ministry did not return calls"."""
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    neither = subject is not None and any(child.lower_ == "neither" for child in subject.lefts)
    asked = [child.lemma_ in CALLS for child in predicate.children if child.dep_ == "dobj"]
    given = [child for child in predicate.rights if child.dep_ == "dobj" and child.lemma_ in _ANSWERS]
    denied = neither or any(child.dep_ == "neg" for child in predicate.children)
    denied = denied or any(below.lower_ == "no" for child in given for below in child.lefts)
    answering = predicate.lemma_ in _ANSWERING or (predicate.lemma_ == "return" and any(asked))
    if given and predicate.lemma_ in _GIVING:
        answering, asked = True, []
    elif predicate.lemma_ == "say":  # "Peskov won't say"
        answering = all(child.dep_ in ("nsubj", "neg", "aux", "punct", "advmod") for child in predicate.children)
    if not (denied and answering) or subject is None or not all(asked):
        return None
    actor = next((one for one in annotated.actors if one.head.start <= subject.idx < one.head.end), None)
    start, end = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    if any(child.dep_ == "conj" for child in subject.rights):
        return Holder(kind="group", text=Span(start, end))
    return _holder(actor, Span(start, end)) if actor is not None else None


def speaker_of(turn: Turn, annotated: AnnotatedArticle) -> Holder:
    """Return the speaker of a transcript's turn."""
    if turn.role == "reporter":
        outlet = next((one for one in annotated.actors if one.span == turn.label and one.name is not None), None)
        asks = Holder(kind="role", text=turn.label, sector="MED", anonymous=True)
        return _holder(outlet, turn.label) if outlet is not None else asks
    for actor in annotated.actors:
        if turn.label.contains(actor.span) or actor.span.contains(turn.label):
            return _holder(actor, turn.label)
    return Holder(kind="role" if turn.speaker.lower().startswith("the ") else "person", text=turn.label)


def voices(annotated: AnnotatedArticle, sentences: Sentences) -> tuple[Voice, ...]:
    """Return the voices of an article in order: its own, those of the statements it is or carries, and of answers."""
    found = [Voice(Holder(), 0, "claims/article")]
    signed = _declarants(annotated) or _signature(annotated)
    if signed is not None:
        found.append(signed)
    found.extend(_handovers(annotated, sentences))
    for answer in find_answers(annotated):
        found.append(Voice(answer.holder, answer.span.start, "claims/interview"))
        found.append(Voice(Holder(), answer.span.end, "claims/article"))
    return tuple(sorted(found, key=lambda voice: voice.start))


def _declarants(annotated: AnnotatedArticle) -> Voice | None:
    """Return the voice of a text that begins by saying who speaks in it: "We, the members of the Quad, met …"."""
    match = _WE_ARE.match(annotated.article.text)
    if match is None:
        return None
    text = Span(match.start("who"), match.end("who"))
    within = [actor for actor in annotated.actors if text.contains(actor.head)]
    countries = {actor.country for actor in within if actor.country is not None}
    country = countries.pop() if len(countries) == 1 else None
    sector = next((actor.sector for actor in within if actor.sector is not None), None)
    return Voice(Holder(kind="group", text=text, country=country, sector=sector), 0, "claims/signed")


def _signature(annotated: AnnotatedArticle) -> Voice | None:
    """Return the voice of a statement by a named person, as its title says."""
    article = annotated.article
    match = _SIGNED.match(article.title or "") or _SIGNED.match(article.text.partition("\n")[0])
    if match is None:
        return None
    who = match["who"].strip()
    several = _SEVERAL.search(who) or _FURTHER.match(match.string, match.end("who"))
    if several and _SPOKEN.match(match[0]):
        return None  # of several who speak in turn, nobody speaks for the others
    at = article.text.find(who)
    text = Span(at, at + len(who)) if at >= 0 else None
    if text is not None:
        named = [a for a in annotated.actors if text.contains(a.head) and a.kind not in ("document", "reports")]
        if several:
            countries = {actor.country for actor in named}
            country = countries.pop() if len(countries) == 1 else None
            return Voice(Holder(kind="group", text=text, country=country), 0, "claims/signed")
        if named:
            signer = max(named, key=lambda actor: (actor.kind == "person", len(actor.span)))
            return Voice(_holder(signer, text), 0, "claims/signed")
    elif several:
        return Voice(Holder(kind="group", name=who), 0, "claims/signed")
    words = _name_in(who)
    name = " ".join(words) or None
    known = next((actor for actor in annotated.actors if name and _bears(actor, words[-1])), None)
    if known is not None and text is None:
        called = (a for a in annotated.actors if a.name == known.name and a.read_by != "actors/pronoun")
        return Voice(replace(_holder(known, next(called, known).span), kind="person"), 0, "claims/signed")
    titled = words != who.split() and len(words) == 1 and words[0][0].isupper()  # "President Biden"
    kind: HolderKind = "person" if name and (titled or _NAME.match(name)) else "role"
    if text is None:
        return None if name is None else Voice(Holder(kind=kind, name=name), 0, "claims/signed")
    return Voice(Holder(kind=kind, text=text, name=name if kind == "person" else None), 0, "claims/signed")


def _name_in(who: str) -> list[str]:
    """Return the words of the name that ends a signature, without titles; all but its titles where none does."""
    words = who.split()
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1].lower().strip(".") not in _TITLE_WORDS:
        first -= 1
    if len(words) - first > 1:
        return words[first:]
    while words and words[0].lower() in _TITLE_WORDS:
        words.pop(0)
    return words


def _bears(actor: Actor, surname: str) -> bool:
    return actor.kind == "person" and actor.name is not None and actor.name.split()[-1:] == [surname]


def _handovers(annotated: AnnotatedArticle, sentences: Sentences) -> list[Voice]:
    """Return the voices of statements that the text announces and then quotes in full, in the first person."""
    found = []
    text = annotated.article.text
    for match in _HANDOVER.finditer(text):
        line_end = text.find("\n", match.end())
        if line_end < 0 or not text[match.end() : line_end].rstrip().endswith(":"):
            continue
        if not _FIRST_PERSON.search(text[line_end : line_end + 400]):
            continue
        words = annotated.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is None:
            continue
        start, _ = sentences.tokens[sentences.at(words.start_char)]
        subjects = [token for token in annotated.doc[start : words.start] if token.dep_ == "nsubj"]
        if not subjects:
            continue
        first, last = subjects[0].left_edge, subjects[0].right_edge
        span = Span(first.idx, last.idx + len(last.text))
        actor = next((actor for actor in annotated.actors if span.contains(actor.head)), None)
        holder = _holder(actor, span) if actor is not None else Holder(kind="group", text=span)
        found.append(Voice(holder, line_end, "claims/handover"))
    return found
