"""Setting: where and when the event of a claim happens or holds.

Place and time are the event's, not the speaker's (codebook): what hangs on the words that attribute ("…, officials in
Seoul said on Monday") is left out, unless those words are themselves what the claim states.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reportedly.claims.locations import LOCATIVE, is_scene, location_of
from reportedly.claims.place_nouns import LOCAL_NOUNS, PLACE_NOUNS, capital_of
from reportedly.claims.sentences import Sentences
from reportedly.model import AnnotatedArticle, ClaimPlace, ClaimTime, Place, Span, Time
from reportedly.reference.states import load_states, states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = TypeVar("Found", Place, Time)

#: Prepositions that place an event outside what they name: nothing says in which country it is.
_BESIDE = frozenset({"near", "toward", "towards", "outside", "beyond", "off"})
_NEARING = frozenset({"closer", "nearer", "close", "next"})
#: Prepositions that open a sentence with the scene of what it and its paragraph tell.
_SCENE = frozenset("in at near across around inside outside throughout along off".split())
#: Sentences that a scene holds for, its own counted.
_SCENE_LASTS = 12
#: How many words behind a name may say what sort of place it is ("Kowloon East geographical constituency").
_CALLED_WITHIN = 3
#: How far from a claim's words, in characters, an adverbial of its sentence still speaks of it.
_REACH = 400
#: How far into its sentence an adverbial may stand and still be said to open it.
_OPENING = 12
#: Verbs of saying: a time or place that hangs on one of them is the speaker's.
_SAYING = frozenset(
    """say tell report add announce claim state write note quote cite explain warn argue insist declare confirm deny
    estimate suggest accuse according
    """.split()
)
_DISCUSSING = frozenset("discuss underscore highlight address raise review brief stress emphasize".split())
#: Behind the date of a chronicle's entry.
_ENTRY = re.compile(r"(?: ?:| [–—-]) ")
_POINTING = frozenset({"the", "this", "that"})
#: How far back, in sentences, a place named before may lie.
_MEMORY = 3
_SAME = re.compile(r"\bsame\b")
_DATED = frozenset({"DATE", "TIME"})

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
        self._places = sorted(annotated.places, key=lambda place: place.span)
        self._place_starts = [place.span.start for place in self._places]
        numbers = {start for quantity in annotated.quantities for start in (quantity.span.start, quantity.number.start)}
        times = [time for time in annotated.times if _is_dated(time) and not self._is_of_earlier(time.span, numbers)]
        self._times = sorted(times, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self._times]
        self._token_starts = [token.idx for token in annotated.doc]
        self._states = sorted((actor.span.start, actor.country) for actor in annotated.actors if actor.country)
        self._cue_tokens, self._source_tokens = set[int](), set[int]()
        for attribution in annotated.statements:
            for span in attribution.cue:
                self._cue_tokens.update(self._tokens(span))
            for span in attribution.source:
                self._source_tokens.update(self._tokens(span))

    def _is_of_earlier(self, time: Span, numbers: set[int]) -> bool:
        """Tell whether a time is that of the value from which something changed: "rose from 44 in 2023 to 52"."""
        before = self._text[max(0, time.start - _BEFORE) : time.start]
        if _COMPARED.search(before) is not None:
            return True
        later = _LATER.match(self._text, time.end)
        if later is None or later.end() not in numbers:
            return False
        return _EARLIER.search(self._text, max(0, time.start - 48), time.start) is not None

    def _token(self, offset: int) -> int:
        return max(0, bisect_right(self._token_starts, offset) - 1)

    def _tokens(self, span: Span) -> range:
        return range(self._token(span.start), self._token(max(span.start, span.end - 1)) + 1)

    def _root(self, span: Span) -> Token:
        tokens = self._tokens(span)
        root: Token = self._doc[tokens.start : tokens.stop].root
        return root

    def _above(self, at: Token) -> Iterator[Token]:
        """Yield a token and the heads above it, as far as a phrase of place or time reaches."""
        for _ in range(12):
            yield at
            if at.head is at or at.head.i == at.i:
                return
            at = at.head

    def _belongs(self, span: Span, predicate: int, others: set[int]) -> bool:
        """Tell whether a phrase stands with this predicate and not with another clause's or a cue's."""
        for at in self._above(self._root(span)):
            if at.i == predicate:
                return True
            if at.i in others:
                return False
        return False

    def _is_speakers(self, span: Span, predicate: int) -> bool:
        """Tell whether a phrase hangs on the words that attribute, before it comes to the predicate."""
        for at in self._above(self._root(span)):
            if at.i == predicate:
                return False
            if at.i in self._source_tokens and predicate not in self._source_tokens:
                return True
            if at.pos_ in ("VERB", "ADP") and (at.i in self._cue_tokens or at.lemma_ in _SAYING):
                return True
        return False

    def _hangs_on_saying(self, span: Span) -> bool:
        """Tell whether a phrase tells where somebody speaks: it belongs to a source or straight to a verb of saying."""
        for at in self._above(self._root(span)):
            if at.i in self._source_tokens:
                return True
            if at.pos_ in ("VERB", "AUX"):
                return at.i in self._cue_tokens or at.lemma_ in _SAYING
        return False

    def _around(self, predicate: int, evidence: Span) -> Span:
        """Return the sentence of a predicate, as far as it reaches near the evidence."""
        sentence = self._sentences.spans[self._sentences.at(self._token_starts[predicate])]
        start = max(sentence.start, evidence.start - _REACH)
        return Span(start, max(start, min(sentence.end, evidence.end + _REACH)))

    def time_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimTime | None:
        """Return when the clause's event happens: a time within its words, else one that its sentence opens with."""
        sentence = self._around(predicate, evidence)
        best: tuple[tuple[bool, int, int], Time] | None = None
        for time in self._within(self._times, self._time_starts, sentence):
            inside = evidence.contains(time.span)
            if self._is_speakers(time.span, predicate):
                continue
            if inside or self._reaches(time.span, predicate, others, sentence.start):
                rank = (not inside, self._steps(time.span, predicate), time.span.start)
                if best is None or rank < best[0]:
                    best = (rank, time)
        if best is None or best[1].span.contains(evidence):
            return None
        return ClaimTime(best[1].span, best[1].start, best[1].end)

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
        return any(time.span.contains(evidence) for time in self._within(self._times, self._time_starts, evidence))

    def _steps(self, span: Span, predicate: int) -> int:
        """Return the steps from a phrase up to the predicate: "in 2012" tells more of it than "the 1999 storm"."""
        for steps, at in enumerate(self._above(self._root(span))):
            if at.i == predicate:
                return steps
        return 50

    def said_on(self, cue: Span) -> Time | None:
        """Return the day that hangs on an attributing word: the "Monday" of "said on Monday"."""
        cues = set(self._tokens(cue))
        sentence = self._sentences.spans[self._sentences.at(cue.start)]
        for time in self._within(self._times, self._time_starts, sentence):
            for at in self._above(self._root(time.span)):
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
        return span.start - sentence_start < _OPENING and self._belongs(span, head.i, others - {head.i})

    def place_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimPlace | None:
        """Return where the clause's event happens: the place that a preposition sets it in, the most specific named."""
        sentence = self._around(predicate, evidence)
        best: tuple[tuple[bool, bool, bool, int, int], Place] | None = None
        for place in self._within(self._places, self._place_starts, sentence):
            located, near, depth = location_of(self._root(place.span))
            if not located or self._is_speakers(place.span, predicate) or self._is_topic(place, predicate):
                continue
            inside = evidence.contains(place.span)
            if not inside and not self._reaches(place.span, predicate, others, sentence.start):
                continue
            rank = (inside, not self._is_aside(place.span, predicate), near, -depth, -place.span.start)
            if best is None or rank > best[0]:
                best = (rank, place)
        if best is not None:
            return self._named(best[1])
        return self._anaphor(evidence)

    def _is_aside(self, span: Span, predicate: int) -> bool:
        """Tell whether a phrase stands in a clause about one of the parties: "soldiers who fled to Chad killed …"."""
        for at in self._above(self._root(span)):
            if at.i == predicate:
                return False
            if at.dep_ in ("relcl", "acl") and at.pos_ in ("VERB", "AUX"):
                return True
        return False

    def _named(self, place: Place) -> ClaimPlace:
        """Return a named place; what lies near or towards a country lies in none that the text names."""
        for at in self._above(self._doc[self._token(place.span.end - 1)]):
            if at.pos_ not in ("ADP", "ADV", "PROPN", "NOUN"):
                break
            before = self._doc[at.i - 1] if at.i else at
            nearing = at.head if at.head.lower_ in _NEARING else before if before.lower_ in _NEARING else None
            beside = at.lower_ in _BESIDE or (at.lower_ == "to" and nearing is not None)
            if at.dep_ == "prep" and beside:
                first = nearing or at
                words = Span(min(first.idx, place.span.start), place.span.end)
                return ClaimPlace(words) if _is_country(place) else ClaimPlace(words, place.country, place.name)
        return ClaimPlace(place.span, place.country, place.name)

    def _is_topic(self, place: Place, predicate: int) -> bool:
        """Tell whether a place lies in what is talked about: "discussed the violence in Gaza"."""
        above = list(self._above(self._doc[self._token(place.span.end - 1)]))
        for at in above:
            if at.i == predicate:
                return False
            if at.head.i != predicate:
                continue
            if at.lower_ in ("about", "on", "over", "regarding"):
                return any(word.pos_ == "NOUN" for word in above[1 : above.index(at)])
            return at.dep_ == "dobj" and at.head.lemma_ in _DISCUSSING
        return False

    def scene_of(self, predicate: int) -> ClaimPlace | None:
        """Return the place that the paragraph has set its scene in: "In Kowloon East, … . Two newcomers won seats."

        A sentence that opens with a place sets the scene for a dozen, until another one does.
        """
        last = self._sentences.at(self._token_starts[predicate])
        for at in range(last, max(-1, last - _SCENE_LASTS), -1):
            place = self._opening(self._sentences.spans[at])
            if place is not None:
                return self._named(place)
            before = self._sentences.spans[at - 1] if at else None
            if before is None or "\n" in self._text[before.end - 1 : self._sentences.spans[at].start + 1]:
                return None
        return None

    def _opening(self, sentence: Span) -> Place | None:
        """Return the place that a sentence opens with."""
        first = self._doc[self._token(sentence.start)]
        if first.lower_ not in _SCENE or first.dep_ != "prep":
            return None
        for place in self._within(self._places, self._place_starts, sentence):
            above = list(self._above(self._doc[self._token(place.span.end - 1)]))
            if first in above and place.country is not None and not self._hangs_on_saying(place.span):
                return place
        return None

    def _anaphor(self, evidence: Span) -> ClaimPlace | None:
        """Return the place that "there" or "the region" in a claim's words takes up; None where none was named."""
        for at in self._tokens(evidence):
            token = self._doc[at]
            if token.lower_ == "there" and token.tag_ == "RB" and token.dep_ != "expl":
                return self._taken_up(Span(token.idx, token.idx + len(token)), None)
            if token.lower_ in PLACE_NOUNS and token.dep_ == "pobj" and token.head.lower_ in LOCATIVE:
                words = list(token.children)
                capital = capital_of(token) if token.lower_ == "capital" else None
                if capital is not None:
                    first = self._doc[token.left_edge.i]
                    return ClaimPlace(Span(first.idx, token.idx + len(token)), *capital)
                if len(words) == 1 and words[0].lower_ in _POINTING:
                    return self._taken_up(Span(words[0].idx, token.idx + len(token)), token.lower_)
            if token.lemma_ in LOCAL_NOUNS and is_scene(token):
                first = self._doc[token.left_edge.i]
                if states_named(self._text[first.idx : token.idx]):
                    continue  # "in an Israeli hospital": not where was told of before
                if first.lower_ in ("a", "an") and self._opens_paragraph(first.idx):
                    continue  # a new paragraph's hospital may stand anywhere
                around = self._taken_up(Span(first.idx, token.idx + len(token)), None)
                same = around is not None and _SAME.search(around.text.of(self._text))
                return replace(around, name=None) if around is not None and not same else around
        return None

    def _opens_paragraph(self, offset: int) -> bool:
        """Tell whether an offset lies in the first sentence of its paragraph."""
        first = self._sentences.spans[self._sentences.at(offset)].start
        return not self._text[self._text.rfind("\n", 0, first) + 1 : first].strip()

    def _taken_up(self, words: Span, noun: str | None) -> ClaimPlace | None:
        """Return the place last named as a setting in the sentences before; ``noun`` must fit what it is called.

        Without one it must be in the sentence before, save where it is the same one: "in the same street".
        """
        sentence = self._sentences.at(words.start)
        back = _MEMORY if noun is not None or _SAME.search(words.of(self._text)) else 1
        earliest = self._sentences.spans[max(0, sentence - back)].start
        for place in reversed(self._places[: bisect_left(self._place_starts, words.start)]):
            if place.span.start < earliest:
                return None
            if noun == "country" and _is_country(place):
                rivalled = self._is_rivalled(place, earliest, words)
                return None if rivalled else ClaimPlace(words, place.country, place.name)
            if not self._is_set_in(place):
                continue
            if noun is None or self._is_called(place, noun):
                named = self._named(place)
                return None if named.country is None else ClaimPlace(words, named.country, named.name)
        return None

    def _is_rivalled(self, country: Place, earliest: int, words: Span) -> bool:
        """Tell whether another country than the one last named may be meant by "the country".

        It may where somebody of another has come since, and where the one last named only acts or speaks while
        something was set in another: "The war in Sudan goes on. Egypt said that 12 men had died in the country."
        """
        first, stop = (bisect_left(self._states, (at, "")) for at in (country.span.end, words.start))
        if any(state != country.country for _, state in self._states[first:stop]):
            return True
        before = self._within(self._places, self._place_starts, Span(earliest, country.span.start))
        others = [place for place in before if place.country not in (None, country.country)]
        return not self._is_set_in(country) and any(self._is_set_in(place) for place in others)

    def _is_set_in(self, place: Place) -> bool:
        return location_of(self._doc[self._token(place.span.end - 1)])[0] and not self._hangs_on_saying(place.span)

    def _is_called(self, place: Place, noun: str) -> bool:
        """Tell whether a common noun may stand for a place: a country is no region, and "the city" none of either."""
        if noun in ("area", "country", "state"):
            return noun == "area" or _is_country(place)
        last = self._token(place.span.end - 1)
        named = place.span.of(self._text).lower().split()
        named += [word.lower_ for word in self._doc[last + 1 : last + 1 + _CALLED_WITHIN]]
        if noun == "capital":
            state = load_states().get(place.country or "")
            return state is not None and place.name in state.capitals
        if noun in ("city", "town", "village"):
            return not _is_country(place) and not PLACE_NOUNS & set(named)
        return noun in named

    @staticmethod
    def _within(found: list[Found], starts: list[int], span: Span) -> list[Found]:
        return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _is_dated(time: Time) -> bool:
    """Tell an interval of the calendar from "every two months" and "for three years"."""
    if time.type == "DURATION":
        return time.start is not None
    return time.type in _DATED and (time.start is not None or time.end is not None)


def _is_country(place: Place) -> bool:
    state = load_states().get(place.country or "")
    return state is not None and place.name in (state.name, *state.aliases)
