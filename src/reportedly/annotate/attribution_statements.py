"""Statements that the text hands over to without a cue beside them: behind a colon, or behind their being issued."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.annotate.cues import Cue
from reportedly.annotate.quotations import Quotation
from reportedly.model import Span

#: A paragraph that ends in a colon, and the one that it hands over to.
_HANDOVER = re.compile(r":[ \t]*\n\s*\n(?P<said>[^\n]+)")
#: What opens a paragraph that is marked as quoted, or is one of a list.
_MARKED = re.compile(r"[\"“”„«»'‘*•–—-]|\d+[.)]")
_GIVING = frozenset("issue release publish give make deliver post send circulate write record put".split())
_UTTERANCES = frozenset("statement interview speech remark address letter post message comment declaration".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never"})
_SPOKEN = frozenset({"quote", "clause", "hearer"})
#: Acts behind which a speaker goes on: "denied the allegations:" with the reasons.
_TELLING = frozenset({"say", "warn", "accuse", "deny", "confirm"})


def find_issued(tree: Tree, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Give a quotation that nobody claims to who issues a statement in the sentence before: "He gave a speech. “…”"."""
    found, taken = [], _taken(drafts, quotations)
    for at, quotation in enumerate(quotations):
        start = quotation.span.start
        before = bisect_left(tree.start, start) - 1
        while before >= 0 and tree.pos[before] == "SPACE":
            before -= 1
        apart = before < 0 or tree.words[before] not in {".", ":"} or "\n" in tree.text[tree.end[before] : start]
        if apart or at in taken or not quotation.speech:
            continue
        issued = _issued(tree, *tree.sentence[before])
        if issued is not None:
            thing, source = issued
            found.append(Draft(thing, (thing,), source, [quotation.span], "say", "certain", "positive", "statement"))
    return found


def _taken(drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> set[int]:
    """Return the places in their row of the quotations that some content touches."""
    starts = [quotation.span.start for quotation in quotations]
    taken = set()
    for span in (span for draft in drafts for span in draft.content):
        first = max(0, bisect_right(starts, span.start) - 1)
        for at in range(first, bisect_left(starts, span.end)):
            if quotations[at].inner.overlaps(span):
                taken.add(at)
    return taken


def _issued(tree: Tree, begin: int, end: int) -> tuple[int, Source] | None:
    """Return the statement and the speaker of a sentence that tells of one's being issued."""
    for verb in range(begin, end):
        thing = tree.child(verb, "dobj") if tree.lemmas[verb] in _GIVING else None
        subject = tree.subject(verb)
        if thing is None or subject is None or tree.lemmas[thing] not in _UTTERANCES:
            continue
        denied = any(tree.lowers[child] in _NEGATIONS for at in (verb, thing) for child in tree.children[at])
        if tree.tags[verb] in _FINITE and tree.tags[subject][0] != "W" and not denied:
            return thing, Source(subject, tree.trim(tree.subtree(subject)), "subject")
    return None


def find_handovers(tree: Tree, drafts: Sequence[Draft], unused: Sequence[tuple[Cue, Source | None]]) -> list[Draft]:
    """Give an unmarked paragraph to who speaks before its colon: "The ministry said in a statement: ¶ We struck …"."""
    speaking = [(draft.head, draft.cue, draft.source) for draft in drafts if draft.speech_act in _TELLING]
    speaking += [(cue.head, cue.tokens, source) for cue, source in unused if _speaks(cue)]
    speaking = sorted((one for one in speaking if one[2] is not None), key=lambda one: one[0])
    heads, found = [head for head, _, _ in speaking], []
    for match in _HANDOVER.finditer(tree.text):
        said = Span(*match.span("said"))
        begin, end = tree.sentence[max(0, bisect_left(tree.start, match.start()) - 1)]
        last = bisect_left(heads, end) - 1
        if last >= 0 and heads[last] >= begin and not _MARKED.match(tree.text, said.start):
            head, cue, source = speaking[last]
            found.append(Draft(head, cue, source, [said], "say", "certain", "positive", "handover"))
    return found


def _speaks(cue: Cue) -> bool:
    return cue.entry(*_SPOKEN) is not None and not (cue.passive or cue.negated or cue.refused)
