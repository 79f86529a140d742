"""Citations: what somebody says "citing X" is X's word where X can speak, and the speaker's own where it cannot."""

from __future__ import annotations

from dataclasses import replace

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_order import is_speaking_noun
from reportedly.annotate.attribution_parties import MEDIA_NOUNS, ROLE_NOUNS
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Span
from reportedly.reference.entities import load_entities
from reportedly.reference.names import key_of

_CITING = frozenset({"citing", "quoting"})
_REFERRING = ("with", "reference")
#: Rules whose contents a citation may stand beside.
_SAID = frozenset({"clause", "final", "medial", "quote", "according", "object"})
#: Documents that say something of their own.
_DOCUMENTS = frozenset(
    """report study survey poll statement document letter memo cable review dossier paper article assessment post
    investigation inquiry audit communique filing transcript interview account witness
    """.split()
)
#: Matter that somebody must have gathered: a holder where the text says who.
_OWNED = frozenset("figure datum data estimate count tally statistic number record toll finding analysis".split())
_NATIONAL = frozenset({"NORP", "GPE", "ORG", "PERSON"})


def join_citations(tree: Tree, drafts: list[Draft], parties: frozenset[int]) -> None:
    """Give what is said "citing X" to X, through who cites, and drop the object reading of "citing".

    "Citing intelligence" or "citing the latest figures" names what the speaker goes by and no other holder.
    ``parties`` are the offsets of the head words of known actors.
    """
    for draft in [draft for draft in drafts if _is_citing(tree, draft)]:
        if draft.rule != "according":
            drafts.remove(draft)
            continue
        citer = _citer(tree, draft, drafts)
        if citer is not None:
            _leave_out(tree, citer, draft)
            if citer.source is not None and _in_source(citer, draft):
                words = tree.trim((citer.source.tokens[0], draft.cue[0]))
                citer.source = Source(citer.source.head, words, citer.source.relation)
        aside = tree.lowers[draft.cue[0]] not in _CITING and (citer is None or not _is_medium(tree, citer))
        if draft.source is None or aside or not can_speak(tree, draft.source, parties):
            drafts.remove(draft)
        elif citer is not None:
            draft.citer, draft.content = citer, list(citer.content)
    for draft in [draft for draft in drafts if draft.source is not None]:
        _cite_further(tree, draft, drafts, parties)


def _is_citing(tree: Tree, draft: Draft) -> bool:
    first = draft.cue[0]
    return tree.lowers[first] in _CITING or tuple(tree.lowers[first : first + 2]) == _REFERRING


def _is_medium(tree: Tree, citer: Draft) -> bool:
    """Tell whether a medium cites: only of media is "with reference to the governor" the governor's word."""
    assert citer.source is not None
    first, last = citer.source.tokens
    namings = load_entities().get(key_of(tree.text[tree.start[first] : tree.end[last - 1]]), ())
    return tree.lemmas[citer.source.head] in MEDIA_NOUNS or any(one.entity.kind == "media" for one in namings)


def _cite_further(tree: Tree, draft: Draft, drafts: list[Draft], parties: frozenset[int]) -> None:
    """Give the content to whom the source cites in turn: "citing the WSJ, which quoted officials"."""
    assert draft.source is not None
    noun = draft.source.head
    for clause in tree.kids(noun, "relcl"):
        which, cited = tree.child(clause, "nsubj"), tree.child(clause, "dobj")
        citing = tree.lemmas[clause] in {"cite", "quote"} and which is not None and tree.lowers[which] == "which"
        if not citing or cited is None or cited < clause or tree.words[tree.left[clause] - 1] != ",":
            continue
        source = Source(cited, tree.trim((tree.left[cited], tree.right[cited] + 1)), "object")
        if not can_speak(tree, source, parties):
            continue
        if draft.source.tokens[1] > clause:
            words = tree.trim((draft.source.tokens[0], tree.left[clause] - 1))
            draft.source = Source(noun, words, draft.source.relation)
        for other in [other for other in drafts if other.head == clause]:
            drafts.remove(other)
        told = replace(
            draft, head=clause, cue=(clause,), source=source, content=list(draft.content), via=[], via_cues=[]
        )
        told.rule, told.citer = "according", draft
        drafts.append(told)


def share_rest(tree: Tree, drafts: list[Draft]) -> None:
    """Give a speaker what is said behind who reports it: "…, he said, according to Reuters, and a third fell"."""
    for outer in [one for one in drafts if one.rule == "according" and one.source is not None]:
        for inner in drafts:
            if any(span.start <= tree.start[inner.head] < span.end for span in outer.content):
                _leave_out(tree, inner, outer)  # "the army says it will stay, according to local media"
        if len(outer.content) < 2:
            continue
        speaker = next((one for one in drafts if one.source is not None and _closes(tree, one, outer)), None)
        rest = [span for span in outer.content if span.start > tree.start[outer.head]]
        if speaker is not None:
            speaker.content = [*(one for one in speaker.content if one.end < tree.start[outer.head]), *rest]


def _closes(tree: Tree, speaker: Draft, outer: Draft) -> bool:
    """Tell whether a saying stands right before the comma before another's phrase."""
    source = speaker.source.tokens[1] if speaker.source is not None else 0
    last = max(speaker.cue[-1] + 1, source)
    return speaker.rule in ("final", "medial") and last == outer.cue[0] - 1 and tree.words[last] == ","


def _citer(tree: Tree, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the attribution of the same sentence whose speaker cites."""
    first, last = tree.sentence[draft.head]
    citers = [
        other
        for other in drafts
        if other is not draft
        and other.source is not None
        and not _is_citing(tree, other)
        and first <= other.head < last
        and other.rule in _SAID
        and (
            other.head == tree.heads[draft.head]
            or other.head < draft.head
            or _in_source(other, draft)
            or _behind_source(tree, other, draft)
        )
    ]
    return min(citers, key=lambda other: (other.head != tree.heads[draft.head], draft.head - other.head), default=None)


def _in_source(citer: Draft, draft: Draft) -> bool:
    """Tell "the agency, citing X, said": the citation stands behind the speaker's name."""
    source = citer.source
    return source is not None and source.head < draft.cue[0] < source.tokens[1]


def _behind_source(tree: Tree, citer: Draft, draft: Draft) -> bool:
    """Tell the same where the parser left the citation out of the speaker's phrase."""
    source = citer.source
    if source is None or draft.cue[0] != source.tokens[1] + 1:
        return False
    return tree.words[source.tokens[1]] == "," and draft.cue[0] < citer.head


def _leave_out(tree: Tree, citer: Draft, draft: Draft) -> None:
    """Cut ", citing X" off a content that the parser took it into: from its end, or between "said" and "that"."""
    assert draft.source is not None
    start, end = tree.start[draft.head], tree.end[draft.source.tokens[1] - 1]
    kept: list[Span] = []
    for span in citer.content:
        if span.end <= start or span.start >= end:
            kept.append(span)
            continue
        if span.start < start:
            kept.append(until(tree.text, span, start))
        else:
            rest = tree.text[end : span.end]
            begin = span.end - len(rest.lstrip(" ,—–-"))
            if begin < span.end:
                kept.append(Span(begin, span.end))
    citer.content = kept or citer.content


def can_speak(tree: Tree, source: Source, parties: frozenset[int]) -> bool:
    """Tell a party or a document with an author from matter ("evidence", "the latest figures") that only supports."""
    head = source.head
    lemma = tree.lemmas[head]
    if tree.pos[head] in {"PROPN", "PRON"}:
        return True
    owned = any(
        tree.entities[c] in _NATIONAL or (tree.deps[c] == "poss" and tree.pos[c] != "PRON")
        for c in tree.children[head]
        if c < head
    )
    indefinite = tree.lowers[source.tokens[0]] in {"a", "an", "one", "two", "another"}
    if lemma in _DOCUMENTS:
        return owned or indefinite or tree.tags[head] == "NN"
    if lemma in _OWNED:
        return owned
    if lemma in {"intelligence", "information", "medium", "media"}:
        return owned or lemma in {"medium", "media"}
    if lemma in ROLE_NOUNS or lemma in MEDIA_NOUNS or is_speaking_noun(lemma):
        return True
    return tree.start[head] in parties


def until(text: str, span: Span, end: int) -> Span:
    """Return a span up to an offset within it, without the separator before that; the span where it is outside."""
    if not span.start < end < span.end:
        return span
    return Span(span.start, span.start + len(text[span.start : end].rstrip(" ,—–-")))
