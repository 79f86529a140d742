"""Labels: a line that names a speaker before a colon, as headlines do ("Pentagon: 10,000 troops moved to Kursk")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor
from reportedly.reference.towns import country_of_town

#: A line of one sentence with a short label before its first colon.
_LABELLED = re.compile(r"^(?:[•·*▪●■–-] ?)?(?P<label>[^\n:.!?]{2,60}):[ \t]+(?P<said>[^\n]{8,200})$", re.MULTILINE)
#: A sentence that is a speaker with what is said of the occasion, a colon and a quotation.
_INTRODUCED = re.compile(
    r"(?:^|(?<=[.!?”\"] ))(?P<label>[A-Z][^\n:.!?\"“;]{2,60}(?:,[^\n:!?\"“;]{2,80})?):[ \t]+"
    r"[“\"][^\n”\"]{4,600}[”\"]?",
    re.MULTILINE,
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASKING = frozenset({"what", "how", "why", "who", "where", "when", "which"})
_SPEAKING = frozenset({"person", "role", "organisation", "media", "document"})


def find_labels(
    tree: Tree, actors: Sequence[Actor], headlines: Iterable[tuple[int, int, int, int]] = ()
) -> list[Draft]:
    """Find the lines whose label is exactly one party that can speak, and whose rest has a verb of its own.

    ``headlines`` are those that a source closes, by the tokens of their beginning, their dash and their source.
    A place or state before a colon is a dateline or a topic ("KYIV: …", "Sudan: …") and never a speaker.
    """
    named = {(actor.span.start, actor.span.end): actor for actor in actors if actor.kind in _SPEAKING}
    drafts = []
    for line in _LABELLED.finditer(tree.text):
        actor = named.get(line.span("label"))
        if actor is None or _is_topic(actor, line["label"]):
            continue
        first, head, colon, end = (
            bisect_left(tree.start, at) for at in (line.start("label"), actor.head.start, line.end("label"), line.end())
        )
        if tree.words[colon] != ":" or tree.entities[head] in {"GPE", "LOC", "NORP"}:
            continue
        told = any(tree.tags[token] in _FINITE for token in range(colon + 1, end))
        if told and tree.lowers[colon + 1] not in _ASKING:
            content = [tree.span((colon + 1, end))]
            source = Source(head, (first, colon), "label")
            drafts.append(Draft(colon, (colon,), source, content, "say", "certain", "positive", "label"))
    drafts += _introduced(tree, [actor for actor in actors if actor.kind in _SPEAKING], drafts)
    labelled = {tree.sentence[draft.head] for draft in drafts}
    for first, mark, start, last in headlines:
        if tree.sentence[mark] not in labelled:
            source = Source(last, (start, last + 1), "label")
            content = [tree.span((first, mark))]
            drafts.append(Draft(mark, (mark,), source, content, "say", "certain", "positive", "label"))
    return drafts


def _introduced(tree: Tree, actors: Sequence[Actor], known: Sequence[Draft]) -> list[Draft]:
    """Find the quotations before which only their speaker stands: 'The minister, on national radio: "…"'."""
    starts = {actor.span.start: actor for actor in actors}
    labelled = {draft.head for draft in known}
    found = []
    for line in _INTRODUCED.finditer(tree.text):
        actor = starts.get(line.start("label"))
        if actor is None or _is_topic(actor, line["label"]) or line["label"][len(actor.span) :][:1] not in ("", ","):
            continue
        first, head, colon, end = (
            bisect_left(tree.start, at) for at in (line.start("label"), actor.head.start, line.end("label"), line.end())
        )
        spoken = tree.words[colon : colon + 1] == [":"] and colon not in labelled
        if spoken and not any(tree.tags[token] in _FINITE for token in range(first, colon)):
            source = Source(head, (first, bisect_left(tree.start, actor.span.end)), "label")
            content = [tree.span((colon + 1, end))]
            found.append(Draft(colon, (colon,), source, content, "say", "certain", "positive", "label"))
    return found


def _is_topic(actor: Actor, label: str) -> bool:
    """Tell whether a label is a state's own name, or a town's that was read as somebody's."""
    if actor.read_by == "actors/state":
        return True
    return actor.read_by == "actors/name" and country_of_town(label) is not None
