"""Repeats: the claims of one article that say the same again, and those that answer what it said before."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from reportedly.link.figures import TELLING, is_range, number_of, same_number
from reportedly.link.propositions import Proposition, same_parties
from reportedly.link.union import Edge

#: Terms that two claims of an article share at least where one repeats the other: how many, and what share of all.
REPEATED: Final = (3, 0.6)
#: Speech acts that answer what another said.
REACTIONS: Final = frozenset({"deny", "decline", "confirm"})


def article_edges(propositions: Sequence[Proposition]) -> Iterator[Edge]:
    """Yield the edges within each article: what it says again, and what is denied in it."""
    articles: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        articles[proposition.article.id].append(proposition)
    for members in articles.values():
        yield from _repeats(members)
        yield from _answers(members)


def _repeats(members: Sequence[Proposition]) -> Iterator[Edge]:
    """Yield edges between claims of one article that say the same in nearly the same terms.

    Claims alike in all of that are chained, and the first of them stands for all. It is compared with those others
    alone that share a term among their rarest, without which two sets cannot overlap as far as is asked (prefix
    filtering: Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning, 2006).
    """
    why = "one repeats the other in the same article"
    alike: dict[Hashable, list[Proposition]] = defaultdict(list)
    for member in members:
        if len(member.terms) >= REPEATED[0]:
            alike[member.cluster, member.ahead, member.terms, _figure(member), _parties(member)].append(member)
    for group in alike.values():
        yield from (Edge(first.claim.id, second.claim.id, 0.7, why) for first, second in pairwise(group))
    usual = Counter(term for first, *_ in alike.values() for term in first.terms)
    holding: dict[Hashable, list[Proposition]] = defaultdict(list)
    for first, *_ in alike.values():
        ordered = sorted(first.terms, key=lambda term: (usual[term], term))
        rarest = ordered[: len(ordered) - math.ceil(REPEATED[1] * len(ordered)) + 1]
        keys = [(first.cluster, first.ahead, term) for term in rarest]
        for second in {other.claim.id: other for key in keys for other in holding[key]}.values():
            if _repeat(first, second):
                yield Edge(first.claim.id, second.claim.id, 0.7, why)
        for key in keys:
            holding[key].append(first)


def _parties(proposition: Proposition) -> Hashable:
    return proposition.actors, proposition.recipients


def _figure(proposition: Proposition) -> Hashable:
    """Return what is alike in figures that are the same number; one that names no number is like none."""
    quantity = proposition.claim.quantity
    if quantity is None:
        return None
    number = number_of(quantity)
    return proposition.claim.id if number is None else (number, is_range(quantity))


def _repeat(first: Proposition, second: Proposition) -> bool:
    """Tell whether two claims of the same act share their terms and do not give two figures."""
    if not same_parties(first, second):
        return False
    shared, all_terms = first.terms & second.terms, first.terms | second.terms
    if len(shared) < REPEATED[0] or len(shared) < REPEATED[1] * len(all_terms):
        return False
    figures = first.claim.quantity, second.claim.quantity
    return figures[0] is None or figures[1] is None or same_number(figures[0], figures[1])


def _answers(members: Sequence[Proposition]) -> Iterator[Edge]:
    """Yield an edge from a denial to what its article last said of the same act by the same party, or of the figure.

    Acts of forces are left out, as their keys hold denials of any of it; so are tolls, which nobody denies with the
    act.
    """
    before: dict[Hashable, Proposition] = {}
    for proposition in members:
        claim = proposition.claim
        act, figure = _act(proposition), _told(proposition)
        said = before.get(figure if claim.quantity else act)
        if claim.speech_act in REACTIONS and said and not _of_one_party(said, proposition):
            yield Edge(said.claim.id, claim.id, 0.6, "the one answers the other in the same article")
        before |= {matter: proposition for matter in (act, figure) if matter is not None}


def _act(proposition: Proposition) -> Hashable:
    """Return the sort of act and its party, None where there is nothing to answer but by a key or a figure."""
    quantity = proposition.claim.quantity
    if proposition.cluster in (None, "send") or (quantity is not None and quantity.kind == "casualties"):
        return None
    return (proposition.cluster, proposition.actors) if proposition.actors else None


def _told(proposition: Proposition) -> Hashable:
    """Return a figure that tells by itself what is denied where it is given again."""
    quantity = proposition.claim.quantity
    number = number_of(quantity) if quantity else None
    if quantity is None or number is None or number < TELLING:
        return None
    return quantity.kind, quantity.what, number, is_range(quantity)


def _of_one_party(said: Proposition, denied: Proposition) -> bool:
    """Tell whether who denies speaks for the state that said it, and so denies something else."""
    holder = denied.claim.holder
    return (
        denied.claim.speech_act == "deny" and holder.country is not None and holder.country == said.claim.holder.country
    )
