"""Heard attributions: those that the encoder marks, fitted to the parse and joined with those that the rules read."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.annotate.attribution_clauses import marker_of
from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_quotes import merge_spans
from reportedly.annotate.attribution_sources import Source, is_thing
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import Cue, conveyed, entries_of
from reportedly.annotate.encoder import Encoding, MarkedAttribution
from reportedly.model import Span
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct
from reportedly.reference.cues import CueKind
from reportedly.reference.datelines import dateline_end

#: The least score of a marked attribution that the rules do not read.
LEAST_ALONE: Final = 0.55
#: The least score at which one conveys a statement by itself, where the lexicon knows its cue.
LEAST_CONVEYING: Final = 0.8
#: The least score at which the marks widen what the rules read.
LEAST_WIDENING: Final = 0.7
#: The least score at which a marked source stands in place of one that the rules took from another verb.
LEAST_REPLACING: Final = 0.8
#: Slope and shift of Platt's scaling, fitted on PolNeAR's development part.
_SLOPE: Final = 0.635
_SHIFT: Final = -0.515
#: Verbs whose clause is what they bring about or settle, and no statement.
_EFFECTING: Final = frozenset("ensure decide prove arrange require mandate provide pretend dream make mean see".split())
_LONGEST_DATELINE: Final = 100
_OPENING: Final = frozenset({'"', "“"})
_CLOSING: Final = frozenset({'"', "”"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHEN: Final = frozenset({"after", "before", "since"})
_POINTING: Final = frozenset({"this", "that", "so", "it"})
_TIMING: Final = frozenset({"as", "when", "while", *_WHEN})
_KINDS: Final[dict[str, tuple[CueKind, ...]]] = {
    "NOUN": ("noun",), "ADJ": ("adjective",), "ADP": ("preposition",), "ADV": ("adverb",), "SCONJ": ("preposition",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heard:
    """A marked attribution in tokens of the parse: ``head`` is the highest token of its cue."""

    head: int
    cue: tuple[int, ...]
    source: Source | None
    content: tuple[Range, ...]
    score: float


def _hear(tree: Tree, marked: Sequence[MarkedAttribution]) -> list[_Heard]:
    """Fit marked attributions to the parse's tokens; of two with a cue word in common the likelier stays."""
    heard: list[_Heard] = []
    taken: set[int] = set()
    for mark in sorted(marked, key=lambda mark: -mark.score):
        cue = tuple(
            token for span in mark.cue for token in _tokens(tree, span) if tree.pos[token] not in {"DET", "PUNCT"}
        )
        if not cue or not taken.isdisjoint(cue):
            continue
        content = [tree.trim((tokens.start, tokens.stop)) for tokens in (_tokens(tree, span) for span in mark.content)]
        content = [_without_time(tree, tokens) for tokens in content if tokens[0] < tokens[1]]
        if not content:
            continue
        taken.update(cue)
        ranges = [_tokens(tree, span) for span in mark.source]
        longest = max(ranges, key=len, default=range(0))
        source = None
        if longest:
            first, last = tree.trim((longest.start, longest.stop))
            source = Source(_top(tree, range(first, last)), (first, last), "heard") if first < last else None
        heard.append(_Heard(_top(tree, cue), cue, source, tuple(content), mark.score))
    return sorted(heard, key=lambda one: one.head)


def _without_time(tree: Tree, tokens: Range) -> Range:
    """Cut when it was said off a pointing word: "said this as troops were leaving"."""
    first = tokens[0]
    timed = tree.lowers[first] in _POINTING and tree.lowers[first + 1 : tokens[1]][:1] in ([when] for when in _TIMING)
    return (first, first + 1) if timed else tokens


def join_heard(tree: Tree, drafts: Sequence[Draft], cues: Sequence[Cue], encoding: Encoding) -> list[Draft]:
    """Join the rules' drafts with what the encoder marks, and give every draft its score.

    ``cues`` are the verbs that may convey a statement by themselves: those of the lexicon that no rule refused. Where
    both read a cue, the rules say what it conveys, who its source is and where its content lies; the marks may widen
    cue and content, and name the source where the verb has no subject. Where the marks alone read one, it conveys a
    statement only if its verb is among ``cues``, or one that the lexicon lacks and that takes a clause with "that":
    "they decided to", "she hopes to" attribute a wish or a deed, which is no claim of theirs.
    """
    verbs = {cue.head: cue for cue in cues}
    joined = list(drafts)
    by_token = {token: draft for draft in drafts for token in draft.cue}
    for one in _hear(tree, encoding.marked):
        if one.score < LEAST_ALONE:
            continue
        content = [_past_dateline(tree.text, span) for span in merge_spans(tree.text, map(tree.span, one.content))]
        draft = next((by_token[token] for token in (one.head, *one.cue) if token in by_token), None)
        if draft is None:
            joined.append(_draft(tree, one, content, verbs.get(one.head)))
            continue
        draft.score = one.score
        speaks = draft.source is not None and tree.heads[draft.source.head] in by_token
        if (
            _is_beside(tree, one)
            and not _is_told(tree, one, draft)
            and _names_better(tree, one, draft.source, speaks=speaks)
        ):
            draft.source = one.source
        further = set(one.cue) - set(draft.cue)
        own = not any(by_token.get(token, draft) is not draft for token in further)
        if set(draft.cue) < set(one.cue) and own and not _is_in_told(tree, further, draft):
            draft.cue = one.cue
        if one.score >= LEAST_WIDENING and _may_widen(tree, draft, content):
            draft.content = content
    for draft in joined:
        tokens = [tree.span((token, token + 1)) for token in draft.cue]
        draft.score = _calibrate(max(draft.score, *(encoding.cue_at(token.start, token.end) for token in tokens), 0.0))
    return joined


def _calibrate(score: float) -> float:
    """Return the share of attributions with such a score that are right, by Platt's fit (1999)."""
    kept = min(max(score, 0.005), 0.995)
    return 1 / (1 + math.exp(-(_SLOPE * math.log(kept / (1 - kept)) + _SHIFT)))


def _draft(tree: Tree, one: _Heard, content: list[Span], cue: Cue | None) -> Draft:
    if cue is None:
        act, commitment, polarity = _by_lexicon(tree, one.head)
    else:
        act, commitment, polarity = conveyed(cue, cue.entry("clause", "quote", "object", "hearer") or cue.entries[0])
    close = one.source is not None and 0 <= one.head - one.source.tokens[1] <= 1  # "spokesman Capt. Rod Beer said"
    source = one.source if close or _is_beside(tree, one) else None
    said = (
        _tells_clause(tree, one.head) or _quotes(tree, content)
        if cue is None
        else not (one.source and is_thing(tree, cue, one.source))
    )
    conveys = said and _names_speaker(tree, one) and one.score >= LEAST_CONVEYING
    return Draft(
        one.head, one.cue, source, content, act, commitment, polarity, "encoder", conveys=conveys, score=one.score
    )


def _names_speaker(tree: Tree, one: _Heard) -> bool:
    """Tell whether a source is marked that may be who speaks: not so in "alarm was expressed", "they were told"."""
    return one.source is not None and tree.deps[one.source.head] != "nsubjpass"


def _names_better(tree: Tree, one: _Heard, read: Source | None, *, speaks: bool) -> bool:
    """Tell whether a marked source stands where the rules read none, or climbed to another verb's for want of one.

    Not where that one ``speaks`` too and stands nearer: "A said X, while B denied it, saying Y".
    """
    if read is None or one.source is None:
        return _names_speaker(tree, one)
    first, second = sorted((one.source.tokens, read.tokens))
    farther = speaks and one.source.head < read.head
    climbed = read.relation in {"shared", "modified"} and not farther
    return one.score >= LEAST_REPLACING and climbed and first[1] <= second[0]


def _is_beside(tree: Tree, one: _Heard) -> bool:
    """Tell whether a source stands in its cue's sentence: "X spoke. Asked whether …, he said" does not ask for X."""
    return one.source is not None and tree.sentence[one.source.head] == tree.sentence[one.head]


def _is_told(tree: Tree, one: _Heard, draft: Draft) -> bool:
    """Tell whether a marked source stands in what is told: "there are reports that the army left" is no word of it."""
    return one.source is not None and any(span.contains(tree.span(one.source.tokens)) for span in draft.content)


def _is_in_told(tree: Tree, tokens: set[int], draft: Draft) -> bool:
    return any(span.start <= tree.start[token] < span.end for token in tokens for span in draft.content)


def _quotes(tree: Tree, content: Sequence[Span]) -> bool:
    """Tell whether what is said is a quotation, and a sentence: 'the spokesman snapped back: "This is nonsense."'."""
    words = tree.text[content[0].start : content[-1].end]
    if words[:1] not in _OPENING or words.rstrip(",.?!")[-1:] not in _CLOSING:
        return False
    return any(tree.tags[token] in _FINITE for span in content for token in _tokens(tree, span))


def _tells_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a verb that the lexicon lacks takes a whole statement: "radioed that the bridge was gone"."""
    if tree.pos[verb] != "VERB" or tree.lemmas[verb] in _EFFECTING or entries_of("verb", tree.lemmas[verb]):
        return False
    clause = tree.child(verb, "ccomp")
    return clause is not None and clause > verb and marker_of(tree, clause) == "that"


def _by_lexicon(tree: Tree, head: int) -> tuple[SpeechAct, Certainty, Polarity]:
    """Return what the lexicon says that a cue without a verb conveys; a plain statement for a word it lacks."""
    for kind in _KINDS.get(tree.pos[head], ("verb",)):
        for entry in entries_of(kind, tree.lemmas[head]):
            return entry.speech_act, entry.commitment, entry.polarity
    return "say", "certain", "positive"


def _past_dateline(text: str, span: Span) -> Span:
    """Return marked content without the dateline, or the hour of an entry, that it begins with."""
    if span.start and text[span.start - 1] != "\n":
        return span
    begins = span.start + dateline_end(text[span.start : span.start + _LONGEST_DATELINE])
    return Span(begins, span.end) if begins < span.end else span


def _may_widen(tree: Tree, draft: Draft, content: Sequence[Span]) -> bool:
    """Tell whether marked content holds nine tenths of the draft's one span, and neither its cue nor its source.

    A content that begins with "that" begins there.
    """
    old = draft.content
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in old for b in content)
    if len(old) > 1 or common < 0.9 * len(old[0]):
        return False
    if tree.text.startswith("that ", old[0].start) and content[0].start != old[0].start:
        return False
    opening = tree.sentence[bisect_right(tree.start, old[0].start) - 1][0]
    if any(span.start < tree.start[opening] for span in content):
        return False  # what stands in the sentence before is not said by who speaks in this one
    further = [tree.start[child] for child in tree.kids(draft.head, "conj") if tree.pos[child] == "VERB"]
    if any(span.start <= at < span.end for at in further for span in content):
        return False  # "said nobody was held and accused Tbilisi": the accusing is no part of what was said
    first, last = tree.subtree(draft.head)
    beside = any(span.start < tree.start[first] or span.end > tree.end[last - 1] for span in content)
    if tree.deps[draft.head] == "advcl" and draft.rule == "object" and beside:
        return False  # "as Israel announced a raid, thousands fled"
    if any(span.start <= tree.start[at] < span.end for at in _occasions(tree, draft.head) for span in content):
        return any(span.start <= tree.start[at] < span.end for at in _occasions(tree, draft.head) for span in old)
    if any(span.start <= tree.start[at] < span.end for at in _governors(tree, draft.head) for span in content):
        return False
    others = [*draft.cue, *(range(*draft.source.tokens) if draft.source is not None else ())]
    return not any(tree.span((token, token + 1)).overlaps(span) for token in others for span in content)


def _governors(tree: Tree, head: int) -> list[int]:
    """Return the words above a relative clause's cue: "the officer who said the raid was legal was fired"."""
    above: list[int] = []
    while tree.heads[head] != head:
        if tree.deps[head] == "relcl" or above:
            above.append(tree.heads[head])
        head = tree.heads[head]
    return above


def _occasions(tree: Tree, head: int) -> list[int]:
    """Return the clauses that tell when somebody spoke: "vowed to act after 300 were killed"."""
    return [
        child
        for child in tree.kids(head, "advcl")
        if (mark := tree.child(child, "mark")) is not None and head < mark and tree.lowers[mark] in _WHEN
    ]


def _tokens(tree: Tree, span: Span) -> range:
    """Return the tokens that overlap a span."""
    return range(bisect_right(tree.end, span.start), bisect_left(tree.start, span.end))


def _top(tree: Tree, tokens: Sequence[int]) -> int:
    """Return the first token whose head lies outside the tokens."""
    inside = set(tokens)
    return next((t for t in tokens if tree.heads[t] not in inside or tree.heads[t] == t), tokens[0])
