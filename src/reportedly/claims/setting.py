"""Setting: where and when the event of a claim happens or holds.

Place and time are the event's, not the speaker's (codebook): what hangs on the words that attribute ("…, officials in
Seoul said on Monday") is left out, unless those words are themselves what the claim states.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportedly.claims.asides import dates_other, distance_of, runs_since, tells_of_party
from reportedly.claims.locations import location_of
from reportedly.claims.parts import day_of
from reportedly.claims.phrases import SAYING, Phrases, within
from reportedly.claims.place_anaphors import PlaceAnaphors
from reportedly.claims.place_nouns import GROUNDS
from reportedly.claims.sentences import Sentences
from reportedly.model import AnnotatedArticle, ClaimPlace, ClaimTime, Place, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Prepositions that open a sentence with the scene of what it and its paragraph tell.
_SCENE = frozenset("in at near across around inside outside throughout along off".split())
#: Sentences that a scene holds for, its own counted.
_SCENE_LASTS = 12
#: How far from a claim's words, in characters, an adverbial of its sentence still speaks of it.
_REACH = 400
#: How far into its sentence an adverbial may stand and still be said to open it.
_OPENING = 12
_DISCUSSING = frozenset("discuss underscore highlight address raise review brief stress emphasize".split())
#: Behind the date of a chronicle's entry.
_ENTRY = re.compile(r"(?: ?:| [–—-]) ")
_DATED = frozenset({"DATE", "TIME"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The TIMEX3 values of stretches that are counted in days.
_DAYS = re.compile(r"P(\d+)([DW])")
#: The steps to a phrase that does not hang below a predicate.
_FAR = 50

#: What stands before and behind the time of the value from which something changed.
_EARLIER = re.compile(r"\bfrom\s[^.;:!?]+\Z")
#: Before the time that something is compared with: "the most since May", "up from 60 in May".
_COMPARED = re.compile(
    r"\b(?:(?:(?:up|down) (?:\w+ )?from|compared (?:with|to))\b(?:[^.;,]|[.,]\d)*"
    r"|(?:(?:high|low|larg|bigg|small|few|deadli|heavi|fierc|great|long|strong)est"
    r"|the (?:most|worst|least|first)(?! of))\b(?:[^.;,]|[.,]\d)*\bsince )$"
)
_BEFORE = 60
_LATER = re.compile(r",?\s+to\s+(?:(?:about|around|some|nearly)\s+)?")


class Setting:
    """The places and times of one article, and which clause each stands with."""

    def __init__(self, annotated: AnnotatedArticle, sentences: Sentences) -> None:
        self._doc = annotated.doc
        self._text = annotated.article.text
        self._sentences = sentences
        self._published = day_of(annotated.article.published)
        self._places = sorted(annotated.places, key=lambda place: place.span)
        self._place_starts = [place.span.start for place in self._places]
        numbers = {start for quantity in annotated.quantities for start in (quantity.span.start, quantity.number.start)}
        times = [time for time in annotated.times if _is_dated(time) and not self._is_of_earlier(time.span, numbers)]
        self._times = sorted(times, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self._times]
        self._measures = [time for time in annotated.times if _DAYS.fullmatch(time.value)]
        self._phrases = Phrases(annotated)
        self._anaphors = PlaceAnaphors(annotated, self._phrases, sentences, self._places)

    def _is_of_earlier(self, time: Span, numbers: set[int]) -> bool:
        """Tell whether a time is that of the value from which something changed: "rose from 44 in 2023 to 52"."""
        before = self._text[max(0, time.start - _BEFORE) : time.start]
        if _COMPARED.search(before) is not None:
            return True
        later = _LATER.match(self._text, time.end)
        if later is None or later.end() not in numbers:
            return False
        return _EARLIER.search(self._text, max(0, time.start - 48), time.start) is not None

    def _belongs(self, span: Span, predicate: int, others: set[int]) -> bool:
        """Tell whether a phrase stands with this predicate and not with another clause's or a cue's."""
        for at in self._phrases.above(self._phrases.root(span)):
            if at.i == predicate:
                return True
            if at.i in others:
                return False
        return False

    def _is_speakers(self, span: Span, predicate: int) -> bool:
        """Tell whether a phrase hangs on the words that attribute, before it comes to the predicate."""
        for at in self._phrases.above(self._phrases.root(span)):
            if at.i == predicate:
                return False
            if at.i in self._phrases.sources and predicate not in self._phrases.sources:
                return True
            if at.pos_ in ("VERB", "ADP") and (at.i in self._phrases.cues or at.lemma_ in SAYING):
                return True
        return False

    def _around(self, predicate: int, evidence: Span) -> Span:
        """Return the sentence of a predicate, as far as it reaches near the evidence."""
        sentence = self._sentences.spans[self._sentences.at(self._doc[predicate].idx)]
        start = max(sentence.start, evidence.start - _REACH)
        return Span(start, max(start, min(sentence.end, evidence.end + _REACH)))

    def time_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimTime | None:
        """Return when the clause's event happens: a time within its words, else one that its sentence opens with."""
        sentence = self._around(predicate, evidence)
        best: tuple[tuple[bool, int, int], Time] | None = None
        since: Time | None = None
        for time in within(self._times, self._time_starts, sentence):
            inside = evidence.contains(time.span)
            if self._is_speakers(time.span, predicate):
                continue
            path = self._path(time.span, predicate)
            if path is None and self._hangs_on_head(time.span, predicate):
                continue
            if path is not None and dates_other(path, self._doc[predicate]):
                since = time if runs_since(path) and time.start else since
            elif inside or self._reaches(time.span, predicate, others, sentence.start):
                rank = (not inside, _FAR if path is None else len(path), time.span.start)
                if best is None or rank < best[0]:
                    best = (rank, time)
        if best is None and since is not None:
            return ClaimTime(since.span, since.start, max(self._published or "", since.start or "") or None)
        if best is None or best[1].span.contains(evidence):
            return None
        return ClaimTime(best[1].span, best[1].start, best[1].end)

    def apart(self, predicate: int, other: ClaimTime) -> ClaimTime | None:
        """Return the day of a clause that lies some days before or behind another: "a day after they fled"."""
        distance = distance_of(self._doc[predicate])
        if distance is None or other.start is None or other.start != other.end or not _DAY.fullmatch(other.start):
            return None
        noun, direction = distance
        for measure in self._measures:
            if measure.span.start <= noun.idx < measure.span.end and (found := _DAYS.fullmatch(measure.value)):
                days = int(found[1]) * (7 if found[2] == "W" else 1)
                day = (date.fromisoformat(other.start) + direction * timedelta(days=days)).isoformat()
                return ClaimTime(measure.span, day, day)
        return None

    def entry_of(self, offset: int) -> ClaimTime | None:
        """Return the date that opens an offset's paragraph, the entry of a chronicle ("Oct 31: Up to 8,000 …")."""
        start = self._text.rfind("\n", 0, offset) + 1
        at = bisect_left(self._time_starts, start)
        time = self._times[at] if at < len(self._times) and self._time_starts[at] == start else None
        if time is None or not _ENTRY.match(self._text, time.span.end) or time.span.end > offset:
            return None
        return ClaimTime(time.span, time.start, time.end)

    def is_date(self, evidence: Span) -> bool:
        """Tell whether words are a date and nothing more: the line under a headline."""
        return any(time.span.contains(evidence) for time in within(self._times, self._time_starts, evidence))

    def _hangs_on_head(self, span: Span, predicate: int) -> bool:
        """Tell whether a phrase hangs by a preposition on the noun a clause adds to: "a man on Sunday who fled"."""
        clause = self._doc[predicate]
        if clause.dep_ not in ("relcl", "acl"):
            return False
        below = list(self._phrases.above(self._phrases.root(span)))
        noun = next((at for at, word in enumerate(below) if word.i == clause.head.i), 0)
        return any(word.dep_ == "prep" for word in below[:noun])

    def _path(self, span: Span, predicate: int) -> list[Token] | None:
        """Return the words from a phrase's head up to, and without, the predicate; None where it is not above them.

        How many they are says which phrase tells more of it: "in 2012" than "the 1999 storm".
        """
        path: list[Token] = []
        for at in self._phrases.above(self._phrases.root(span)):
            if at.i == predicate:
                return path
            path.append(at)
        return None

    def said_on(self, cue: Span) -> Time | None:
        """Return the day that hangs on an attributing word: the "Monday" of "said on Monday"."""
        cues = set(self._phrases.tokens(cue))
        sentence = self._sentences.spans[self._sentences.at(cue.start)]
        for time in within(self._times, self._time_starts, sentence):
            for at in self._phrases.above(self._phrases.root(time.span)):
                if at.i in cues:
                    return time
                if at.pos_ in ("VERB", "AUX"):
                    break
        return None

    def _reaches(self, span: Span, predicate: int, others: set[int], sentence_start: int) -> bool:
        """Tell whether an adverbial outside the evidence speaks of the clause too.

        One that opens the sentence reaches over the clauses coordinated with its own and the results told of it
        ("Overnight, they shelled the town, killing two").
        """
        if self._belongs(span, predicate, others):
            return True
        head = self._doc[predicate]
        while head.dep_ == "conj" or (head.dep_ == "advcl" and head.tag_ == "VBG" and head.i > head.head.i):
            head = head.head
        opens = span.start - sentence_start < _OPENING and span.start < head.idx
        return opens and self._belongs(span, head.i, others - {head.i})

    def place_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimPlace | None:
        """Return where the clause's event happens: the place that a preposition sets it in, the most specific named."""
        sentence = self._around(predicate, evidence)
        best: tuple[tuple[bool, bool, bool, int, int], Place] | None = None
        for place in within(self._places, self._place_starts, sentence):
            located, near, depth = location_of(self._phrases.root(place.span))
            if not located or self._is_speakers(place.span, predicate) or self._is_topic(place, predicate):
                continue
            inside = evidence.contains(place.span)
            if not inside and not self._reaches(place.span, predicate, others, sentence.start):
                continue
            path = self._path(place.span, predicate)
            if path is not None and tells_of_party(path, self._doc[predicate]):
                continue
            aside = any(at.dep_ in ("relcl", "acl") for at in path or ())
            rank = (inside, not aside, near, -depth, -place.span.start)
            if best is None or rank > best[0]:
                best = (rank, place)
        if best is not None:
            named = self._anaphors.with_country(self._phrases.named(best[1]), best[1])
            return self._among(best[1], sentence) or named
        return self._anaphors.taken_up(evidence)

    def _among(self, place: Place, sentence: Span) -> ClaimPlace | None:
        """Return the words of several places named together that lie in more than one country, None where they do not.

        What is told to happen "in Chad and Niger" happens in no one of them alone.
        """
        first = self._phrases.root(place.span)
        joined = {word.i for word in (first, *first.conjuncts)}
        found = [
            other
            for other in within(self._places, self._place_starts, sentence)
            if other.country is not None and self._phrases.root(other.span).i in joined
        ]
        if len({other.country for other in found}) < 2:
            return None
        return ClaimPlace(Span(found[0].span.start, found[-1].span.end))

    def _is_topic(self, place: Place, predicate: int) -> bool:
        """Tell whether a place lies in what is talked about: "discussed the violence in Gaza"."""
        above = list(self._phrases.above(self._doc[self._phrases.token(place.span.end - 1)]))
        for at in above:
            if at.i == predicate:
                return False
            if at.head.i != predicate:
                continue
            if at.lower_ in ("about", "on", "over", "regarding"):
                nouns = [word for word in above[1 : above.index(at)] if word.pos_ == "NOUN"]
                return any(word.lemma_ not in GROUNDS for word in nouns)
            return at.dep_ == "dobj" and at.head.lemma_ in _DISCUSSING
        return False

    def scene_of(self, predicate: int) -> ClaimPlace | None:
        """Return the place that the paragraph has set its scene in: "In Kowloon East, … . Two newcomers won seats."

        A sentence that opens with a place sets the scene for a dozen, until another one does.
        """
        last = self._sentences.at(self._doc[predicate].idx)
        for at in range(last, max(-1, last - _SCENE_LASTS), -1):
            place = self._opening(self._sentences.spans[at])
            if place is not None:
                return self._phrases.named(place)
            if self._sentences.paragraph_start(at) == at:
                return None
        return None

    def _opening(self, sentence: Span) -> Place | None:
        """Return the place that a sentence opens with."""
        first = self._doc[self._phrases.token(sentence.start)]
        if first.lower_ not in _SCENE or first.dep_ != "prep":
            return None
        for place in within(self._places, self._place_starts, sentence):
            above = list(self._phrases.above(self._doc[self._phrases.token(place.span.end - 1)]))
            if first in above and place.country is not None and not self._phrases.hangs_on_saying(place.span):
                return place
        return None


def _is_dated(time: Time) -> bool:
    """Tell an interval of the calendar from "every two months" and "for three years"."""
    if time.type == "DURATION":
        return time.start is not None
    return time.type in _DATED and (time.start is not None or time.end is not None)
