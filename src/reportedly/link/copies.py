"""Which articles were made from which: each article's best source, and what it credits to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reportedly.link.comparing import Prepared, compare, credit_within
from reportedly.link.entries import index_entry, likeliest, posting_keys
from reportedly.link.outlets import outlet_keys
from reportedly.model.linking import NEIGHBOURS, IndexEntry, RankedCopy
from reportedly.model.relations import Copy, CopyKind, ReadArticle

#: An article's slots: its source, and each outlet that it credits, named by the outlet's keys.
SOURCE: Final = "source"
_CREDIT: Final = "credit "

#: What fills the slots of one article.
Slots = Mapping[str, RankedCopy]


def link_copies(items: Iterable[ReadArticle]) -> tuple[Copy, ...]:
    """Return which of the articles were made from which, and what they credit to outlets that are not among them.

    The same articles in any order give the same copies, in the order of the copies' ids.
    """
    articles = {item.article.id: item.article for item in items}
    ordered = sorted(map(Prepared, articles.values()), key=lambda prepared: (prepared.place, prepared.article.id))
    entries = [index_entry(prepared) for prepared in ordered]
    slots = {prepared.article.id: dict(outside_credits(prepared)) for prepared in ordered}
    for earlier, later in _candidates(entries):
        keep_better(slots[ordered[later].article.id], judge_pair(ordered[earlier], ordered[later]))
    return settle_copies(slots, {entry.article_id: entry for entry in entries})


def _candidates(entries: Sequence[IndexEntry]) -> Iterator[tuple[int, int]]:
    """Yield the likeliest pairs that share a key with fewer than ``NEIGHBOURS`` between, the earlier first."""
    holding: dict[int, list[int]] = defaultdict(list)
    numbered = dict(enumerate(entries))
    for place, entry in enumerate(entries):
        near: set[int] = set()
        for key in posting_keys(entry):
            near.update(holding[key][-NEIGHBOURS:])
            holding[key].append(place)
        for other in likeliest(numbered, near, entry):
            yield other, place


def judge_pair(of: Prepared, copy: Prepared) -> Iterator[tuple[str, RankedCopy]]:
    """Yield what the earlier article ``of`` may be to the later, its source or that of a credit, with the slot."""
    if (judged := compare(of, copy)) is not None:
        yield SOURCE, judged
    for credit in copy.credited:
        if (found := credit_within(copy, credit, of)) is not None:
            yield _credit_slot(credit.keys), found


def outside_credits(prepared: Prepared) -> Iterator[tuple[str, RankedCopy]]:
    """Yield the credits of an article to outlets, as they stand where no article of theirs is found."""
    article = prepared.article
    for source in article.declared_sources:
        keys = outlet_keys(source)
        if keys and not keys & prepared.own:
            signed = bool(outlet_keys(article.byline or "") & keys)
            kind: CopyKind = "verbatim" if signed else "credit"
            why = (f"names {source} as its source",)
            yield _credit_slot(keys), RankedCopy(Copy(article.id, source, kind, of_outside=True, why=why))
    for credit in prepared.credited:
        if not credit.keys & prepared.declared:
            why = (f"credits {credit.outlet}: “{credit.span.of(article.text)}”",)
            made = Copy(article.id, credit.outlet, "credit", of_outside=True, why=why)
            yield _credit_slot(credit.keys), RankedCopy(made)


def _credit_slot(keys: frozenset[str]) -> str:
    return _CREDIT + "|".join(sorted(keys))


def keep_better(slots: dict[str, RankedCopy], found: Iterable[tuple[str, RankedCopy]]) -> bool:
    """Put each copy in its slot that outranks what is there; tell whether any did."""
    changed = False
    for slot, ranked in found:
        held = slots.get(slot)
        if held is None or (ranked.rank, ranked.copy.of) > (held.rank, held.copy.of):
            slots[slot], changed = ranked, True
    return changed


def settle_copies(slots: Mapping[str, Slots], entries: Mapping[str, IndexEntry]) -> tuple[Copy, ...]:
    """Return the copies of the articles in ``slots``, in the order of their ids.

    What an article credits to its own line of sources, or has from their credits, is not told again. ``slots`` and
    ``entries`` must hold the line of sources of each.
    """
    copies = [copy for article_id in slots for copy in settle_article(article_id, slots, entries)]
    return tuple(sorted(copies, key=lambda copy: (copy.copy, copy.kind == "credit", copy.of)))


def settle_article(article_id: str, slots: Mapping[str, Slots], entries: Mapping[str, IndexEntry]) -> Iterator[Copy]:
    """Yield the copies of one article; see :func:`settle_copies`."""
    line: list[str] = []
    at: str | None = article_id
    while at is not None:
        source = slots[at].get(SOURCE) if at in slots else None
        at = source.copy.of if source else None
        if at is not None:
            line.append(at)
    known = frozenset().union(*(entries[source].own | entries[source].named for source in line))
    for slot, ranked in sorted(slots[article_id].items()):
        told = ranked.copy.of in line or known.intersection(slot.removeprefix(_CREDIT).split("|"))
        if slot == SOURCE or not told:
            yield ranked.copy
