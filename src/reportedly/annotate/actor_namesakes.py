"""Namesakes: whose "National Guard", "Congress" or "Foreign Office" it is, and which Congo or Georgia is meant.

A name that bodies of several states bear is that of the state the article first gave it ("Peru's Congress … Congress"),
else of the best-known bearer's where the article tells of that state at all, and otherwise nobody's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from reportedly.model import Actor, AnnotatedArticle
from reportedly.reference.names import key_of
from reportedly.reference.states import state_name

#: States whose name is another's too, by the words they share: the smaller is meant where the text is set there alone.
_TWINS = {"COD": ("COG", frozenset({"congo", "congolese"}))}
#: Words that tell a state from its twin.
_TELLING = frozenset({"democratic", "dr", "drc", "kinshasa"})
#: States that share their name with a part of another.
_PARTS = {"GEO": ("USA", "Georgia")}


def settle_namesakes(annotated: AnnotatedArticle, actors: Sequence[Actor], shared: Collection[int]) -> list[Actor]:
    """Return the actors, those of a shared name with the state that the article gives them, or with none.

    ``shared`` are the starts of the heads of those whose words name no state.
    """
    text = annotated.article.text
    keys = {actor.head.start: _body_key(actor.span.of(text)) for actor in actors}
    told = {place.country for place in annotated.places} | {
        actor.country for actor in actors if actor.head.start not in shared
    }
    settled: list[Actor] = []
    for actor in actors:
        if actor.head.start in shared:
            earlier = _earlier(actor, keys, settled)
            if earlier is not None and earlier.country != actor.country:
                actor = replace(actor, name=None, country=earlier.country, read_by="actors/short-name")
            elif actor.country not in told and actor.sector != "IGO":
                actor = replace(actor, name=None, country=None)
        settled.append(_of_its_part(annotated, _of_its_twin(annotated, actor, actors)))
    return settled


def _body_key(words: str) -> tuple[str, ...]:
    key = key_of(words)
    return key[1:] if key[:1] == ("the",) else key


def _earlier(actor: Actor, keys: dict[int, tuple[str, ...]], settled: Sequence[Actor]) -> Actor | None:
    """Return the last mention before of a body of the same name, with whose it is."""
    own = keys[actor.head.start]
    before = (other for other in reversed(settled) if keys[other.head.start][-len(own) :] == own)
    return next(before, None)


def _of_its_twin(annotated: AnnotatedArticle, actor: Actor, actors: Sequence[Actor]) -> Actor:
    """Return the actor with the state whose name its own also is, where the article is set in that one alone."""
    twin, words = _TWINS.get(actor.country or "", (None, frozenset[str]()))
    text = annotated.article.text
    own = set(key_of(actor.span.of(text)))
    if twin is None or own.isdisjoint(words) or not own.isdisjoint(_TELLING):
        return actor
    plain = [(one.country, one.span) for one in annotated.places] + [(one.country, one.span) for one in actors]
    told = {country for country, span in plain if words.isdisjoint(key_of(span.of(text)))}
    if twin not in told or actor.country in told:
        return actor
    return replace(actor, country=twin, name=state_name(twin) if actor.name == state_name(actor.country) else None)


def _of_its_part(annotated: AnnotatedArticle, actor: Actor) -> Actor:
    """Return the actor with the state of which its namesake is a part, where the place read in its words says so."""
    whole, name = _PARTS.get(actor.country or "", (None, ""))
    if whole is None or name not in actor.span.of(annotated.article.text):
        return actor
    within = (place for place in annotated.places if actor.span.contains(place.span))
    if not any(place.country == whole for place in within):
        return actor
    return replace(actor, country=whole, name=None if actor.name == state_name(actor.country) else actor.name)
