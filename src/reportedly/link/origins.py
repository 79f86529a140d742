"""Origins: claims that go back to one statement of one holder on one occasion, however many outlets carry it.

A copied claim keeps the origin of its source, also where the attribution was dropped. Otherwise claims are taken
together where one holder stated them on one day. A person who speaks for a body ("its spokesman"), or through whom a
body's words reach the article, is taken with it. The article's own voice has no origin but by copying.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import pairwise
from typing import Final

from reportedly.link.figures import TELLING, number_of
from reportedly.link.propositions import Proposition, side_of
from reportedly.link.union import Component, Edge, join
from reportedly.model.claims import Holder
from reportedly.model.linking import REACH
from reportedly.model.relations import Alignment, Origin
from reportedly.reference.names import key_of
from reportedly.reference.states import state_name

_NO_STATEMENT: Final = frozenset({"article", "reports"})
#: Words that mark nobody off, and those that say that somebody is another than one before.
_PLAIN: Final = frozenset(
    "a an the this that these those of in at from to for its his her their one two three some several many senior top "
    "unnamed anonymous who said".split()
)
_OTHERS: Final = frozenset("another other others second third different separate".split())
_ITS = re.compile(r"\bits\b", re.IGNORECASE)


def origin_keys(propositions: Sequence[Proposition], copied: Set[str] = frozenset()) -> tuple[tuple[str, ...], ...]:
    """Return for each claim of one article the keys of its statement: holder and day; none for the article's voice.

    ``copied`` are claims that restate one of another article: the statement was made there, whatever the day of the
    copy, so that no key of theirs reaches beyond their own article.
    """
    spoken_for, labels = _bodies(propositions), _labels(propositions)
    days: dict[str, date] = {}
    for proposition in propositions:
        if proposition.claim.holder.name and proposition.said:
            days.setdefault(proposition.claim.holder.name, proposition.said)
    return tuple(
        tuple(sorted(set(_keys(p, label, spoken_for, days, p.claim.id in copied))))
        for p, label in zip(propositions, labels, strict=True)
    )


def _keys(
    proposition: Proposition, label: str, spoken_for: Mapping[str, str], days: Mapping[str, date], copied: bool
) -> Iterator[str]:
    claim, said = proposition.claim, proposition.said
    holder = claim.holder
    if holder.kind in _NO_STATEMENT or claim.speech_act == "ask":
        return
    name = holder.name
    if name is None:
        yield f"in {proposition.article.id}|{label}"
        return
    body = spoken_for.get(name)
    if body and not proposition.named_day:
        said = days.get(body, said)
    if said is not None and not copied and name != state_name(holder.country):
        yield f"{name}|{said.isoformat()}"
        if body:
            yield f"{body}|{said.isoformat()}"
    else:
        yield f"in {proposition.article.id}|{name}|{said or ''}"


def _labels(propositions: Sequence[Proposition]) -> Iterator[str]:
    """Yield what marks each nameless holder off from others of its article: its side and its words.

    Whose words are among those of one of the same side told before, or hold them all, is that one: "the commander" is
    "a rebel commander". Nameless officials of one side are one but where the text says that they are others.
    """
    seen: dict[str | None, dict[frozenset[str], None]] = defaultdict(dict)
    for proposition in propositions:
        side, words = side_of(proposition), _marking(proposition)
        other = words & _OTHERS
        before = (told for told in reversed(seen[side]) if told & _OTHERS == other and (told <= words or words <= told))
        label = next(before, words)
        seen[side].pop(label, None)
        seen[side][label] = None
        yield f"{side or ''} {' '.join(sorted(label))}"


def _marking(proposition: Proposition) -> frozenset[str]:
    """Return the words that mark a nameless holder off; of a nameless official of a known side the head alone."""
    holder: Holder = proposition.claim.holder
    words = key_of(holder.text.of(proposition.article.text)) if holder.text else ()
    marking = frozenset(words) - _PLAIN
    if holder.anonymous and holder.country and words:
        return frozenset({words[-1]}) | (marking & _OTHERS)
    return marking or frozenset({holder.kind})


def _bodies(propositions: Sequence[Proposition]) -> Mapping[str, str]:
    """Return for each person of an article the body whose words he passes on, or that is called his."""
    found: dict[str, str] = {}
    body: Holder | None = None
    for proposition in propositions:
        holder = proposition.claim.holder
        if holder.kind == "organisation" and holder.name:
            body = holder
            for relay in proposition.claim.via:
                found.setdefault(relay, holder.name)
        elif holder.kind in ("person", "role") and holder.name and body and body.name and holder.text:
            around = proposition.article.text[max(0, holder.text.start - 15) : holder.text.end + 40].partition(".")[0]
            if body.country == holder.country and _ITS.search(around):
                found.setdefault(holder.name, body.name)
    return found


def origin_edges(
    propositions: Sequence[Proposition], copied: Set[str] = frozenset(), within: Set[str] | None = None
) -> Iterator[Edge]:
    """Yield an edge between claims of one holder and day, and between those that give one holder's figure again.

    A figure told again was stated before, so that no more than a copied claim does it open an occasion.

    That is between those ``within``, of the propositions of whole articles.
    """
    asked = [p for p in propositions if within is None or p.claim.id in within]
    again = [*_told_again([p for p in asked if p.claim.id not in copied])]
    elsewhere = copied | {edge.right for edge in again}
    buckets: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        articles[proposition.article.id].append(proposition)
    for members in articles.values():
        for proposition, keys in zip(members, origin_keys(members, elsewhere), strict=True):
            for key in keys if within is None or proposition.claim.id in within else ():
                buckets[key].append(proposition.claim.id)
    for key in sorted(buckets):
        first, *others = sorted(buckets[key])
        for other in others:
            yield Edge(first, other, 0.8, _same_occasion(key))
    yield from again


def _same_occasion(key: str) -> str:
    """Say in words what claims under one key have in common."""
    holder, _, day = key.partition("|")
    if holder.startswith("in "):
        return "the same holder in the same article"
    return f"the same holder on the same occasion ({holder}, {day})"


def copied_claims(alignments: Iterable[Alignment]) -> frozenset[str]:
    """Return the claims that restate one of their article's source."""
    return frozenset(alignment.later for alignment in alignments)


def told_key(proposition: Proposition) -> str | None:
    """Return the key of a named holder's telling figure, under which it may be told again; None where there is none."""
    claim, quantity = proposition.claim, proposition.claim.quantity
    if not (claim.holder.name and claim.holder.kind in ("person", "role") and quantity and proposition.said):
        return None
    if (number_of(quantity) or 0) < TELLING:
        return None
    return f"{claim.holder.name}|{proposition.unit}|{number_of(quantity):.3g}"


def _told_again(propositions: Sequence[Proposition]) -> Iterator[Edge]:
    """Yield an edge where a named holder's figure is told again within two weeks, with no day of its own."""
    figures: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        if key := told_key(proposition):
            figures[key].append(proposition)
    for members in figures.values():
        ordered = sorted(members, key=lambda p: (p.said, p.claim.id))
        for first, second in pairwise(ordered):
            if first.said and second.said and (second.said - first.said).days <= REACH["told"] and not second.named_day:
                yield Edge(first.claim.id, second.claim.id, 0.6, "the same holder's figure, told again")


def link_origins(
    propositions: Sequence[Proposition],
    alignments: Sequence[Alignment],
    *,
    merges: Iterable[tuple[str, str]] = (),
    splits: Iterable[tuple[str, str]] = (),
    within: Set[str] | None = None,
) -> tuple[Origin, ...]:
    """Return the origins of one claim and more that have a holder; the arguments are :func:`link_threads`'s."""
    edges = [Edge(a.earlier, a.later, 1.0 + a.score, "one was copied from the other") for a in alignments]
    order = {proposition.claim.id: place for place, proposition in enumerate(propositions)}
    by_id = {proposition.claim.id: proposition for proposition in propositions}
    asked = by_id.keys() if within is None else within
    edges += origin_edges(propositions, copied_claims(alignments), asked)
    components = list(join(edges, merges=merges, splits=splits, among=asked))
    joined = {claim for component in components for claim in component.ids}
    components += [
        Component((p.claim.id,)) for p in propositions
        if p.claim.id in asked and p.claim.id not in joined
        and p.claim.holder.kind not in _NO_STATEMENT and p.claim.speech_act != "ask"
    ]  # fmt: skip
    return tuple(_origin(component, order, by_id) for component in components)


def _origin(component: Component, order: Mapping[str, int], by_id: Mapping[str, Proposition]) -> Origin:
    claims = tuple(sorted(component.ids, key=order.__getitem__))
    first = by_id[claims[0]]
    holder = first.claim.holder
    name = holder.name or (holder.text.of(first.article.text) if holder.text else None)
    occasion = _occasion(first)
    return Origin(f"o.{claims[0]}", claims, name, occasion, component.why)


def _occasion(proposition: Proposition) -> str | None:
    told = f"told {proposition.claim.via[0]}" if proposition.claim.via else ""
    day = proposition.said.isoformat() if proposition.said else ""
    return ", ".join(part for part in (told, day) if part) or None
