"""Chains: through whom a source's words came, nearest link first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_holders import short_name
from reportedly.annotate.attribution_media import is_publisher, medium_of, who_quotes
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor, Span, Turn

_BLOCK = 1024
_FIRST_PERSON = frozenset({"i", "we", "one"})


def link_chains(
    tree: Tree, drafts: Sequence[Draft], actors: Sequence[Actor], turns: Sequence[Turn], publisher: str | None
) -> None:
    """Fill ``via`` and ``via_cues`` of every draft: its medium (interviewer, or who quotes it), then its outer links.

    Outer links are the attributions whose content holds this one's cue, nearest first; one by the same holder is no
    link of its own, and neither is the article's own publisher. What a holder told a medium once stands for what the
    same holder says later in the article. Within a transcript the last link is the speaker, save of the speaker's own
    words.
    """
    heads = {actor.head.start: actor for actor in actors}
    ordered = sorted(drafts, key=lambda draft: draft.head)
    contents = _Contents(ordered)
    _link_media(tree, ordered, heads, publisher, contents)
    own = {id(draft): tuple(zip(draft.via, draft.via_cues, strict=True)) for draft in drafts}
    for draft in ordered:
        citers = _citers(draft)
        for outer in (*citers, *contents.around(tree, citers[-1] if citers else draft)):
            if outer.source is None or _same(draft, outer) or draft.rule == "answer":
                continue  # "A accused B, an allegation that C rejected": C's answer did not come through A
            if outer.speech_act == "deny" and outer.rule == "object":
                continue  # who rejects a report passes on nothing that it says
            if outer.holder is None and tree.pos[outer.source.head] == "PRON":
                continue  # a pronoun is no name
            name = short_name(tree, outer.source, outer.holder)
            for link, cue in ((name, _cue_span(tree, outer)), *own.get(id(outer), ())):
                if link not in draft.via and not is_publisher(link, publisher):
                    _add_link(draft, link, cue)
    _link_turns(tree, ordered, heads, turns)


def _citers(draft: Draft) -> list[Draft]:
    """Return who cites a source, nearest first: "Reuters, citing the WSJ, which quoted officials"."""
    citers: list[Draft] = []
    while draft.citer is not None and draft.citer not in citers:
        draft = draft.citer
        citers.append(draft)
    return citers


def _link_media(
    tree: Tree, ordered: Sequence[Draft], heads: dict[int, Actor], publisher: str | None, contents: _Contents
) -> None:
    """Link the media that sources told; what somebody says to have told one was not said to it."""
    told: dict[str, str] = {}
    for draft in ordered:
        quoting = who_quotes(tree, draft)
        medium = quoting or medium_of(tree, draft, heads)
        key = _key(draft.holder)
        if medium is None and key is not None:
            medium = told.get(key)
        if medium is None or is_publisher(medium, publisher):
            continue
        _add_link(draft, medium, None)
        if key is not None and quoting is None and not contents.around(tree, draft):
            told.setdefault(key, medium)


def _link_turns(tree: Tree, ordered: Sequence[Draft], heads: dict[int, Actor], turns: Sequence[Turn]) -> None:
    starts = [turn.speech.start for turn in turns]
    for draft in ordered:
        at = bisect_right(starts, tree.start[draft.head]) - 1
        if at < 0 or draft.source is None or tree.start[draft.head] >= turns[at].speech.end:
            continue
        if tree.lowers[draft.source.head] in _FIRST_PERSON:
            continue
        label = turns[at].label
        named = [actor.name for start, actor in heads.items() if label.start <= start < label.end and actor.name]
        _add_link(draft, named[-1] if named else turns[at].speaker, None)


def _add_link(draft: Draft, name: str, cue: Span | None) -> None:
    draft.via.append(name)
    draft.via_cues.append(cue)


def _cue_span(tree: Tree, draft: Draft) -> Span:
    """Return the first run of the words of a draft's cue."""
    first = last = draft.cue[0]
    while last + 1 in draft.cue:
        last += 1
    return tree.span((first, last + 1))


class _Contents:
    """The contents of all drafts by stretches of the text, so that those around an offset are found at once."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._blocks: defaultdict[int, list[tuple[Span, Draft]]] = defaultdict(list)
        for draft in drafts:
            for span in draft.content if draft.citer is None else ():
                for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
                    self._blocks[block].append((span, draft))

    def around(self, tree: Tree, draft: Draft) -> list[Draft]:
        """Return the other drafts whose content holds this one's cue, innermost first."""
        at = tree.start[draft.head]
        found = [
            (len(span), other)
            for span, other in self._blocks.get(at // _BLOCK, ())
            if other is not draft and span.start <= at < span.end
        ]
        return [other for _, other in sorted(found, key=lambda pair: pair[0])]


def _same(draft: Draft, outer: Draft) -> bool:
    if draft.source is not None and outer.source is not None and draft.source.head == outer.source.head:
        return True
    return _key(draft.holder) is not None and _key(draft.holder) == _key(outer.holder)


def _key(holder: Actor | None) -> str | None:
    if holder is None:
        return None
    return holder.name or f"{holder.head.start}"
