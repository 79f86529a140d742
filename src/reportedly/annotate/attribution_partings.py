"""Partings: where what one says ends because another speaks or the text labels a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.attribution_citations import until
from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_quotes import clip_openings
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Span, Turn

_CONCEDING = frozenset({"though", "although", "whereas"})


def unlabelled(tree: Tree, source: Source | None, turns: Sequence[Turn]) -> tuple[Span, ...]:
    """Return the words of a source, without a speaker's label that the parser takes into them: "Q The Pentagon"."""
    spans = [tree.span(tokens) for tokens in source.ranges] if source is not None else []
    return tuple(clip_openings(tree.text, spans, turns))


def part_answers(tree: Tree, drafts: list[Draft]) -> None:
    """End the contents that run into "…, which Moscow denies" or "…, though analysts doubt it" before it.

    What others make of a statement is no part of it.
    """
    for draft in drafts:
        start = draft.content[0].start if draft.rule == "answer" else _concession(tree, draft)
        if start is None:
            continue
        for other in drafts:
            if other is not draft and other.head != draft.head:
                other.content = [until(tree.text, span, start) for span in other.content]


def part_speakers(tree: Tree, drafts: list[Draft]) -> None:
    """End what somebody says before another who speaks beside: "X said A(, but Y put it at B)"."""
    by_head = {draft.head: draft for draft in drafts}
    for draft in drafts:
        other = by_head.get(tree.heads[draft.head]) if tree.deps[draft.head] == "conj" else None
        if other is not None and other is not draft and draft.source is not None and draft.source != other.source:
            start = tree.start[tree.left[draft.head]]
            if other.head < draft.source.tokens[0] <= draft.head and draft.source.relation == "subject":
                other.content = [until(tree.text, span, start) for span in other.content]


def _concession(tree: Tree, draft: Draft) -> int | None:
    """Return where the clause of a source's own cue begins if a conjunction sets it against the one before."""
    if draft.source is None or tree.deps[draft.head] != "advcl" or tree.heads[draft.head] > draft.head:
        return None
    marker = tree.child(draft.head, "mark")
    return tree.start[marker] if marker is not None and tree.lowers[marker] in _CONCEDING else None
