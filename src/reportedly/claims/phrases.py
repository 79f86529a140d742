"""Phrases: the words that name a place or a time, where they stand in the parse, and whether a speaker's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from reportedly.claims.locations import location_of
from reportedly.model import AnnotatedArticle, ClaimPlace, Place, Span, Time
from reportedly.reference.states import load_states

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = TypeVar("Found", Place, Time)

#: Prepositions that place an event outside what they name: nothing says in which country it is.
_BESIDE: Final = frozenset({"near", "toward", "towards", "outside", "beyond", "off"})
_NEARING: Final = frozenset({"closer", "nearer", "close", "next"})
#: Verbs of saying: a time or place that hangs on one of them is the speaker's.
SAYING: Final = frozenset(
    """say tell report add announce claim state write note quote cite explain warn argue insist declare confirm deny
    estimate suggest accuse according
    """.split()
)


class Phrases:
    """The tokens of one article by their offsets, and which of them attribute."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.doc = annotated.doc
        self._starts = [token.idx for token in annotated.doc]
        self.cues, self.sources = set[int](), set[int]()
        for attribution in annotated.statements:
            for span in attribution.cue:
                self.cues.update(self.tokens(span))
            for span in attribution.source:
                self.sources.update(self.tokens(span))

    def token(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, span: Span) -> range:
        return range(self.token(span.start), self.token(max(span.start, span.end - 1)) + 1)

    def root(self, span: Span) -> Token:
        tokens = self.tokens(span)
        root: Token = self.doc[tokens.start : tokens.stop].root
        return root

    def above(self, at: Token) -> Iterator[Token]:
        """Yield a token and the heads above it, as far as a phrase of place or time reaches."""
        for _ in range(12):
            yield at
            if at.head is at or at.head.i == at.i:
                return
            at = at.head

    def hangs_on_saying(self, span: Span) -> bool:
        """Tell whether a phrase tells where somebody speaks: it belongs to a source or straight to a verb of saying."""
        for at in self.above(self.root(span)):
            if at.i in self.sources:
                return True
            if at.pos_ in ("VERB", "AUX"):
                return at.i in self.cues or at.lemma_ in SAYING
        return False

    def is_set_in(self, place: Place) -> bool:
        return location_of(self.doc[self.token(place.span.end - 1)])[0] and not self.hangs_on_saying(place.span)

    def named(self, place: Place) -> ClaimPlace:
        """Return a named place; what lies near or towards a country lies in none that the text names."""
        for at in self.above(self.doc[self.token(place.span.end - 1)]):
            if at.pos_ not in ("ADP", "ADV", "PROPN", "NOUN"):
                break
            before = self.doc[at.i - 1] if at.i else at
            nearing = at.head if at.head.lower_ in _NEARING else before if before.lower_ in _NEARING else None
            beside = at.lower_ in _BESIDE or (at.lower_ == "to" and nearing is not None)
            if at.dep_ == "prep" and beside:
                first = nearing or at
                words = Span(min(first.idx, place.span.start), place.span.end)
                return ClaimPlace(words) if is_country(place) else ClaimPlace(words, place.country, place.name)
        return ClaimPlace(place.span, place.country, place.name)


def within(found: list[Found], starts: list[int], span: Span) -> list[Found]:
    """Return the sorted places or times that start within a span; ``starts`` are their first offsets."""
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def is_country(place: Place) -> bool:
    """Tell whether a place is a whole state."""
    state = load_states().get(place.country or "")
    return state is not None and place.name in (state.name, *state.aliases)
