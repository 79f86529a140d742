"""All relations among a set of articles: the one batch entry point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from reportedly.link.agreements import find_agreements
from reportedly.link.aligning import align_propositions
from reportedly.link.conflicts import find_conflicts
from reportedly.link.copies import link_copies
from reportedly.link.deciding import Decided
from reportedly.link.drift import find_drift
from reportedly.link.origins import copied_claims, link_origins
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.link.standing import find_standing
from reportedly.link.threads import link_threads
from reportedly.link.updates import find_corrections, find_updates
from reportedly.model.relations import Alignment, Copy, LinkDecision, ReadArticle, Relation, Relations, place_of

_Relation = TypeVar("_Relation", bound=Relation)


def link_articles(
    items: Iterable[ReadArticle], *, copies: Sequence[Copy] | None = None, decisions: Sequence[LinkDecision] = ()
) -> Relations:
    """Return all relations among the articles and their claims; the order of the input does not matter.

    ``copies`` are found where they are not given. Decisions are kept: what a person merged, split or rejected stands.
    """
    ordered = in_order(items)
    decided = Decided(decisions)
    copies = decided.copies(copies if copies is not None else link_copies(ordered))
    by_article = {item.article.id: propositions_of(item) for item in ordered}
    propositions = [proposition for item in ordered for proposition in by_article[item.article.id]]
    by_id = {proposition.claim.id: proposition for proposition in propositions}
    alignments = align_copies(copies, by_article)
    threads = link_threads(propositions, alignments, merges=decided.merges("threads"), splits=decided.splits("threads"))
    origins = link_origins(propositions, alignments, merges=decided.merges("origins"), splits=decided.splits("origins"))
    corrections = find_corrections(alignments, by_id)
    updates = find_updates(propositions, copied_claims(alignments), corrections=corrections)
    return Relations(
        copies=arranged(copies),
        threads=arranged(threads),
        origins=arranged(origins),
        drift=arranged(decided.drift(find_drift(alignments, by_id))),
        conflicts=arranged(decided.conflicts(find_conflicts(threads, alignments, by_id))),
        updates=arranged(decided.updates((*updates, *corrections))),
        agreements=arranged(find_agreements(propositions)),
        standings=arranged(find_standing(threads, origins, alignments, by_id)),
    )


def in_order(items: Iterable[ReadArticle]) -> list[ReadArticle]:
    """Return articles in their canonical order: by date, then by id."""
    return sorted(items, key=lambda item: (item.article.published or "", item.article.id))


def arranged(relations: Iterable[_Relation]) -> tuple[_Relation, ...]:
    """Return relations of one kind in their canonical order."""
    return tuple(sorted(relations, key=place_of))


def align_copies(copies: Iterable[Copy], by_article: dict[str, tuple[Proposition, ...]]) -> tuple[Alignment, ...]:
    """Align the claims along each copy between two of the articles."""
    return tuple(
        alignment
        for copy in sorted(copies, key=lambda copy: (copy.copy, copy.of))
        if not copy.of_outside and copy.of in by_article and copy.copy in by_article
        for alignment in align_propositions(by_article[copy.of], by_article[copy.copy])
    )
