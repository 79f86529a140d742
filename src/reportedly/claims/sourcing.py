"""Sourcing: on whose word each clause stands, and by which chain and cue the word came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.claims.holders import (
    holder_of,
    is_first_person,
    silent_holder,
    speaker_of,
    stance_holder,
)
from reportedly.claims.reach import Reach
from reportedly.claims.sentences import Sentences
from reportedly.claims.voices import Voice, voices
from reportedly.model import AnnotatedArticle, Attribution, Holder, Span
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct, weaker
from reportedly.reference.cues import TOLD_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Acts by which one commits little to what one tells.
_THINKING = frozenset({"estimate", "expect", "speculate"})
#: Acts whose content the speaker does not put forward as a fact.
_UNREAL = frozenset({"deny", "demand", "promise"})
#: How the readings are called of a figure that a source gives, and of the words that a colon hands over to.
_FIGURE, HANDOVER = "attribution/figure", "attribution/handover"
#: What is told by nobody in particular.
_HEARSAY = frozenset("reports claims rumours rumors allegations".split()) | {"media reports", "press reports"}
#: Words before a noun for what is known to be there.
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
#: What becomes of a statement in others' hands.
_CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "check", "prove"})
#: What was said to be done or wanted, and what others make of that.
_MOVES = frozenset("step move decision plan demand idea condition proposal measure policy".split())
_TRUTHS = frozenset("likely unlikely true untrue false implausible plausible doubtful incorrect impossible".split())
_JUDGING = frozenset(
    "oppose reject support welcome criticise criticize condemn denounce resist back endorse dismiss".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a clause stands: holder, chain, cue and what the cue conveys."""

    holder: Holder
    rule: str
    via: tuple[str, ...] = ()
    via_cues: tuple[Span | None, ...] = ()
    cue: Span | None = None
    speech_act: SpeechAct = "say"
    commitment: Certainty = "certain"
    polarity: Polarity = "positive"
    reporter: bool = False
    #: Whether the cue is the holder's own: "I think".
    own: bool = False


class Sourcing:
    """Tells whose word each clause of one article is."""

    def __init__(self, annotated: AnnotatedArticle, sentences: Sentences, reach: Reach) -> None:
        self._annotated = annotated
        self._text = annotated.article.text
        self._sentences = sentences
        self._reach = reach
        self._voices = voices(annotated, sentences)
        self._speakers = {turn: speaker_of(turn, annotated) for turn in annotated.turns}

    def attributions(self, predicate: Token) -> tuple[list[tuple[Span, Attribution]], list[Attribution]]:
        """Return the attributions whose content holds a predicate, innermost first, and those whose cue does.

        An attribution that is itself asked about is not among the first, and neither is one that denies, asks or
        promises where the predicate only tells more of a party that its content names; nor one that denies where it
        tells which thing is meant.
        """
        cueing = self._reach.cueing(predicate.idx)
        around = self._reach.around(predicate.idx)
        aside, given, checked = _aside_of(predicate), _given_by(predicate), _checked_by(predicate)
        return [
            (content, attribution)
            for content, attribution in around
            if attribution not in cueing
            and not self._asks(attribution)
            and not (aside is not None and attribution.speech_act in _UNREAL and content.start <= aside < content.end)
            and not (given is not None and attribution.speech_act == "deny" and content.start <= given < content.end)
            and not (checked is not None and content.start <= checked < content.end)
        ], cueing

    def word_of(
        self,
        predicate: Token,
        around: list[tuple[Span, Attribution]],
        cueing: list[Attribution],
        *,
        unanswered: bool = False,
    ) -> Word:
        """Return on whose word the clause of a predicate stands, within some attributions and as the cue of others.

        An ``unanswered`` clause is theirs who keep silent. What they tell beside what they fear or expect is no fear of
        theirs: "fears that it could harm the talks, which began in April".
        """
        word = self._attributed(predicate.idx, around, cueing)
        aside = _aside_of(predicate)
        if aside is not None and around and around[0][0].start <= aside and word.speech_act in _THINKING:
            return replace(word, speech_act="say", commitment="certain")
        if around or word.holder.kind != "article":
            return word
        silences = [(silent_holder, "claims/silence")] if unanswered else []
        for found, rule in ((stance_holder, "claims/stance"), *silences):
            holder = found(predicate, self._annotated)
            if holder is not None:
                return replace(word, holder=holder, rule=rule)
        return word

    def _attributed(self, offset: int, around: list[tuple[Span, Attribution]], cueing: list[Attribution]) -> Word:
        """Return on whose word the clause at an offset stands.

        The innermost attribution that names somebody else than the speaker decides. A clause that is itself a cue
        ("Japan condemned …") is its source's in an article's own voice, and the speaker's where somebody speaks, save
        where it gives a figure ("the Pentagon puts it at 8,000").
        """
        own, rule = self._own_voice(offset)
        chain = [attribution for _, attribution in around]
        if chain:  # "the army said it had hit a base and denied hitting a school"
            chain = [attribution for attribution in cueing if attribution.speech_act == "deny"] + chain
        elif own.kind == "article" or any(one.read_by == _FIGURE for one in cueing):
            chain = cueing
        turn = self._reach.turn(offset)
        reporter = turn is not None and turn.role == "reporter"
        commitment: Certainty = "certain"
        for attribution in chain:
            commitment = weaker(commitment, attribution.commitment)
            holder = holder_of(self._text, attribution)
            if holder is None or is_first_person(self._text, attribution):
                continue
            links = [link for link in zip(attribution.via, attribution.via_cues, strict=True) if link[0] != holder.name]
            return Word(
                holder=holder,
                rule=attribution.read_by,
                via=tuple(link for link, _ in links),
                via_cues=tuple(cue for _, cue in links),
                cue=attribution.cue[0] if attribution.cue else None,
                speech_act=attribution.speech_act,
                commitment=commitment,
                polarity=attribution.polarity,
                reporter=reporter,
            )
        hearsay = next((one for one in chain[:1] if not one.source and _is_hearsay(one.cue, self._text)), None)
        if hearsay is not None and rule in ("claims/article", "claims/signed"):
            said = Holder(kind="reports", text=hearsay.cue[-1], anonymous=True)
            return Word(holder=said, rule=hearsay.read_by, cue=hearsay.cue[-1])
        own_cues = [other for other in cueing if not other.source or is_first_person(self._text, other)]
        inner = next(iter(chain or own_cues), None)
        return Word(
            holder=own,
            rule=rule,
            cue=inner.cue[0] if inner is not None and inner.cue else None,
            speech_act=inner.speech_act if inner is not None else "say",
            commitment=weaker(commitment, inner.commitment) if inner is not None else commitment,
            # what one's own words deny, the predicate's presentation says already
            polarity=inner.polarity if inner is not None and chain else "positive",
            reporter=reporter,
            own=inner is not None,
        )

    def _own_voice(self, offset: int) -> tuple[Holder, str]:
        """Return whose voice the text is in at an offset, where nothing attributes it."""
        turn = self._reach.turn(offset)
        if turn is not None:
            return self._speakers[turn], "claims/turn"
        voice: Voice = next(voice for voice in reversed(self._voices) if voice.start <= offset)
        return voice.holder, voice.rule

    def _asks(self, attribution: Attribution) -> bool:
        """Tell whether a cue is itself asked about: what "does Moscow think …?" asks is not Moscow's word."""
        if not attribution.cue or not attribution.source:
            return False
        cue, source = attribution.cue[-1], attribution.source[0]
        words = self._annotated.doc.char_span(cue.start, cue.end, alignment_mode="expand")
        sentence = self._sentences.spans[self._sentences.at(cue.start)].of(self._text)
        if words is None or not sentence.rstrip(" \n\"”’'").endswith("?"):
            return False
        return any(child.dep_ == "aux" and child.idx < source.start for child in words.root.children)


def _is_hearsay(cue: Sequence[Span], text: str) -> bool:
    """Tell whether a cue is a noun of what is told by nobody named: "asked about reports that it had fallen"."""
    words = [word for span in cue for word in span.of(text).lower().split()]
    return bool(words) and (" ".join(words) in _HEARSAY or words[0] in _HEARSAY)


def _aside_of(predicate: Token) -> int | None:
    """Return the offset of the noun that a clause tells more of, behind a comma: "the rebels, who seized Goma"."""
    at = predicate
    while at.dep_ == "conj":
        at = at.head
    first = at.left_edge
    loose = at.dep_ == "relcl" and first.i and first.doc[first.i - 1].text == ","
    return at.head.idx if loose and first.tag_ in ("WP", "WDT", "WRB", "WP$") else None


def _given_by(predicate: Token) -> int | None:
    """Return the offset of the known thing that a clause tells apart: "the drone that struck Sumy".

    Who denies having launched it does not deny that it struck.
    """
    at = predicate
    while at.dep_ == "conj":
        at = at.head
    known = any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in at.head.children if child.i < at.head.i)
    told = at.head.lemma_ in TOLD_NOUNS  # "the report that it had struck" tells what is denied
    return at.head.idx if at.dep_ == "relcl" and at.head.pos_ in ("NOUN", "PROPN") and known and not told else None


def _checked_by(predicate: Token) -> int | None:
    """Return the offset of what was said, where a clause tells of its checking: "…, a figure that nobody could verify".

    Or of what others make of it: "…, a step that China opposes". Whoever said it does not say that.
    """
    noun = predicate.head
    checked = predicate.lemma_ in _CHECKING and noun.lemma_ in TOLD_NOUNS
    judged = predicate.lemma_ in _JUDGING and noun.lemma_ in _MOVES and noun.dep_ in ("appos", "npadvmod")
    if predicate.dep_ == "relcl" and _is_verdict(predicate):
        return noun.idx
    if predicate.dep_ != "relcl" or not (checked or judged):
        return None
    first = noun.left_edge
    return noun.idx if first.i and first.nbor(-1).text in (",", "—", "–") else None


def _is_verdict(predicate: Token) -> bool:
    """Tell whether a clause says of what was said how likely it is: "…, which is highly unlikely"."""
    first = predicate.left_edge
    aside = first.lower_ == "which" and first.i > 0 and first.nbor(-1).text in (",", "—", "–")
    judged = any(child.dep_ == "acomp" and child.lower_ in _TRUTHS for child in predicate.rights)
    return predicate.lemma_ == "be" and aside and judged


def as_asserted(word: Word, *, counted: bool) -> Word:
    """Return a word by which a reporter tells what others say as theirs, save where it gives a figure (rule 4)."""
    return replace(word, reporter=False) if word.reporter and word.rule != "claims/turn" and not counted else word


def commits_little(attribution: Attribution) -> bool:
    """Tell whether a cue is itself the hedge: "declined to say", "has not ruled out"."""
    return attribution.speech_act == "decline" or (
        attribution.speech_act == "say" and attribution.commitment == "possible"
    )
