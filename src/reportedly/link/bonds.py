"""Bonds: the keys under which a store finds the claims that one of an article may be joined to, without reading others.

Every relation between claims but those along copies is between claims that share a bond's key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from reportedly.link.agreements import agreement_keys
from reportedly.link.fingerprints import hash_words
from reportedly.link.origins import origin_keys, told_key
from reportedly.link.propositions import Proposition
from reportedly.link.threads import thread_keys
from reportedly.link.updates import series_key
from reportedly.model.linking import Bond


def bonds_of(propositions: Sequence[Proposition], copied: Set[str] = frozenset()) -> frozenset[Bond]:
    """Return the bonds of an article's claims; ``copied`` are those that restate one of its source."""
    return frozenset(_bonds(propositions, copied))


def _bonds(propositions: Sequence[Proposition], copied: Set[str]) -> Iterator[Bond]:
    for proposition, statements in zip(propositions, origin_keys(propositions, copied), strict=True):
        claim, said = proposition.claim.id, proposition.said.isoformat() if proposition.said else ""
        for key in thread_keys(proposition):
            yield Bond(claim, "thread", hash_words(key.key), key.day.isoformat())
        for statement in statements:
            yield Bond(claim, "origin", hash_words(statement))
        if claim not in copied and (told := told_key(proposition)):
            yield Bond(claim, "told", hash_words(told), said)
        if said and (proposition.named_day or claim not in copied) and (series := series_key(proposition)):
            yield Bond(claim, "series", hash_words(repr(series)), said)
        side, things = agreement_keys(proposition)
        for thing, day in things:
            yield Bond(claim, side, hash_words(thing), day)
