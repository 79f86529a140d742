"""Threads: claims of one proposition, joined along copies and by keys that any two such claims share.

A key names what a claim is about (whose forces, what is counted, where; or who does what, by one telling word). Within
one key, claims are chained while the next speaks of a day at most ``gap`` days later. So the thread of a claim is found
by walking an index of (key, day), and the order in which claims come does not matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from reportedly.link.figures import TELLING, broad_class, number_of
from reportedly.link.propositions import Proposition, sent_to
from reportedly.link.repeats import REACTIONS, article_edges
from reportedly.link.terms import (
    CAPTIVITY,
    FIGHTING,
    GENERIC,
    NUMBERS,
    OFFICES,
    TARGETS,
    WHEN,
    concepts,
    leaders_of,
    terms_of,
)
from reportedly.link.union import Component, Edge, join
from reportedly.model.linking import REACH
from reportedly.model.relations import Alignment, Thread
from reportedly.model.vocabulary import CasualtyWhat, QuantityKind
from reportedly.reference.dates import parse_day

#: Days after which the same words speak of another matter: a figure that moves, an act that recurs, a lasting matter.
FIGURE_GAP: Final = 2
ACT_GAP: Final = 3
LASTING_GAP: Final = REACH["thread"]
#: What is asked for where it is not asked whether: who does not confirm a number has not been asked whether.
_PARTICULAR: Final = re.compile(r"\b(?:numbers?|figures?|how many|how much|where|when|why|which|whose)\b", re.I)
_LASTING: Final = frozenset({"AID", "SANCTION", "AGREE", "COOPERATE"})
_JOINT: Final = frozenset({"AGREE", "CONSULT", "COOPERATE", "CONCEDE"})
_PRESENT: Final = frozenset({"stock", "flow", "cumulative"})


@dataclass(frozen=True, slots=True)
class ThreadKey:
    """One way in which a claim can be joined to others: equal keys at most ``gap`` days apart are one thread."""

    key: str
    day: date
    gap: int
    why: str = ""


def thread_keys(proposition: Proposition) -> tuple[ThreadKey, ...]:
    """Return the keys of a claim, none for one too vague to be joined without a copy between."""
    if proposition.day is None or proposition.claim.part_of is not None:
        return ()
    keys = [*_figure_keys(proposition), *_reaction_keys(proposition), *_act_keys(proposition)]
    return tuple(sorted(set(keys), key=lambda key: key.key))


def _figure_keys(proposition: Proposition) -> Iterator[ThreadKey]:
    """Yield keys of what is counted: the same things of the same party at the same place and time."""
    claim, quantity, day = proposition.claim, proposition.claim.quantity, proposition.day
    if proposition.unit is None or day is None:
        return
    toll = _kind(proposition)[0] == "casualties"
    bases = _counted(proposition)
    for base in bases:
        for when, on in _harmed_on(proposition, day) if toll else (("", day),):
            why = "they count the same things at the same place and time"
            yield ThreadKey(f"count|{base}{when}", on, FIGURE_GAP, why)
    if quantity is None or (toll and (number_of(quantity) or 0) < TELLING):
        return
    number = f"{number_of(quantity):.3g}"
    if bases:
        yield ThreadKey(f"number|{bases[0]}|{number}", day, LASTING_GAP, "they give the same figure")
    victims, place = "+".join(proposition.recipients), f"at {proposition.place}" if proposition.local else ""
    for of in (victims, place) if toll else ():
        counted = f"toll|{quantity.what}|{_unit(proposition, quantity.kind)}|{number}|{of}"
        if of:
            yield ThreadKey(counted, day, LASTING_GAP, "they give the same number of casualties")
    if claim.holder.name and claim.polarity == "positive":
        told = f"told|{claim.holder.name}|{quantity.kind}|{quantity.what}|{proposition.unit}|{number}"
        told += f"|{victims}" if toll else ""
        yield ThreadKey(told, day, LASTING_GAP, "the same holder gives the same figure again")


def _harmed_on(proposition: Proposition, day: date) -> Iterator[tuple[str, date]]:
    """Yield the days on which those counted came to harm, as they are told apart, or the period, with its last day.

    A toll that names no day may be of the day it was told on or of those shortly before.
    """
    time = proposition.claim.time
    start, end = (parse_day(value) if value else None for value in ((time.start, time.end) if time else (None, None)))
    if time is None:
        first = max(day.toordinal() - FIGURE_GAP, 1)
        days = [date.fromordinal(on) for on in range(first, day.toordinal() + 1)]
    elif start and end and (end - start).days > 1:
        yield f"since {start}", end
        return
    else:
        days = sorted({start or day, end or day})
    yield from ((f"on {on}", on) for on in days)


def _counted(proposition: Proposition) -> tuple[str, ...]:
    """Return what a figure counts, where and of whom; nothing where too little of that is known.

    Forces that fight are apart from those that are there, but where it is said that there are none.
    """
    kind, what = _kind(proposition)
    casualties, present = kind == "casualties", kind in _PRESENT
    subject = _victims(proposition) if casualties else proposition.actors
    place = sent_to(proposition) or proposition.place or _concept_place(proposition)
    if not (subject if casualties else place and (subject or present)):
        return ()
    unit = _unit(proposition, kind)
    time = proposition.claim.time
    ahead = f"by {time.end[:7] if time and time.end else '?'}" if proposition.ahead else "now"
    soldiers = unit == "soldier" and present
    fighting = ("force",) if soldiers and proposition.cluster == "force" else ("",)
    parts = ("present" if present else kind, what, unit, "+".join(subject), place, ahead)
    rest = ("rate" if proposition.rate else None, proposition.formation)
    return tuple(
        "|".join(part or "" for part in (*parts, force, *rest))
        for force in (("", "force") if soldiers and proposition.absence else fighting)
    )


def _kind(proposition: Proposition) -> tuple[QuantityKind, CasualtyWhat | None]:
    """Return the kind of what is counted, or of what there is said to be none of."""
    if quantity := proposition.claim.quantity:
        return quantity.kind, quantity.what
    befell = proposition.absence.casualties if proposition.absence else ()
    return ("casualties", befell[0]) if befell else ("stock", None)


def _victims(proposition: Proposition) -> tuple[str, ...]:
    """Return whose casualties are counted; people of no named state are those of the place.

    At a place of which the state is not known, people are those there, whoever says whose they are.
    """
    if not proposition.local or proposition.unit not in ("person", "victim", "civilian", "child"):
        return proposition.recipients
    state = (proposition.place or "").partition(" ")[0]
    return (proposition.recipients or (state,)) if state.isupper() else ("there",)


def _unit(proposition: Proposition, kind: QuantityKind) -> str | None:
    forces = kind in _PRESENT and proposition.cluster in ("send", "force", None)
    return broad_class(proposition.unit, forces=forces)


def _concept_place(proposition: Proposition) -> str | None:
    """Return the state in which people are that stands for a place where none is named: captivity."""
    return "in captivity" if proposition.terms & CAPTIVITY else None


def _reaction_keys(proposition: Proposition) -> Iterator[ThreadKey]:
    """Yield keys of denials, confirmations and refusals to say, of forces being somewhere at all, or at one place."""
    claim, day = proposition.claim, proposition.day
    if claim.speech_act not in REACTIONS or claim.quantity or not proposition.actors or day is None:
        return
    if proposition.cluster != "send" or (claim.speech_act == "decline" and _PARTICULAR.search(proposition.text)):
        return
    at_all = claim.place is None or (proposition.place is not None and len(proposition.place) == 3)
    key = f"answer|{proposition.cluster}|{'+'.join(proposition.actors)}|{'at all' if at_all else 'somewhere'}"
    gap = LASTING_GAP if at_all else ACT_GAP
    yield ThreadKey(key, day, gap, "they answer whether the same forces are there")


def _act_keys(proposition: Proposition) -> Iterator[ThreadKey]:
    """Yield keys of who does what, one for each telling concept and for each pair of other terms."""
    claim, day = proposition.claim, proposition.day
    counted = claim.quantity is not None and (
        claim.quantity.kind == "casualties" or (claim.quantity.kind in _PRESENT and proposition.cluster != "force")
    )
    actors = _states(proposition.actors) if claim.event.type in _JOINT else proposition.actors
    party = "+".join(actors) or (">" + "+".join(proposition.recipients))
    if proposition.cluster is None or counted or party == ">" or day is None:
        return
    lasting = claim.event.type in _LASTING
    towards = "+".join(proposition.recipients) if claim.event.type in ("AID", "SANCTION") else ""
    for name in _act_names(proposition):
        key = f"act|{proposition.cluster}|{party}|{towards}|{name}"
        yield ThreadKey(key, day, LASTING_GAP if lasting else ACT_GAP, "they tell the same act of the same party")
    if proposition.cluster == "force" and proposition.local:
        key = f"act|force|{party}||at {proposition.place}"
        yield ThreadKey(key, day, ACT_GAP, "they tell the same act of the same party")
        for target in sorted(proposition.terms & TARGETS):
            yield ThreadKey(
                f"struck|{target}|{proposition.place}", day, FIGURE_GAP, "they tell of one place that was struck"
            )


def _states(parties: Iterable[str]) -> tuple[str, ...]:
    """Return the states of parties: what both sides of a state do together, each of them may be said to do."""
    return tuple(sorted({party.partition("-")[0] for party in parties}))


def _act_names(proposition: Proposition) -> Iterator[str]:
    """Yield what tells an act: acts of force recur, so that all but the fighting itself is tied to its place.

    Words for who says it, when and how many tell no act: "A day earlier, an envoy to the United Nations denied it"; nor
    do those that name the parties through their leaders: "President Biden's national security adviser".
    """
    known, terms = concepts(), proposition.terms - GENERIC - WHEN - NUMBERS - _voice(proposition)
    terms -= OFFICES.union(*(leaders_of(party[:3]) for party in (*proposition.actors, *proposition.recipients))) - known
    place = proposition.place if proposition.local else ""
    for term in sorted(terms & known):
        yield term if proposition.cluster != "force" or term in FIGHTING else f"{term}@{place}"
    other = sorted(term for term in terms - known if term[0] != "=")
    for first, second in combinations(other[:8], 2):
        yield f"{first}+{second}"


def _voice(proposition: Proposition) -> frozenset[str]:
    """Return the terms of the words that name who speaks."""
    holder = proposition.claim.holder
    return terms_of(holder.text.of(proposition.article.text)) if holder.text else frozenset()


def key_edges(keyed: Iterable[tuple[str, ThreadKey]]) -> Iterator[Edge]:
    """Yield an edge between neighbours within one key that are near enough in time."""
    buckets: dict[str, list[tuple[date, str, ThreadKey]]] = defaultdict(list)
    for claim_id, key in keyed:
        buckets[key.key].append((key.day, claim_id, key))
    for name in sorted(buckets):
        ordered = sorted(buckets[name], key=lambda entry: entry[:2])
        for (day, first, _), (later, second, key) in pairwise(ordered):
            if first != second and (later - day).days <= key.gap:
                yield Edge(first, second, 0.5, key.why)


def alignment_edges(alignments: Sequence[Alignment], propositions: Mapping[str, Proposition]) -> Iterator[Edge]:
    """Yield an edge for each aligned pair that still tells of the same matter."""
    for alignment in alignments:
        earlier, later = propositions[alignment.earlier], propositions[alignment.later]
        if same_matter(earlier, later):
            yield Edge(alignment.earlier, alignment.later, 1.0 + alignment.score, "one was copied from the other")


def same_matter(earlier: Proposition, later: Proposition) -> bool:
    """Tell whether a copied claim still tells of the same matter: its event is not one of another sort."""
    return earlier.cluster is None or later.cluster is None or _sort(earlier) == _sort(later)


def _sort(proposition: Proposition) -> str:
    return proposition.cluster if proposition.cluster in ("send", "force") else "words"


def link_threads(
    propositions: Sequence[Proposition],
    alignments: Sequence[Alignment],
    *,
    merges: Iterable[tuple[str, str]] = (),
    splits: Iterable[tuple[str, str]] = (),
    within: Set[str] | None = None,
) -> tuple[Thread, ...]:
    """Return the threads of two claims and more, those of the claims ``within`` where these are given.

    ``propositions`` are those of whole articles in their canonical order, and hold every claim that is joined to one
    of those within; so do ``alignments`` among them.
    """
    by_id = {proposition.claim.id: proposition for proposition in propositions}
    asked = by_id.keys() if within is None else within
    keyed = [(p.claim.id, key) for p in propositions if p.claim.id in asked for key in thread_keys(p)]
    edges = [*alignment_edges(alignments, by_id), *key_edges(keyed), *article_edges(propositions)]
    order = thread_order(propositions)
    return tuple(_thread(component, order) for component in join(edges, merges=merges, splits=splits, among=asked))


def _thread(component: Component, order: Mapping[str, int]) -> Thread:
    claims = tuple(sorted(component.ids, key=order.__getitem__))
    return Thread(f"t.{claims[0]}", claims, component.why)


def thread_order(propositions: Sequence[Proposition]) -> Mapping[str, int]:
    """Return each claim's place in a thread: articles in their order, and of one article the fullest claim first."""
    articles = {article: place for place, article in enumerate(dict.fromkeys(p.article.id for p in propositions))}
    ordered = sorted(
        enumerate(propositions), key=lambda entry: (articles[entry[1].article.id], -_fullness(entry[1]), entry[0])
    )
    return {proposition.claim.id: place for place, (_, proposition) in enumerate(ordered)}


def _fullness(proposition: Proposition) -> int:
    claim = proposition.claim
    said = (claim.quantity, claim.place, claim.time, claim.holder.text or claim.holder.name)
    return sum(field is not None for field in said) + bool(proposition.actors) + bool(proposition.recipients)
