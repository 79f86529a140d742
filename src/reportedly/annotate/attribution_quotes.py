"""Quotations and attributions together: whole quotations for half-read contents, and a speaker for the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_statements import find_issued
from reportedly.annotate.attribution_tree import Tree
from reportedly.annotate.cues import Cue, conveyed
from reportedly.annotate.quotations import Quotation
from reportedly.model import Span, Turn

#: The longest stretch of text, in characters, between a cue and the quotation it introduces ("told VOA on Monday: …").
_LONGEST_LEAD = 80
_GAPS = frozenset({"", " ", "\xa0", "  "})
#: "WASHINGTON, Oct 31 (CWS) - ", "07:40 GMT ", "Oct 17: " at the start of a paragraph.
_STAMP = re.compile(
    r"(?:[A-Z][A-Z.’' /-]{2,40}(?:, [A-Z][\w. ]{1,20})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^)\n]{2,40}\))?"
    r" ?[—–-]{1,2} "
    r"|\d{1,2}[:.]\d\d(?: ?(?:[A-Z]{2,4}|[ap]\.?m\.?))?[ :]+"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?: )"
)
_FIRST_PERSON = frozenset({"i", "we"})
_BREAK = re.compile(r"\n\s*\n")
_INNER = re.compile(r"['‘](?=\w)[^'‘’\n]{8,}(?:(?<=\w)['’](?=\w)[^'‘’\n]+)*[,.!?]['’](?=,? (?:and|but|so) )")
_MARKS = frozenset("\"“”„«»'‘’")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*\s*$")
_ONLY_MARKS = re.compile(r"[\s,.:;—–\-\"“”'‘’()…!?]*")


def complete_with_quotations(
    tree: Tree, drafts: list[Draft], unused: Sequence[tuple[Cue, Source | None]], quotations: Sequence[Quotation]
) -> list[Draft]:
    """Fit contents to the quotations around them and give the unclaimed quotations a cue or a speaker.

    ``unused`` are the cues that had no content in their sentence. Contents never cross the edge of a quotation that
    holds their cue; a quotation that a content touches belongs to it as a whole; one that no content touches goes to
    the cue beside it, or carries on the speech before it.
    """
    if not quotations:
        return drafts
    quotations = [_until_speaker(tree, quotation, drafts) for quotation in quotations]
    starts = [quotation.span.start for quotation in quotations]
    drafts = [draft for draft in drafts if not _is_speakers_own(tree, draft, quotations, starts)]
    for draft in drafts:
        home = _around(quotations, starts, tree.start[draft.head])
        draft.content = _fit(tree.text, draft.content, home, quotations, starts)
    drafts = [draft for draft in drafts if draft.content]
    drafts += _introduced(tree, drafts, unused, quotations, starts)
    drafts += find_issued(tree, drafts, quotations)
    drafts.sort(key=lambda draft: tree.start[draft.head])
    _carry_on(tree, drafts, quotations, starts)
    return drafts


def _until_speaker(tree: Tree, quotation: Quotation, drafts: Sequence[Draft]) -> Quotation:
    """End a quotation that its paragraph leaves open before "…, the mayor said": that is no part of the speech."""
    if quotation.closed:
        return quotation
    for draft in drafts:
        if draft.rule == "final" and draft.source is not None and quotation.inner.start <= tree.start[draft.head]:
            end = tree.start[min(draft.cue[0], draft.source.tokens[0])]
            spoken = draft.content[0].start < end and draft.content[0].start <= quotation.inner.start
            if spoken and quotation.inner.start < end < quotation.inner.end:
                end = quotation.inner.start + len(tree.text[quotation.inner.start : end].rstrip(" ,—–-"))
                span, inner = Span(quotation.span.start, end), Span(quotation.inner.start, end)
                return replace(quotation, span=span, inner=inner, words=len(inner.of(tree.text).split()))
    return quotation


def _is_speakers_own(tree: Tree, draft: Draft, quotations: Sequence[Quotation], starts: Sequence[int]) -> bool:
    """Tell a speaker's own "I think" within a quotation: a hedge of what is said, no further source."""
    own = draft.source is not None and tree.lowers[draft.source.head] in _FIRST_PERSON
    return own and _around(quotations, starts, tree.start[draft.head]) is not None


def _around(quotations: Sequence[Quotation], starts: Sequence[int], offset: int) -> Quotation | None:
    at = bisect_right(starts, offset) - 1
    if at >= 0 and quotations[at].inner.start <= offset < quotations[at].inner.end:
        return quotations[at]
    return None


def _touched(quotations: Sequence[Quotation], starts: Sequence[int], span: Span) -> list[Quotation]:
    at = max(0, bisect_right(starts, span.start) - 1)
    found = []
    while at < len(quotations) and quotations[at].span.start < span.end:
        if quotations[at].inner.overlaps(span):
            found.append(quotations[at])
        at += 1
    return found


def _fit(
    text: str, content: list[Span], home: Quotation | None, quotations: Sequence[Quotation], starts: Sequence[int]
) -> list[Span]:
    fitted: list[Span] = []
    for span in content:
        if home is not None:
            start, end = max(span.start, home.inner.start), min(span.end, home.inner.end)
        else:
            start, end = span.start, span.end
            for quotation in _touched(quotations, starts, span):
                start, end = min(start, quotation.span.start), max(end, quotation.span.end)
        if end > start:
            fitted.append(Span(start, end))
    return merge_spans(text, fitted)


def clip_openings(text: str, content: Sequence[Span], turns: Sequence[Turn]) -> list[Span]:
    """Cut a dateline, a time or date stamp, or a speaker's label off the head of each span of a content."""
    clipped = []
    for span in content:
        start = span.start
        at = bisect_right(turns, start, key=lambda turn: turn.label.start) - 1
        if at >= 0:
            start = max(start, turns[at].speech.start)
        stamp = _STAMP.match(text, start, span.end) if start == 0 or text[start - 1] == "\n" else None
        start = stamp.end() if stamp else start
        if start < span.end:
            clipped.append(Span(start, span.end))
    return clipped


def end_unclosed(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """End each span that an unclosed mark opens with its paragraph, save where the next one opens with a mark too."""
    if all(quotation.closed for quotation in quotations):
        return list(content)
    starts = [quotation.span.start for quotation in quotations]
    ended = []
    for span in content:
        end = span.end
        for gap in _BREAK.finditer(text, span.start, span.end):
            last = quotations[max(0, bisect_right(starts, gap.start()) - 1)]
            unclosed = not last.closed and span.start <= last.inner.end and last.span.start < gap.start()
            if unclosed and last.span.end >= gap.start() - 1 and gap.end() not in starts:
                end = gap.start()
                break
        ended.append(Span(span.start, end))
    return ended


def keep_to_paragraph(text: str, content: Sequence[Span], cue: int) -> list[Span]:
    """Keep of what is said, outside quotation marks, the paragraph of its cue, or what stands before the break."""
    kept = []
    for span in content:
        start, end = span.start, span.end
        for gap in _BREAK.finditer(text, span.start, span.end):
            marked = text[gap.end()] in _MARKS or text[start] in _MARKS or text[: gap.start()].endswith((":", ";"))
            if marked or gap.end() >= end:
                continue
            if gap.end() <= cue:
                start = gap.end()
            else:
                end = gap.start()
                break
        kept.append(Span(start, end))
    return kept


def end_inner(text: str, content: Sequence[Span]) -> list[Span]:
    """End words quoted within a quotation at their mark: "he told me, 'I never ordered it,' and I believe him"."""
    ended = []
    for span in content:
        opened = span.start > 0 and text[span.start - 1] in "'‘"
        quoted = _INNER.match(text, span.start - opened, span.end)
        ended.append(Span(span.start, quoted.end()) if quoted else span)
    return ended


def merge_spans(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or touch within a paragraph, in text order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or text[merged[-1].end : span.start] in _GAPS):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _is_claimed(tree: Tree, drafts: Sequence[Draft], quotation: Quotation, cue: int) -> bool:
    """Tell whether a quotation is an attribution's content that does not also hold the cue in question."""
    at = tree.start[cue]
    return any(
        span.overlaps(quotation.inner)
        and not quotation.inner.start <= tree.start[draft.head] < quotation.inner.end
        and not any(part.start <= at < part.end for part in draft.content)
        for draft in drafts
        for span in draft.content
    )


def _introduced(
    tree: Tree,
    drafts: Sequence[Draft],
    unused: Sequence[tuple[Cue, Source | None]],
    quotations: Sequence[Quotation],
    starts: Sequence[int],
) -> list[Draft]:
    """Give an unclaimed quotation to a cue without content that stands right before or behind it."""
    found: list[Draft] = []
    for cue, source in unused:
        entry = cue.entry("quote", "clause", "hearer")
        if entry is None or source is None or cue.passive or _around(quotations, starts, tree.start[cue.head]):
            continue
        first = min(cue.tokens[0], source.tokens[0]) if source.relation == "subject" else cue.tokens[0]
        last = max(cue.tokens[-1] + 1, source.tokens[1] if source.relation == "subject" else 0)
        quotation = _beside(tree.text, tree.start[first], tree.end[last - 1], quotations, starts)
        if quotation is None or (quotation.span.start < tree.start[first] and _has_object(tree, cue)):
            continue  # '… was "directly hit". He offered no evidence.'
        if _is_claimed(tree, [*drafts, *found], quotation, cue.head):
            continue
        found.append(Draft(cue.head, cue.tokens, source, [quotation.span], *conveyed(cue, entry), "quote"))
    return found


def _has_object(tree: Tree, cue: Cue) -> bool:
    """Tell whether a cue has an object of its own that is no hearer."""
    thing = tree.child(cue.head, "dobj")
    return thing is not None and thing > cue.head and cue.entry("hearer") is None


def _beside(
    text: str, start: int, end: int, quotations: Sequence[Quotation], starts: Sequence[int]
) -> Quotation | None:
    at = bisect_right(starts, end - 1)
    if at < len(quotations):
        lead = text[end : quotations[at].span.start]
        if len(lead) <= _LONGEST_LEAD and (lead.rstrip().endswith((",", ":")) or len(lead.strip()) == 0):
            colon_break = not _BREAK.search(lead) or lead.rstrip().endswith(":")
            if colon_break and not re.search(r"[.!?]\s", lead):
                return quotations[at]
    if at > 0:
        lead = text[quotations[at - 1].span.end : start]
        if _ONLY_MARKS.fullmatch(lead) and not _BREAK.search(lead):
            return quotations[at - 1]
    return None


def _carry_on(tree: Tree, drafts: list[Draft], quotations: Sequence[Quotation], starts: Sequence[int]) -> None:
    """Add to a speech the quotations that carry it on: in the same paragraph, and over paragraphs."""
    text = tree.text
    owner: dict[int, Draft] = {}
    for draft in drafts:
        if _around(quotations, starts, tree.start[draft.head]) is None:
            for span in draft.content:
                for quotation in _touched(quotations, starts, span):
                    owner.setdefault(quotation.span.start, draft)
    heads = [(tree.start[draft.head], draft) for draft in drafts]
    positions = [start for start, _ in heads]
    for at, quotation in enumerate(quotations):
        if quotation.span.start in owner or not _stands_alone(text, quotation):
            continue
        before = quotations[at - 1] if at else None
        speaker = _speaker_before(text, quotation, before, owner, heads, positions, quotations, starts)
        if speaker is None:
            continue
        owner[quotation.span.start] = speaker
        speaker.content = merge_spans(text, [*speaker.content, quotation.span])
    for quotation, after in reversed(list(pairwise(quotations))):
        speaker = owner.get(after.span.start)
        if speaker is not None and quotation.span.start not in owner and _runs_on(text, quotation, after):
            owner[quotation.span.start] = speaker
            speaker.content = merge_spans(text, [quotation.span, *speaker.content])


def _runs_on(text: str, quotation: Quotation, after: Quotation) -> bool:
    """Tell whether a quotation that its paragraph leaves open runs on in the one that opens the next paragraph."""
    gap = text[quotation.span.end : after.span.start]
    whole = not quotation.closed and not gap.strip() and len(_BREAK.findall(gap)) == 1
    return whole and _stands_alone(text, quotation)


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation is one or more whole sentences, outside any sentence of the article."""
    line = text.rfind("\n", 0, quotation.span.start) + 1
    lead = text[line : quotation.span.start]
    opened = not lead.strip() or bool(_SENTENCE_END.search(lead)) or lead.rstrip().endswith(":")
    inner = text[quotation.inner.start : quotation.inner.end].rstrip()
    ended = (
        inner.endswith((".", "!", "?", "…", "—", "–", "-")) or text[quotation.span.end : quotation.span.end + 1] == "."
    )
    return opened and (ended or not quotation.closed) and quotation.words > 1


def _speaker_before(
    text: str,
    quotation: Quotation,
    before: Quotation | None,
    owner: dict[int, Draft],
    heads: Sequence[tuple[int, Draft]],
    positions: Sequence[int],
    quotations: Sequence[Quotation],
    starts: Sequence[int],
) -> Draft | None:
    """Return the attribution whose speech a quotation carries on, or None."""
    if before is not None and before.span.start in owner:
        gap = text[before.span.end : quotation.span.start]
        paragraphs = len(_BREAK.findall(gap))
        if not before.closed and paragraphs == 1 and not gap.strip():
            return owner[before.span.start]
        if not gap.strip() and paragraphs <= 1 and before.speech:
            return owner[before.span.start]
    at = bisect_right(positions, quotation.span.start) - 1
    while at >= 0:
        start, draft = heads[at]
        if _around(quotations, starts, start) is None and draft.source is not None:
            gap = text[start : quotation.span.start]
            near = not _BREAK.search(gap)
            carried = any(_touched(quotations, starts, span) for span in draft.content)
            if (
                near
                and (carried or len(gap) < 300)
                and draft.rule in {"clause", "final", "medial", "quote", "according"}
            ):
                return draft
            return (
                draft if carried and len(_BREAK.findall(gap)) == 1 and _ends_paragraph(text, start, quotation) else None
            )
        at -= 1
    return None


def _ends_paragraph(text: str, start: int, quotation: Quotation) -> bool:
    """Tell whether a quotation opens the paragraph after one, and fills its own to the end."""
    end = text.find("\n", quotation.span.end)
    rest = text[quotation.span.end : end if end >= 0 else len(text)]
    return not rest.strip() and text[: quotation.span.start].endswith("\n")
