"""Setting: where and when the event of a claim happens or holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeVar

from reportedly.model import ClaimPlace, ClaimTime, Place, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Found = TypeVar("Found", Place, Time)

_LOCATIVE = frozenset(
    """in at near on to toward towards into across outside inside around through throughout along off within beyond
    behind via onto
    """.split()
)
#: How far from a claim's words, in characters, an adverbial of its sentence still speaks of it.
_REACH = 400
#: Verbs whose object is where they lead or take place.
_REACHING = frozenset("reach enter leave visit cross approach hit strike storm capture seize retake occupy".split())
_ANAPHORS = frozenset({"there", "here"})
#: An interval of the calendar, as against "every two months" or "for three years".
_DATED = frozenset({"DATE", "TIME"})


class Setting:
    """The places and times of one article, and which clause each stands with."""

    def __init__(self, doc: Doc, places: tuple[Place, ...], times: tuple[Time, ...]) -> None:
        self._doc = doc
        self._places = sorted(places, key=lambda place: place.span)
        self._place_starts = [place.span.start for place in self._places]
        self._times = sorted(times, key=lambda time: time.span)
        self._time_starts = [time.span.start for time in self._times]
        self._token_starts = [token.idx for token in doc]

    def _token(self, offset: int) -> int:
        return max(0, bisect_right(self._token_starts, offset) - 1)

    def _belongs(self, span: Span, predicate: int, others: set[int]) -> bool:
        """Tell whether a phrase stands with this predicate and not with another clause's or a cue's."""
        at: Token = self._doc[self._token(span.start) : self._token(span.end - 1) + 1].root
        for _ in range(12):
            if at.i == predicate:
                return True
            if at.i in others or at.head is at:
                return False
            at = at.head
        return False

    def _around(self, predicate: int, evidence: Span) -> Span:
        """Return the sentence of a predicate, as far as it reaches near the evidence."""
        sentence = self._doc[predicate].sent
        start = max(sentence.start_char, evidence.start - _REACH)
        return Span(start, max(start, min(sentence.end_char, evidence.end + _REACH)))

    def time_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimTime | None:
        """Return when the clause's event happens: a time within its words, else one that its sentence opens with."""
        sentence = self._around(predicate, evidence)
        best = None
        for time in self._within(self._times, self._time_starts, sentence):
            if time.type not in _DATED or (time.start is None and time.end is None):
                continue
            inside = evidence.contains(time.span)
            if inside and (best is None or not best[0]):
                best = (True, time)
            elif not inside and best is None and self._reaches(time.span, predicate, others, sentence.start):
                best = (False, time)
        if best is None:
            return None
        return ClaimTime(best[1].span, best[1].start, best[1].end)

    def _reaches(self, span: Span, predicate: int, others: set[int], sentence_start: int) -> bool:
        """Tell whether an adverbial outside the evidence speaks of the clause too."""
        if self._belongs(span, predicate, others):
            return True
        head = self._doc[predicate]
        while head.dep_ == "conj":
            head = head.head
        return span.start - sentence_start < 12 and self._belongs(span, head.i, others - {head.i})

    def place_of(self, predicate: int, evidence: Span, others: set[int]) -> ClaimPlace | None:
        """Return where the clause's event happens: the place that a preposition sets it in, the most specific named."""
        sentence = self._around(predicate, evidence)
        best: tuple[tuple[bool, bool, int, int], Place] | None = None
        for place in self._within(self._places, self._place_starts, sentence):
            token = self._doc[self._token(place.span.end - 1)]
            located, near, depth = self._location(token)
            if not located:
                continue
            inside = evidence.contains(place.span)
            if not inside and not self._reaches(place.span, predicate, others, sentence.start):
                continue
            rank = (inside, near, -depth, -place.span.start)
            if best is None or rank > best[0]:
                best = (rank, place)
        if best is not None:
            return ClaimPlace(best[1].span, best[1].country, best[1].name)
        return self._anaphor(evidence)

    def _location(self, token: Token) -> tuple[bool, bool, int]:
        """Tell whether a place name stands in a phrase of place, whether with a verb, and how deep within it."""
        at = token
        for depth in range(5):
            if at.dep_ in ("pobj", "pcomp") and at.head.lower_ in _LOCATIVE:
                return True, at.head.head.pos_ in ("VERB", "AUX"), depth
            if at.dep_ == "dobj" and at.head.lemma_ in _REACHING:
                return True, True, depth
            if at.dep_ not in ("compound", "poss", "conj", "appos", "nmod", "amod", "pobj", "prep"):
                break
            at = at.head
        return False, False, 0

    def _anaphor(self, evidence: Span) -> ClaimPlace | None:
        first, last = self._token(evidence.start), self._token(max(evidence.start, evidence.end - 1))
        for token in self._doc[first : last + 1]:
            if token.lower_ in _ANAPHORS and token.tag_ == "RB" and token.dep_ in ("advmod", "pcomp", "pobj"):
                at = bisect_left(self._place_starts, token.idx) - 1
                if at >= 0:
                    place = self._places[at]
                    return ClaimPlace(Span(token.idx, token.idx + len(token)), place.country, place.name)
        return None

    @staticmethod
    def _within(found: list[Found], starts: list[int], span: Span) -> list[Found]:
        return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
