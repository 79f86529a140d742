"""Attribution: who is said to have said what.

Rules over the shared parse: each cue of the lexicon is looked up in the parse, its source and content are read from the
dependencies around it, the quotations of the text complete the contents, and chains of sources are joined. The encoder
scores each and adds those that the lexicon or the parse misses.
"""

from __future__ import annotations

from reportedly.annotate.attribution_chains import link_chains
from reportedly.annotate.attribution_citations import join_citations, share_rest
from reportedly.annotate.attribution_contents import cue_words, find_content, with_harm, without_core
from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_heard import join_heard
from reportedly.annotate.attribution_holders import resolve_holders
from reportedly.annotate.attribution_labels import find_labels
from reportedly.annotate.attribution_partings import part_answers, part_speakers, unlabelled
from reportedly.annotate.attribution_phrases import find_phrases
from reportedly.annotate.attribution_quotes import (
    clip_openings,
    complete_with_quotations,
    end_inner,
    end_unclosed,
    keep_to_paragraph,
    merge_spans,
)
from reportedly.annotate.attribution_refusals import (
    declines_deed,
    is_left_undone,
    is_view_denied,
    turns_down,
    wants_not,
    withholds,
)
from reportedly.annotate.attribution_sources import Source, find_source
from reportedly.annotate.attribution_statements import find_handovers
from reportedly.annotate.attribution_tree import Range, Tree, read_tree
from reportedly.annotate.cues import Cue, conveyed, find_verb_cues
from reportedly.annotate.encoder import encoding_of
from reportedly.annotate.headline_repairs import headline_sources
from reportedly.annotate.quotations import find_quotations
from reportedly.model import AnnotatedArticle, Attribution, Span

_FORESEEING = frozenset(
    """
    will would shall should must can could may might 'll ’ll 'd
    """.split()
)

#: What is promised where it is offered; a glimpse, a chance or prayers are not.
_OFFERED = frozenset("help aid assistance support mediation truce ceasefire troop weapon force amnesty refuge".split())
_GRANTING = frozenset({"recognise", "recognize", "guarantee"})
#: How verbs take their content that say something with it alone.
_BOUND = frozenset({"put", "document-object", "for"})
_KNOWING = frozenset({"know", "understand", "realise", "realize", "notice", "discover", "remember", "forget", "gather"})


def find_attributions(annotated: AnnotatedArticle) -> tuple[Attribution, ...]:
    """Find who is said to have said what, in the order of the contents.

    A source is empty where the text names none ("it is feared", "reportedly"). ``holder`` is the actor that the source
    names, led back from pronouns, titles and short names to its fullest mention; None for an unnamed source and for a
    speaker's "I" and "we". An inner attribution is a record of its own and ``via`` holds the outer sources' names; of
    two with the same content ("the paper wrote, citing the minister") the inner one stands first. ``read_by`` ends in
    the rule's name: how the content is joined to its cue.
    """
    if not len(annotated.doc):
        return ()
    tree = read_tree(annotated.doc)
    cues = find_verb_cues(tree)
    drafts, refused = _draft(tree, cues, frozenset(actor.head.start for actor in annotated.actors))
    if not annotated.turns:
        drafts += find_labels(tree, annotated.actors, headline_sources(annotated.doc))
    drafts = join_heard(tree, drafts, [cue for cue in cues if cue.head not in refused], encoding_of(annotated.doc))
    part_speakers(tree, drafts)
    quotations = find_quotations(tree.text)
    for draft in drafts:
        draft.content = end_unclosed(tree.text, draft.content, quotations)
        draft.content = end_inner(tree.text, draft.content)
        draft.content = keep_to_paragraph(tree.text, draft.content, tree.start[draft.head])
        draft.content = clip_openings(tree.text, draft.content, annotated.turns) or draft.content
    resolve_holders(tree, drafts, annotated.actors)
    link_chains(tree, drafts, annotated.actors, annotated.turns, annotated.article.publisher)
    drafts.sort(key=lambda d: (d.content[0].start, d.citer is None, -len(d.via), tree.start[d.head]))
    return tuple(
        Attribution(
            source=unlabelled(tree, d.source, annotated.turns),
            cue=_spans(tree, d.cue),
            content=tuple(d.content),
            holder=d.holder,
            via=tuple(d.via),
            via_cues=tuple(d.via_cues),
            speech_act=d.speech_act,
            commitment=d.commitment,
            polarity=d.polarity,
            conveys=d.conveys,
            score=round(d.score, 2),
            read_by=f"attribution/{d.rule}" + (f" {d.score:.2f}" if d.rule == "encoder" else ""),
        )
        for d in drafts
    )


def _draft(tree: Tree, cues: list[Cue], parties: frozenset[int]) -> tuple[list[Draft], set[int]]:
    """Draft all attributions, and return the verbs that convey none; ``parties`` are offsets of actors' head words."""
    drafts, unused, refused = _draft_verbs(tree, cues)
    light = {draft.head: draft for draft in drafts if draft.rule == "object"}
    for phrase in find_phrases(tree, cues):
        entry = phrase.entry
        draft = Draft(
            head=phrase.head,
            cue=phrase.cue,
            source=phrase.source,
            content=[tree.span(tokens) for tokens in phrase.content],
            speech_act=entry.speech_act,
            commitment=entry.commitment,
            polarity=entry.polarity,
            rule=phrase.rule,
        )
        covered = light.get(tree.heads[phrase.head])
        if phrase.rule == "noun-phrase" and covered in drafts:
            drafts.remove(covered)  # "voiced concern about X" is one attribution: "concern" is no content of "voiced"
        if phrase.rule == "noun-clause" and _is_denied(tree, phrase.head, drafts):
            continue
        drafts.append(draft)
    drafted = {draft.head for draft in drafts}
    join_citations(tree, drafts, parties)
    refused |= drafted - {draft.head for draft in drafts}
    share_rest(tree, drafts)
    part_answers(tree, drafts)
    drafts = complete_with_quotations(tree, drafts, unused, find_quotations(tree.text))
    return drafts + find_handovers(tree, drafts, unused), refused


def _draft_verbs(tree: Tree, cues: list[Cue]) -> tuple[list[Draft], list[tuple[Cue, Source | None]], set[int]]:
    """Draft the attributions of verbs; return also cues without content in their sentence, and refused verbs."""
    drafts: list[Draft] = []
    refused: set[int] = set()
    unused: list[tuple[Cue, Source | None]] = []
    governors: set[int] = set()
    for cue in reversed(cues):  # an infinitive stands behind its governor, which then has nothing to add
        if cue.head in governors:
            continue
        source = find_source(tree, cue)
        if _is_idle(tree, cue, source):
            refused.add(cue.head)
            continue
        found = find_content(tree, cue, source)
        if found is None and all(entry.speech_act == "say" and entry.frames <= _BOUND for entry in cue.entries):
            refused.add(cue.head)  # "pegged the rate at 7.5", "they list the goods", "he named no source"
            continue
        if found is None:
            if is_view_denied(tree, cue):
                refused.add(cue.head)
            unused.append((cue, source))
            continue
        ranges, entry, rule = found
        ranges = with_harm(tree, cue, ranges)
        if rule == "object" and source is not None and tree.lowers[source.tokens[0]] == "no":
            refused.add(cue.head)  # "no country has recognised the vote" is the narrator's word
            continue
        parts = [part for tokens in ranges for part in without_core(tree, cue, source, tokens)]
        content = merge_spans(tree.text, (tree.span(tokens) for tokens in parts if tokens[0] < tokens[1]))
        if not content or _is_unspoken(tree, cue, source, rule):
            refused.add(cue.head)
            continue
        if tree.lemmas[cue.head] == "agree" and rule != "infinitive" and not _binds(tree, ranges[0]):
            entry = cue.entry("that") or entry  # "all agree that nobody foresaw it"
        if cue.passive and source is None:  # "I'm told", "is said": nobody vouches for it
            entry = cue.entry("raising") or entry
        act, commitment, polarity = conveyed(cue, entry)
        if act == "decline" and is_left_undone(tree, cue, source, entry, rule):
            refused.add(cue.head)
            continue
        if act == "decline" and wants_not(tree, cue, rule):
            act, commitment, polarity = entry.speech_act, entry.commitment, "negative"
        if act == "deny" and rule == "object" and turns_down(tree, cue.head):
            act, polarity = "say", "positive"
        if act == "decline" and declines_deed(tree, cue.head, rule):
            act, commitment = "say", "certain"
        if act == "decline" and source is None and not cue.refused:
            act = "say"  # "it is not known whether": nobody declines
        governors.update(token for token in cue.tokens if token < cue.head)
        tokens = tuple(sorted({*cue.tokens, *cue_words(tree, cue, rule)}))
        drafts.append(Draft(cue.head, tokens, source, content, act, commitment, polarity, rule))
    return drafts[::-1], unused[::-1], refused


def _binds(tree: Tree, tokens: Range) -> bool:
    """Tell whether who agrees says what they will do themselves: "agreed that they would leave"."""
    first = tokens[0] + (tree.lowers[tokens[0]] == "that")
    own = tree.lowers[first] in {"we", "they", "it", "he", "she", "i", "both"}
    return own and any(tree.lowers[token] in _FORESEEING for token in range(first, min(first + 4, tokens[1])))


def _is_idle(tree: Tree, cue: Cue, source: Source | None) -> bool:
    """Tell a cue that conveys no statement of its source, whatever stands beside it."""
    if _is_addressed(tree, cue) or _is_connective(tree, cue) or _is_asked_beside(tree, cue):
        return True
    if source is None:
        ordered = tree.lemmas[cue.head] == "tell" and (
            tree.child(cue.head, "xcomp") is not None or tree.lowers[cue.head + 1 : cue.head + 2] in (["of"], ["about"])
        )  # "was told to leave", "had been told of the strikes"
        return cue.passive and (ordered or tree.lemmas[cue.head] == "draw")
    if "which" in tree.lowers[source.tokens[0] + 1 : source.tokens[1]] and tree.lowers[source.head + 1] == "of":
        return True  # "the issues, most of which relate to aid"
    if tree.lemmas[cue.head] == "plead" and "guilty" in tree.lowers[cue.head + 1 : cue.head + 3]:
        return True
    if cue.negated and tree.lemmas[cue.head] == "refuse":
        return True
    if tree.lemmas[cue.head] == "offer" and not _promises(tree, cue.head):
        return True
    if (cue.refused or cue.negated) and tree.lemmas[cue.head] in _GRANTING:
        return True  # "refused to recognise the result" keeps no word back
    if tree.lemmas[cue.head] == "deny" and withholds(tree, cue.head):
        return True
    if tree.lowers[source.head] == "nothing":
        return True  # "nothing that contradicts the assessment" denies nothing
    # that somebody knows a thing is the narrator's word, not theirs
    return tree.lemmas[cue.head] in _KNOWING and tree.lowers[source.head] not in {"i", "we"}


def _promises(tree: Tree, verb: int) -> bool:
    """Tell "offered its help" and "offered to help" from "offers a glimpse" and "offered prayers"."""
    thing = tree.child(verb, "dobj")
    return thing is None or tree.lemmas[thing] in _OFFERED or tree.child(verb, "xcomp", "ccomp") is not None


def _is_addressed(tree: Tree, cue: Cue) -> bool:
    """Tell "you know", said to the listener, which attributes nothing."""
    subject = tree.subject(cue.top)
    return subject is not None and tree.lowers[subject] == "you"


def _is_asked_beside(tree: Tree, cue: Cue) -> bool:
    """Tell "are they there, as Kyiv says?", which asks and is not Kyiv's word."""
    mark = tree.child(cue.top, "mark")
    if mark is None or tree.lowers[mark] != "as" or tree.deps[cue.top] != "advcl":
        return False
    begin, end = tree.sentence[cue.top]
    return next((tree.words[at] for at in range(end - 1, begin, -1) if tree.pos[at] != "SPACE"), "") == "?"


def _is_connective(tree: Tree, cue: Cue) -> bool:
    """Tell "That said, …" and "…, meaning that …", which join clauses and attribute nothing."""
    verb = cue.head
    said = tree.lowers[verb] == "said" and tree.words[verb + 1 : verb + 2] == [","]
    first = said and verb - 1 == tree.sentence[verb][0] and tree.lowers[verb - 1] == "that"
    return first or (tree.lowers[verb] == "meaning" and verb > 0 and tree.words[verb - 1] == ",")


def _is_unspoken(tree: Tree, cue: Cue, source: Source | None, rule: str) -> bool:
    """Tell an act of speech that is foreseen, or ascribed by the article ("appear to view"), from one performed."""
    if any(tree.lemmas[token] in {"appear", "seem"} for token in cue.tokens):
        return True
    if source is None and (tree.tags[cue.head] == "VB" or rule in {"small", "object"}):
        return True  # "it is reasonable to assume that …", "a group called X"
    if rule in {"medial", "final"} and cue.modal in _FORESEEING and source is not None:
        return tree.lowers[source.head] not in {"i", "we"}  # "had Iran fired, Israel would have responded"
    performed = rule in {"infinitive", "object"} or rule.startswith("with/")
    return performed and cue.modal in _FORESEEING and not cue.negated


def _is_denied(tree: Tree, noun: int, drafts: list[Draft]) -> bool:
    """Tell whether a denial or confirmation has a cue noun or its clause for content already."""
    head = tree.heads[noun]
    return any(
        (draft.speech_act in {"deny", "confirm"} and head in draft.cue)
        or (draft.rule == "answer" and tree.heads[draft.head] == noun)
        for draft in drafts
    )


def _spans(tree: Tree, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """Join neighbouring tokens into spans."""
    ranges: list[Range] = []
    for token in tokens:
        if ranges and ranges[-1][1] == token:
            ranges[-1] = (ranges[-1][0], token + 1)
        else:
            ranges.append((token, token + 1))
    return tuple(tree.span(r) for r in ranges)
