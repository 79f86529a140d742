"""Assembly: one claim for each clause that states something, field by field."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace

from reportedly.claims.acts import act_of
from reportedly.claims.anaphors import Anaphors, is_untrue
from reportedly.claims.evidence import cut_evidence
from reportedly.claims.figures import Figures
from reportedly.claims.holders import Voice, holder_of, is_first_person, speaker_of, stance_holder, voices
from reportedly.claims.parts import as_of, day_of, with_parts
from reportedly.claims.propositions import Propositions, coded, spoken_for
from reportedly.claims.reach import Reach
from reportedly.claims.sentences import Sentences, find_furniture
from reportedly.claims.setting import Setting
from reportedly.model import (
    AnnotatedArticle,
    Attribution,
    Claim,
    ClaimPlace,
    Clause,
    CodedArticle,
    CodedEvent,
    Factuality,
    Holder,
    Span,
)
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct, Status, weaker

#: The share of an attribution's content that clauses must tell for the words that attribute it to be no claim.
_MOSTLY = 0.5
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d"})
#: Phases of what somebody has asked or told others to do.
_ASKED = frozenset({"requested", "ordered"})
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
    silent = tuple(span for at, span in enumerate(sentences.spans) if at not in speaking | furniture)
    return CodedArticle(tuple(claims), len(sentences.spans) - len(furniture - speaking), silent)


@dataclass(frozen=True, slots=True)
class _Word:
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


class Assembly:
    """The assembly of one article's claims."""

    def __init__(self, annotated: AnnotatedArticle, sentences: Sentences) -> None:
        self._annotated = annotated
        self._text = annotated.article.text
        self._reach = Reach(annotated)
        self._voices = voices(annotated, sentences)
        self._factualities = {factuality.predicate: factuality for factuality in annotated.factualities}
        self._by_sentence: defaultdict[int, list[Clause]] = defaultdict(list)
        for clause in annotated.clauses:
            self._by_sentence[clause.sentence].append(clause)
        self._predicates = {clause.predicate for clause in annotated.clauses}
        self._offsets = sorted((annotated.doc[clause.predicate].idx, clause.span) for clause in annotated.clauses)
        self._propositions = Propositions(annotated.doc, annotated.events)
        self._anaphors = Anaphors(sentences)
        self._figures = Figures(annotated.doc, annotated.quantities)
        self._setting = Setting(annotated, sentences)
        self._sentences = sentences
        self._published = day_of(annotated.article.published)
        self._notices = [notice.span for notice in annotated.article.notices if notice.span is not None]

    def claims(self) -> list[Claim]:
        """Return the article's claims in order of their evidence."""
        drafts = []
        for clause in (*self._annotated.clauses, *self._bare_contents()):
            claim = self._claim(clause)
            if claim is None or self._setting.is_date(claim.evidence):
                continue
            if not any(notice.overlaps(claim.evidence) for notice in self._notices):
                drafts.append((clause.predicate, claim))
        numbered = self._numbered(self._counting_once(drafts))
        return with_parts(numbered, self._text, self._annotated.quantities, self._sentences)

    def _counting_once(self, drafts: list[tuple[int, Claim]]) -> list[Claim]:
        """Leave each number with one claim: the one whose predicate it stands nearest to."""
        nearest: dict[Span, int] = {}
        distances = []
        for predicate, claim in drafts:
            figure = claim.quantity
            distance = self._figures.distance(figure, predicate) if figure is not None else 0
            distances.append(distance)
            if figure is not None:
                nearest[figure.number] = min(distance, nearest.get(figure.number, distance))
        return [
            claim
            if claim.quantity is None or distance == nearest[claim.quantity.number]
            else replace(claim, quantity=None)
            for (_, claim), distance in zip(drafts, distances, strict=True)
        ]

    def _bare_contents(self) -> list[Clause]:
        """Return a clause for each content that is no clause of the parse: "Up to 8,000 in Kursk, says …"."""
        doc, found = self._annotated.doc, []
        told = sorted(span for _, span in self._offsets)
        for attribution in self._annotated.statements:
            for content in attribution.content:
                tokens = doc.char_span(content.start, content.end, alignment_mode="contract")
                if tokens is None or len(tokens) < _FEWEST_WORDS or _overlaps_any(content, told):
                    continue
                if self._figures.within(content) or tokens.root.pos_ in ("VERB", "AUX"):
                    found.append(Clause(tokens.root.i, content, -1))
        return found

    def _numbered(self, drafts: list[Claim]) -> list[Claim]:
        seen: set[tuple[int, int]] = set()
        numbered: list[Claim] = []
        for claim in sorted(drafts, key=lambda claim: claim.evidence):
            key = (claim.evidence.start, claim.evidence.end)
            if key not in seen:
                seen.add(key)
                numbered.append(replace(claim, id=f"{self._annotated.article.id}.c{len(numbered) + 1}"))
        return numbered

    def _claim(self, clause: Clause) -> Claim | None:
        offset = self._annotated.doc[clause.predicate].idx
        cueing = self._reach.cueing(offset)
        around = [pair for pair in self._reach.around(offset) if pair[1] not in cueing and not self._asks(pair[1])]
        if any(self._holds_clause(attribution) for attribution in cueing):
            return None
        main = self._main_of(clause)
        factuality = self._factualities.get(main.predicate, Factuality(main.predicate))
        if factuality.hedges and not any(_commits_little(attribution) for attribution in cueing):
            # Whoever hedges that somebody says so vouches for it: "both leaders appear to view …" is the article's.
            cueing = []
        word = self._word(offset, around, cueing)
        stance = stance_holder(self._annotated.doc[clause.predicate], self._annotated) if not around else None
        if stance is not None and word.holder.kind == "article":
            word = replace(word, holder=stance, rule="claims/stance")
        evidence = cut_evidence(self._text, clause.span, around)
        event = self._propositions.of_clause(clause.predicate, clause.span, self._predicates - {clause.predicate})
        if event is None and main is not clause:
            event = self._propositions.of_clause(main.predicate, main.span, self._predicates - {main.predicate})
        if word.speech_act == "demand" and (event is None or event.type != "REQUEST") and around:
            event = self._propositions.of_cue(around[0][1].cue) or event
        others = self._predicates - {clause.predicate}
        passive = any(child.dep_ == "nsubjpass" for child in self._annotated.doc[clause.predicate].children)
        happening = spoken_for(
            coded(event), self._subject(clause.predicate), word.holder, own_cue=bool(cueing) and not passive
        )
        predicate = self._annotated.doc[clause.predicate]
        untrue = is_untrue(predicate) and word.holder.kind != "article"
        if cueing or untrue:
            answer = "deny" if untrue else word.speech_act
            happening = self._anaphors.of_answer(happening, answer, word.holder.country, predicate)
        happening = self._anaphors.of_pointer(happening, predicate)
        act = act_of(
            "deny" if untrue else word.speech_act,
            self._annotated.doc[clause.predicate],
            word.holder,
            happening,
            factuality,
            self._text,
        )
        question = self._is_question(clause)
        sources = [source for attribution in cueing for source in attribution.source]
        quantity = self._figures.of_clause(clause.predicate, evidence, sources=sources, inner=self._within(clause))
        place = self._place(clause, main, evidence)
        counted = self._anaphors.of_count(happening, predicate, quantity, placed=place is not None)
        happening, place = counted.event, place or counted.place
        if place is None and factuality.status in ("happened", "ongoing"):
            place = self._setting.scene_of(clause.predicate)
        self._anaphors.note(happening, place, quantity, predicate)
        claim = Claim(
            id="",
            evidence=evidence,
            holder=word.holder,
            via=word.via,
            via_cues=word.via_cues,
            cue=word.cue,
            speech_act="ask" if word.reporter or question else act,
            event=happening,
            quantity=quantity,
            place=place,
            time=self._setting.time_of(clause.predicate, evidence, others)
            or self._setting.time_of(main.predicate, main.span, self._predicates - {main.predicate}),
            polarity=_polarity(word, factuality, within=bool(around)),
            certainty=_certainty(word, factuality, question=question),
            status=self._status(main, act, factuality, happening, told=bool(around) or word.holder.kind != "article"),
            hedges=tuple(hedge for hedge in factuality.hedges if self._reach.label(hedge) is None),
            phase=factuality.phase,
            basis=factuality.basis,
        )
        if claim.time is None and claim.status == "ongoing":
            claim = replace(claim, time=self._setting.entry_of(evidence.start))
        said = self._setting.said_on(word.cue) if word.cue is not None and quantity is not None else None
        told = said.end if said is not None and said.start == said.end else None
        own_voice = word.holder.kind == "article" and word.cue is None
        claim = as_of(claim, self._text, told, self._published if own_voice else told)
        return replace(
            claim,
            read_by=_read_by(claim, word, factuality, event.read_by if event and happening.type == event.type else ""),
        )

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
            place = self._setting.place_of(one.predicate, words, self._predicates - {one.predicate})
            if place is not None:
                return place
        return None

    def _holds_clause(self, attribution: Attribution) -> bool:
        """Tell whether the content of an attribution is mostly told by clauses with claims of their own."""
        told = total = 0
        for content in attribution.content:
            total += len(content)
            first, last = (bisect_left(self._offsets, (at,)) for at in (content.start, content.end))
            for _, span in self._offsets[first:last]:
                told += max(0, min(span.end, content.end) - max(span.start, content.start))
        return told >= _MOSTLY * total > 0

    def _word(self, offset: int, around: list[tuple[Span, Attribution]], cueing: list[Attribution]) -> _Word:
        """Return on whose word the clause at an offset stands.

        The innermost attribution that names somebody else than the speaker decides. A clause that is itself a cue
        ("Japan condemned …") is its source's in an article's own voice, and the speaker's where somebody speaks.
        """
        own, rule = self._own_voice(offset)
        chain = [attribution for _, attribution in around]
        if not chain and own.kind == "article":
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
            return _Word(
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
        own_cues = [other for other in cueing if not other.source or is_first_person(self._text, other)]
        inner = next(iter(chain or own_cues), None)
        return _Word(
            holder=own,
            rule=rule,
            cue=inner.cue[0] if inner is not None and inner.cue else None,
            speech_act=inner.speech_act if inner is not None else "say",
            commitment=weaker(commitment, inner.commitment) if inner is not None else commitment,
            # what one's own words deny, the predicate's presentation says already
            polarity=inner.polarity if inner is not None and chain else "positive",
            reporter=reporter,
        )

    def _own_voice(self, offset: int) -> tuple[Holder, str]:
        """Return whose voice the text is in at an offset, where nothing attributes it."""
        turn = self._reach.turn(offset)
        if turn is not None:
            return speaker_of(turn, self._annotated), "claims/turn"
        voice: Voice = next(voice for voice in reversed(self._voices) if voice.start <= offset)
        return voice.holder, voice.rule

    def _subject(self, predicate: int) -> str:
        """Return the first word of a predicate's subject."""
        for token in self._annotated.doc[predicate].children:
            if token.dep_ in ("nsubj", "nsubjpass"):
                return token.text
        return ""

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

    def _is_question(self, clause: Clause) -> bool:
        end = clause.span.end
        return "?" in self._text[end - 1 : end + 2]

    def _main_of(self, clause: Clause) -> Clause:
        """Return the clause that a further count stands in: it happens as that one does. Any other clause itself."""
        if self._annotated.doc[clause.predicate].pos_ not in ("NOUN", "PROPN", "NUM") or clause.sentence < 0:
            return clause
        around = [other for other in self._by_sentence[clause.sentence] if other.span.contains(clause.span)]
        return min((other for other in around if other != clause), key=lambda other: len(other.span), default=clause)

    def _status(
        self, clause: Clause, act: SpeechAct, factuality: Factuality, event: CodedEvent, *, told: bool
    ) -> Status:
        """Return the status: what a demand or a promise is about has not happened by being said.

        A demand told by another source is itself the event, as its own verb presents it.
        """
        if factuality.status in ("happened", "general") and act == "demand":
            return "requested"
        if factuality.status in ("happened", "predicted") and act == "promise":
            return "planned"
        if factuality.status == "requested" and told and act != "demand":
            predicate = self._annotated.doc[clause.predicate]
            modals = {token.lower_ for token in predicate.children if token.tag_ == "MD"}
            if modals & _FUTURE:
                return "planned"
            is_request = event.type == "REQUEST" or factuality.phase in _ASKED
            if is_request and not modals and predicate.tag_ in ("VBD", "VBN", "VBZ", "VBG"):
                return "ongoing" if predicate.tag_ == "VBG" else "happened"
            if is_request and any(token.lower_ == "did" and token.dep_ == "aux" for token in predicate.children):
                return "happened"
        return factuality.status


def _read_by(claim: Claim, word: _Word, factuality: Factuality, event: str) -> dict[str, str]:
    """Say for each field of a claim which rule set it."""
    presented = factuality.read_by or "claims/plain"
    read = {
        "holder": word.rule,
        "via": word.rule if claim.via else "",
        "cue": word.rule if claim.cue is not None else "",
        "speech_act": word.rule if claim.speech_act == word.speech_act else "claims/acts",
        "event": (event or "claims/anaphor") if claim.event.type is not None else "",
        "polarity": word.rule if claim.polarity != factuality.polarity else presented,
        "certainty": word.rule if claim.certainty != factuality.certainty else presented,
        "status": presented if claim.status == factuality.status else "claims/acts",
        "hedges": presented if claim.hedges else "",
        "phase": presented if claim.phase is not None else "",
        "factuality": f"encoder {factuality.level:+.1f}" if factuality.level is not None else "",
        "basis": "evidentiality/rules" if claim.basis != "unknown" else "",
        "quantity": (claim.quantity.read_by or "quantities/rules") if claim.quantity is not None else "",
        "place": "claims/setting" if claim.place is not None else "",
        "time": "claims/setting" if claim.time is not None else "",
    }
    if claim.quantity is not None and claim.quantity.as_of is not None:
        read["quantity.as_of"] = "claims/parts"
    return {field: rule for field, rule in read.items() if rule}


def _commits_little(attribution: Attribution) -> bool:
    """Tell whether a cue is itself the hedge: "declined to say", "has not ruled out"."""
    return attribution.speech_act == "decline" or (
        attribution.speech_act == "say" and attribution.commitment == "possible"
    )


def _overlaps_any(span: Span, told: list[Span]) -> bool:
    """Tell whether a span overlaps one of the sorted spans near it."""
    at = bisect_left(told, span)
    return any(other.overlaps(span) for other in told[max(0, at - 3) : at + 3])


def _polarity(word: _Word, factuality: Factuality, *, within: bool) -> Polarity:
    """Return the polarity; a refusal to say denies nothing by itself (codebook, "Speech act").

    ``within`` tells what somebody would not say, which may be negative, from the refusal itself.
    """
    if word.speech_act == "decline":
        return factuality.polarity if within else "positive"
    return "negative" if "negative" in (word.polarity, factuality.polarity) else "positive"


def _certainty(word: _Word, factuality: Factuality, *, question: bool) -> Certainty:
    if word.reporter or question or word.speech_act == "decline":
        return "unknown"
    return weaker(word.commitment, factuality.certainty)
