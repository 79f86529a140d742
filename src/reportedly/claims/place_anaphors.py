"""Place anaphors: the place that "there", "the region" or "a hospital" in a claim's words takes up."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.locations import is_scene, location_of
from reportedly.claims.names import name_of
from reportedly.claims.phrases import Phrases, is_country, within
from reportedly.claims.place_nouns import LANDS, LOCAL_NOUNS, PLACE_NOUNS, capital_of
from reportedly.claims.sentences import Sentences
from reportedly.model import AnnotatedArticle, ClaimPlace, Place, Span
from reportedly.reference.places_within import country_named
from reportedly.reference.states import load_states, states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How many words behind a name may say what sort of place it is ("Kowloon East geographical constituency").
_CALLED_WITHIN: Final = 3
_POINTING: Final = frozenset({"the", "this", "that"})
#: How far back, in sentences, a place named before may lie.
_MEMORY: Final = 3
#: How many places around one that no table knows must lie in the one country.
_ENOUGH: Final = 2
_SAME: Final = re.compile(r"\bsame\b")


class PlaceAnaphors:
    """The places of one article as its later words take them up."""

    def __init__(
        self, annotated: AnnotatedArticle, phrases: Phrases, sentences: Sentences, places: list[Place]
    ) -> None:
        self._phrases = phrases
        self._doc = annotated.doc
        self._text = annotated.article.text
        self._sentences = sentences
        self._places = places
        self._starts = [place.span.start for place in places]
        self._states = sorted((actor.span.start, actor.country) for actor in annotated.actors if actor.country)

    def taken_up(self, evidence: Span) -> ClaimPlace | None:
        """Return the place that "there" or "the region" in a claim's words takes up; None where none was named."""
        for at in self._phrases.tokens(evidence):
            token = self._doc[at]
            if token.lower_ == "there" and token.tag_ == "RB" and token.dep_ != "expl":
                return self._taken_up(Span(token.idx, token.idx + len(token)), None)
            if token.pos_ == "NOUN" and token.lemma_ in LANDS and location_of(token)[0]:
                land = self._land(token)
                if land is not None:
                    return land
            if token.lower_ in PLACE_NOUNS and location_of(token)[0]:
                words = [child for child in token.children if child.dep_ not in ("punct", "prep") or child.i < token.i]
                capital = capital_of(token) if token.lower_ == "capital" else None
                if capital is not None:
                    first = self._doc[token.left_edge.i]
                    return ClaimPlace(Span(first.idx, token.idx + len(token)), *capital)
                if len(words) == 1 and words[0].lower_ in _POINTING:
                    span = Span(words[0].idx, token.idx + len(token))
                    found = self._taken_up(span, token.lower_)
                    if found is None and token.lower_ == "country":
                        return self._only_country(span)
                    return self._capital_near(span) if found is None and token.lower_ == "capital" else found
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

    def with_country(self, named: ClaimPlace, place: Place) -> ClaimPlace:
        """Return a place that no table knows with the one country that all around it was set in, else as it is.

        "Jets bombed camps in Iraq, some of them in Erbil. Two soldiers died near Zap." lets Zap lie in Iraq.
        """
        if named.country is not None or place.country is not None or place.lat is not None:
            return named
        at = self._sentences.at(place.span.start)
        last = min(at + 1, len(self._sentences.spans) - 1)
        near = Span(self._sentences.spans[max(0, at - _MEMORY)].start, self._sentences.spans[last].end)
        around = [one for one in within(self._places, self._starts, near) if self._phrases.is_set_in(one)]
        countries = [one.country for one in around if one.country is not None]
        agreed = len(countries) >= _ENOUGH and len(set(countries)) == 1
        return replace(named, country=countries[0]) if agreed else named

    def _land(self, noun: Token) -> ClaimPlace | None:
        """Return the one state that an adjective says a piece of land is of: "inside Pakistani territory"."""
        first = self._doc[noun.left_edge.i]
        before = self._text[first.idx : noun.idx]
        states = states_named(before)
        if len(set(states)) != 1 or "-" in before:
            return None  # "the Haitian-run town"
        return ClaimPlace(Span(first.idx, noun.idx + len(noun)), states[0], None)

    def _opens_paragraph(self, offset: int) -> bool:
        """Tell whether an offset lies in the first sentence of its paragraph."""
        at = self._sentences.at(offset)
        return self._sentences.paragraph_start(at) == at

    def _taken_up(self, words: Span, noun: str | None) -> ClaimPlace | None:
        """Return the place last named as a setting in the sentences before; ``noun`` must fit what it is called.

        Without one it must be in the sentence before, save where it is the same one: "in the same street".
        """
        sentence = self._sentences.at(words.start)
        back = _MEMORY if noun is not None or _SAME.search(words.of(self._text)) else 1
        earliest = self._sentences.spans[max(0, sentence - back)].start
        for place in reversed(self._places[: bisect_left(self._starts, words.start)]):
            if place.span.start < earliest:
                return None
            if noun == "country" and is_country(place):
                rivalled = self._is_rivalled(place, earliest, words) or place.country in self._doers(words)
                return None if rivalled else ClaimPlace(words, place.country, place.name)
            if not self._phrases.is_set_in(place):
                continue
            if noun is None or self._is_called(place, noun):
                named = self._phrases.named(place)
                return None if named.country is None else ClaimPlace(words, named.country, named.name)
        return None

    def _capital_near(self, words: Span) -> ClaimPlace | None:
        """Return the capital of the one country that is named before, and that all was set in.

        Without its name a part's capital may be meant: "Troops fled Mekelle. An envoy is expected in the capital." So
        may another state's that the sentence names.
        """
        at = self._sentences.at(words.start)
        earliest, own = self._sentences.spans[max(0, at - _MEMORY)].start, self._sentences.spans[at]
        before = within(self._places, self._starts, Span(earliest, words.start))
        settings = [place for place in before if self._phrases.is_set_in(place)]
        countries = {place.country for place in settings}
        if not any(is_country(place) for place in settings):
            return None
        named = self._states[bisect_left(self._states, (own.start, "")) : bisect_left(self._states, (own.end, ""))]
        countries |= {state for _, state in named}
        state = load_states().get(next(iter(countries)) or "") if len(countries) == 1 else None
        return ClaimPlace(words, state.code, state.capitals[0]) if state is not None and state.capitals else None

    def _only_country(self, words: Span) -> ClaimPlace | None:
        """Return the one country that all before was set in, and that everybody named in the sentence is of."""
        at = self._sentences.spans[self._sentences.at(words.start)]
        before = self._places[: bisect_left(self._starts, words.start)]
        countries = {place.country for place in before if self._phrases.is_set_in(place)}
        named = self._states[bisect_left(self._states, (at.start, "")) : bisect_left(self._states, (at.end, ""))]
        countries |= {state for _, state in named}
        state = load_states().get(next(iter(countries)) or "") if len(countries) == 1 else None
        abroad = state is None or state.code in self._doers(words)
        return None if state is None or abroad else ClaimPlace(words, state.code, state.name)

    def _doers(self, words: Span) -> set[str]:
        """Return the states whose own names are the subject of the words' verb: they act in another's country."""
        verb = next((at for at in self._phrases.above(self._phrases.root(words)) if at.pos_ in ("VERB", "AUX")), None)
        subject = None if verb is None else next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is None or subject.pos_ != "PROPN":
            return set()
        first, stop = (bisect_left(self._states, (at, "")) for at in (subject.idx, subject.idx + len(subject)))
        named = country_named(name_of(subject))
        return {state for _, state in self._states[first:stop]} | ({named} if named is not None else set())

    def _is_rivalled(self, country: Place, earliest: int, words: Span) -> bool:
        """Tell whether another country than the one last named may be meant by "the country".

        It may where somebody of another has come since, and where the one last named only acts or speaks while
        something was set in another: "The war in Sudan goes on. Egypt said that 12 men had died in the country."
        """
        first, stop = (bisect_left(self._states, (at, "")) for at in (country.span.end, words.start))
        if any(state != country.country for _, state in self._states[first:stop]):
            return True
        before = within(self._places, self._starts, Span(earliest, country.span.start))
        others = [place for place in before if place.country not in (None, country.country)]
        return not self._phrases.is_set_in(country) and any(self._phrases.is_set_in(place) for place in others)

    def _is_called(self, place: Place, noun: str) -> bool:
        """Tell whether a common noun may stand for a place: a country is no region, and "the city" none of either."""
        if noun in ("area", "country", "state"):
            return noun == "area" or is_country(place)
        last = self._phrases.token(place.span.end - 1)
        named = place.span.of(self._text).lower().split()
        named += [word.lower_ for word in self._doc[last + 1 : last + 1 + _CALLED_WITHIN]]
        if noun == "capital":
            state = load_states().get(place.country or "")
            return state is not None and place.name in state.capitals
        if noun in ("city", "town", "village"):
            return not is_country(place) and not PLACE_NOUNS & set(named)
        return noun in named
