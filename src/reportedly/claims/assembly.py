"""Assembly: one claim for each clause that states something, field by field."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reportedly.claims.acts import act_of
from reportedly.claims.anaphors import Anaphors
from reportedly.claims.answers import Answers
from reportedly.claims.asides import is_apart
from reportedly.claims.avowals import as_avowed
from reportedly.claims.definites import Definites
from reportedly.claims.evidence import cut_evidence
from reportedly.claims.factuality import certainty_of, is_appointed, polarity_of, status_of
from reportedly.claims.figures import Figures
from reportedly.claims.incidents import Incidents
from reportedly.claims.judged import is_judged
from reportedly.claims.numbering import counting_once, in_order
from reportedly.claims.parts import as_of, day_of, with_parts
from reportedly.claims.propositions import Propositions, coded, spoken_for
from reportedly.claims.provenance import rules_of
from reportedly.claims.questions import is_inverted, is_tagged
from reportedly.claims.reach import Reach
from reportedly.claims.sentences import Sentences, find_asking_lines, find_furniture
from reportedly.claims.setting import Setting
from reportedly.claims.sides import Sides
from reportedly.claims.sourcing import HANDOVER, Sourcing, Word, as_asserted, commits_little
from reportedly.claims.told import Account, Told, is_done
from reportedly.claims.verdicts import verdict_on_report
from reportedly.model import (
    AnnotatedArticle,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Clause,
    CodedArticle,
    CodedEvent,
    Event,
    Factuality,
    Quantity,
    Span,
)
from reportedly.model.vocabulary import SpeechAct
from reportedly.reference.cues import TOLD_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = TypeVar("Found", ClaimPlace, ClaimTime)

#: The share of an attribution's content that clauses must tell for the words that attribute it to be no claim.
_MOSTLY = 0.5
#: How clauses that only add to a word or another clause hang on it.
_ADDING = frozenset({"relcl", "acl", "advcl"})
#: Deeds whose causes and tolls take place where they do, and the words that join a toll to its cause.
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_HARMING = frozenset({"kill", "wound", "injure", "hurt", "damage", "destroy"})
_CAUSES = frozenset({"when", "as", "after", "while"})
#: What may stand between the first clause of a question and its mark.
_ASKED = re.compile(r"[^.!?:;\n\"“”]{0,120}\?")
_MODERATORS = frozenset({"MODERATOR", "OPERATOR"})
#: A content of fewer words than this, and no clause, is a label ("called it a provocation").
_FEWEST_WORDS = 3


def code_claims(annotated: AnnotatedArticle) -> CodedArticle:
    """Code the claims of one annotated article, in order of their evidence; ids are ``<article id>.c<N>`` from 1.

    Sentences that gave no claim are listed in ``silent``; a dateline and a speaker's label are no sentences. An article
    in another language than English gives none, and neither do an outlet's notes on its own text (``article.notices``).
    """
    sentences = Sentences(annotated.doc)
    if annotated.article.language not in (None, "en"):
        return CodedArticle((), len(sentences.spans), tuple(sentences.spans))
    claims = Assembly(annotated, sentences).claims()
    speaking = {sentences.at(claim.evidence.start) for claim in claims}
    furniture = find_furniture(annotated, sentences)
    accounted = speaking | furniture
    silent = tuple(span for at, span in enumerate(sentences.spans) if at not in accounted)
    return CodedArticle(tuple(claims), len(sentences.spans) - len(furniture - speaking), silent)


class Assembly:
    """The assembly of one article's claims."""

    def __init__(self, annotated: AnnotatedArticle, sentences: Sentences) -> None:
        self._annotated = annotated
        self._text = annotated.article.text
        self._reach = Reach(annotated)
        self._sourcing = Sourcing(annotated, sentences, self._reach)
        self._factualities = {factuality.predicate: factuality for factuality in annotated.factualities}
        self._by_sentence: defaultdict[int, list[Clause]] = defaultdict(list)
        for clause in annotated.clauses:
            self._by_sentence[clause.sentence].append(clause)
        self._offsets = sorted(
            (annotated.doc[clause.predicate].idx, clause.span, _hung_on(annotated.doc[clause.predicate]))
            for clause in annotated.clauses
            if not is_judged(annotated.doc[clause.predicate])  # the words that condemn an act are told beside it
        )
        self._propositions = Propositions(annotated.doc, annotated.events)
        self._account = Account(sentences)
        self._answers = Answers(self._account)
        self._anaphors = Anaphors(self._account, self._answers)
        self._definites = Definites(self._account)
        self._incidents = Incidents(self._account)
        self._sides = Sides(self._account)
        self._figures = Figures(annotated.doc, annotated.quantities)
        self._setting = Setting(annotated, sentences)
        self._sentences = sentences
        self._published = day_of(annotated.article.published)
        self._notices = [notice.span for notice in annotated.article.notices if notice.span is not None]
        self._notices += find_asking_lines(self._text)

    def claims(self) -> list[Claim]:
        """Return the article's claims in order of their evidence."""
        drafts = []
        for clause in (*self._annotated.clauses, *self._bare_contents()):
            claim = self._claim(clause)
            if claim is None or self._setting.is_date(claim.evidence) or self._is_moderated(clause):
                continue
            if not any(notice.overlaps(claim.evidence) for notice in self._notices):
                drafts.append((clause.predicate, claim))
        numbered = in_order(counting_once(drafts, self._figures), self._annotated.article.id)
        return with_parts(numbered, self._text, self._annotated.quantities, self._sentences)

    def _bare_contents(self) -> list[Clause]:
        """Return a clause for each content that is no clause of the parse: "Up to 8,000 in Kursk, says …"."""
        doc, found = self._annotated.doc, []
        told = sorted(span for _, span, _ in self._offsets)
        for attribution in self._annotated.statements:
            if attribution.speech_act == "ask" and not attribution.source:
                continue  # "Asked whether …, he said": nobody is told to have put it forward
            for content in attribution.content:
                tokens = doc.char_span(content.start, content.end, alignment_mode="contract")
                if tokens is None or len(tokens) < _FEWEST_WORDS or _overlaps_any(content, told):
                    continue
                if self._figures.within(content) or tokens.root.pos_ in ("VERB", "AUX"):
                    found.append(Clause(tokens.root.i, content, -1))
        return found

    def _claim(self, clause: Clause) -> Claim | None:
        predicate, main = self._annotated.doc[clause.predicate], self._main_of(clause)
        around, cueing = self._sourcing.attributions(predicate)
        cueing = [attribution for attribution in cueing if attribution.read_by != HANDOVER] or cueing
        if any(self._holds_clause(attribution) for attribution in cueing):
            return None
        factuality = self._factualities.get(main.predicate, Factuality(main.predicate))
        cues = sorted(cue for attribution in cueing for cue in attribution.cue)
        hedged = any(not _overlaps_any(hedge, cues) for hedge in factuality.hedges)
        if hedged and not any(commits_little(attribution) for attribution in cueing):
            # Whoever hedges that somebody says so vouches for it: "both leaders appear to view …" is the article's.
            cueing = []
        word = self._sourcing.word_of(predicate, around, cueing, unanswered=factuality.phase == "unanswered")
        evidence = cut_evidence(self._text, clause.span, around)
        event = self._event(clause, main, word, around)
        verdict = verdict_on_report(predicate) if word.holder.kind != "article" else None
        answer: SpeechAct = "deny" if verdict == "negative" else word.speech_act
        happening = self._happening(event, predicate, word, own_cue=bool(cueing))
        answered = Told(happening)
        if factuality.phase == "unanswered":
            answered = self._answers.of_silence(happening, word.holder, predicate)
        elif cueing or verdict is not None:
            answered = self._answers.of_answer(happening, answer, word.holder, predicate, verdict=verdict is not None)
        happening = self._anaphors.of_pointer(answered.event, predicate)
        happening = self._definites.of_noun(happening, predicate)
        sources = [source for attribution in cueing for source in attribution.source]
        quantity = self._figures.of_clause(clause.predicate, evidence, sources=sources, inner=self._within(clause))
        word = as_asserted(word, counted=quantity is not None)
        act = act_of(
            answer,
            predicate,
            word.holder,
            happening,
            factuality,
            self._text,
            reported=bool(around) and word.cue is not None,
            counted=quantity is not None,
            cue=word.cue.of(self._text).lower() if word.cue is not None else "",
            own=word.own,
        )
        question = self._is_question(clause)
        act = "ask" if word.reporter or question else act
        place = self._place(clause, main, evidence)
        counted = self._anaphors.of_count(happening, predicate, quantity, placed=place is not None)
        happening, place = counted.event, place or counted.place
        time = self._time(clause, main, evidence)
        if time is None and happening.type in _VIOLENT and factuality.status in ("happened", "ongoing"):
            time = self._beside(clause, self._time_in)
        if place is None and factuality.status in ("happened", "ongoing"):
            beside = self._beside(clause, self._place_in) if happening.type in _VIOLENT else None
            place = beside or self._setting.scene_of(clause.predicate)
        deed = Told(happening, place, time)
        whole = self._whole(deed, predicate, quantity, factuality)
        lent = [field for field in ("event", "place", "time") if getattr(whole, field) != getattr(deed, field)]
        happening, place, time = whole.event, whole.place, whole.time
        taken = answered.status is not None
        self._account.note(predicate, whole, quantity, word.holder, factuality, answers=taken)
        told = bool(around) or word.holder.kind != "article" or factuality.polarity == "negative"
        told = told or (act == "say" and answer == "demand")
        status = status_of(self._annotated.doc[main.predicate], act, factuality, happening, told=told)
        if answered.status is not None and (status == "general" or answered.status == "planned"):
            status = answered.status  # "that is not true" denies what is planned, or has been done
        if status in ("general", "ongoing") and is_appointed(predicate, time, self._published):
            status = "planned"
        claim = Claim(
            id="",
            evidence=evidence,
            holder=word.holder,
            via=word.via,
            via_cues=word.via_cues,
            cue=word.cue,
            speech_act=act,
            event=happening,
            quantity=quantity,
            place=place,
            time=time,
            polarity=verdict or polarity_of(word, factuality, happening, predicate, within=bool(around)),
            certainty=certainty_of(word, factuality, predicate, question=question),
            status=status,
            hedges=tuple(hedge for hedge in factuality.hedges if self._reach.label(hedge) is None),
            phase=factuality.phase,
            basis=factuality.basis,
        )
        claim = as_avowed(self._dated(claim), predicate)
        rule = event.read_by if event is not None and claim.event.type == event.type else ""
        return replace(claim, read_by=rules_of(claim, word, factuality, rule, lent))

    def _whole(self, deed: Told, predicate: Token, quantity: Quantity | None, factuality: Factuality) -> Told:
        """Return what a clause tells to have been done with what it leaves open of an incident told before."""
        if is_done(factuality):
            tolls = quantity is not None and quantity.kind == "casualties"
            deed = self._incidents.complete(predicate, deed, counts_victims=tolls)
        return self._sides.complete(predicate, deed, factuality)

    def _event(self, clause: Clause, main: Clause, word: Word, around: list[tuple[Span, Attribution]]) -> Event | None:
        """Return the event that a clause tells of, or the one it counts in; a demand's is the demand."""
        event = self._propositions.of_clause(clause.predicate, clause.span, self._others(clause))
        if event is None and main is not clause:
            event = self._propositions.of_clause(main.predicate, main.span, self._others(main))
        if word.speech_act == "demand" and (event is None or event.type != "REQUEST") and around:
            event = self._propositions.of_cue(around[0][1].cue) or event
        return event

    def _happening(self, event: Event | None, predicate: Token, word: Word, *, own_cue: bool) -> CodedEvent:
        """Return the event in codes, with the parties that its holder speaks for."""
        passive = any(child.dep_ == "nsubjpass" for child in predicate.children)
        subject = next((child for child in predicate.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if event is not None and self._is_of_others(event, predicate):
            return coded(event)
        if subject is not None and subject.pos_ == "NOUN" and word.holder.text is not None:
            own_cue = (
                own_cue and word.holder.text.start <= subject.idx < word.holder.text.end
            )  # "our partners promised"
        words = subject.text if subject is not None else ""
        return spoken_for(coded(event), words, word.holder, own_cue=own_cue, passive=passive)

    def _is_of_others(self, event: Event, predicate: Token) -> bool:
        """Tell an event below a clause's predicate whose parties are not the clause's subject.

        "We do not recognise the occupied territories": who occupies them is not said. "We pause to mourn the day when
        millions were murdered": not by us.
        """
        trigger = self._annotated.doc[event.predicate]
        told = any(child.dep_ in ("nsubj", "nsubjpass") for child in trigger.children)
        return trigger.dep_ == "amod" or (told and trigger != predicate)

    def _time(self, clause: Clause, main: Clause, evidence: Span) -> ClaimTime | None:
        """Return when a clause sets its event, in its own words or in those of the clause that it counts in."""
        own = self._setting.time_of(clause.predicate, evidence, self._others(clause)) or self._setting.time_of(
            main.predicate, main.span, self._others(main)
        )
        governor = self._annotated.doc[clause.predicate].head.i
        told = next((other for other in self._by_sentence[clause.sentence] if other.predicate == governor), None)
        if own is not None or told is None or is_judged(self._annotated.doc[clause.predicate]):
            return own
        beside = self._time_in(told)
        return self._setting.apart(clause.predicate, beside) if beside is not None else None

    def _time_in(self, clause: Clause) -> ClaimTime | None:
        """Return when a clause's own words set its event."""
        return self._setting.time_of(clause.predicate, clause.span, self._others(clause))

    def _dated(self, claim: Claim) -> Claim:
        """Return the claim with the day that its figure speaks of, and the day of its entry for what goes on."""
        if claim.time is None and claim.status == "ongoing":
            claim = replace(claim, time=self._setting.entry_of(claim.evidence.start))
        said = self._setting.said_on(claim.cue) if claim.cue is not None and claim.quantity is not None else None
        told = said.end if said is not None and said.start == said.end else None
        own_voice = claim.holder.kind == "article" and claim.cue is None
        return as_of(claim, self._text, told, self._published if own_voice else told, self._published)

    def _others(self, clause: Clause) -> set[int]:
        """Return the predicates of the other clauses of a clause's sentence."""
        return {other.predicate for other in self._by_sentence[clause.sentence]} - {clause.predicate}

    def _within(self, clause: Clause) -> list[Span]:
        """Return the spans of the clauses that stand within another, whose figures are theirs."""
        return [
            other.span
            for other in self._by_sentence[clause.sentence]
            if other != clause and clause.span.contains(other.span) and len(other.span) < len(clause.span)
        ]

    def _place(self, clause: Clause, main: Clause, evidence: Span) -> ClaimPlace | None:
        """Return where a clause sets its event, in its own words or in those of the clause that it counts in."""
        for one, words in ((clause, evidence), (main, main.span)):
            place = self._setting.place_of(one.predicate, words, self._others(one))
            if place is not None:
                return place
        return None

    def _beside(self, clause: Clause, read: Callable[[Clause], Found | None]) -> Found | None:
        """Return the setting of what a clause tells the cause or the toll of: "…, killing five"."""
        told = {other.predicate: other for other in self._by_sentence[clause.sentence]}
        predicate = self._annotated.doc[clause.predicate]
        above = predicate
        while above.dep_ in ("advcl", "conj"):
            if is_apart(above):
                return None
            above = above.head
            if above.i in told and (found := read(told[above.i])) is not None:
                return found
        for below in predicate.rights:
            caused = below.dep_ == "advcl" and any(word.lower_ in _CAUSES for word in below.lefts)
            if below.i in told and (caused or (below.dep_ == "conj" and below.lemma_ in _HARMING)):
                return read(told[below.i])
        return None

    def _place_in(self, clause: Clause) -> ClaimPlace | None:
        """Return where a clause's own words set its event."""
        return self._setting.place_of(clause.predicate, clause.span, self._others(clause))

    def _holds_clause(self, attribution: Attribution) -> bool:
        """Tell whether the content of an attribution is mostly told by clauses with claims of their own."""
        told = total = 0
        for content in attribution.content:
            total += len(content)
            first, last = (bisect_left(self._offsets, (at,)) for at in (content.start, content.end))
            for _, span, below in self._offsets[first:last]:
                within = max(0, min(span.end, content.end) - max(span.start, content.start))
                if below is not None and content.start <= below < content.end:
                    total -= within  # a clause that only adds to words of the content tells nothing of it
                else:
                    told += within
        return told >= _MOSTLY * total > 0

    def _is_moderated(self, clause: Clause) -> bool:
        """Tell whether a clause is a moderator's, who gives others the floor and claims nothing."""
        turn = self._reach.turn(clause.span.start)
        return turn is not None and turn.speaker.upper() in _MODERATORS

    def _is_question(self, clause: Clause) -> bool:
        """Tell whether a clause asks: a question mark closes it, or the sentence that it opens as a question."""
        start, end = clause.span.start, clause.span.end
        if "?" in self._text[end - 1 : end + 2]:
            words = self._text[start + 1 : end]
            return words.count("“") <= words.count("”") and words.count('"') % 2 == 0  # 'one wrote "Why?"' asks nothing
        if is_tagged(self._text, end):
            return True
        return is_inverted(self._annotated.doc[clause.predicate]) and _ASKED.match(self._text, end) is not None

    def _main_of(self, clause: Clause) -> Clause:
        """Return the clause that a further count stands in: it happens as that one does. Any other clause itself."""
        predicate = self._annotated.doc[clause.predicate]
        if predicate.pos_ not in ("NOUN", "PROPN", "NUM") or clause.sentence < 0 or is_judged(predicate):
            return clause
        around = [other for other in self._by_sentence[clause.sentence] if other.span.contains(clause.span)]
        return min((other for other in around if other != clause), key=lambda other: len(other.span), default=clause)


def _hung_on(predicate: Token) -> int | None:
    """Return the offset of the word that a clause only adds to ("rebels who seized Goma"); None for any other."""
    told = predicate.dep_ == "acl" and any(
        child.lower_ == "that" or (child.dep_ == "nsubj" and predicate.head.lemma_ in TOLD_NOUNS)
        for child in predicate.lefts
    )  # "reports that …", "claims they work for Moscow"
    return predicate.head.idx if predicate.dep_ in _ADDING and not told else None


def _overlaps_any(span: Span, told: list[Span]) -> bool:
    """Tell whether a span overlaps one of the sorted spans near it."""
    at = bisect_left(told, span)
    return any(other.overlaps(span) for other in told[max(0, at - 3) : at + 3])
