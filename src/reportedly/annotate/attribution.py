"""Attribution: who is said to have said what.

Rules over the shared parse: each cue of the lexicon is looked up in the parse, its source and content are read from the
dependencies around it, the quotations of the text complete the contents, and chains of sources are joined.
"""

from __future__ import annotations

from reportedly.annotate.attribution_chains import link_chains
from reportedly.annotate.attribution_contents import find_content
from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_holders import resolve_holders
from reportedly.annotate.attribution_phrases import find_phrases
from reportedly.annotate.attribution_quotes import complete_with_quotations
from reportedly.annotate.attribution_sources import find_source
from reportedly.annotate.attribution_tree import Range, Tree, read_tree
from reportedly.annotate.cues import conveyed, find_verb_cues
from reportedly.annotate.quotations import find_quotations
from reportedly.model import AnnotatedArticle, Attribution, Span


def find_attributions(annotated: AnnotatedArticle) -> tuple[Attribution, ...]:
    """Find who is said to have said what, in the order of the contents.

    A source is empty where the text names none ("it is feared", "reportedly"). ``holder`` is the actor that the source
    names, led back from pronouns, titles and short names to its fullest mention; None for an unnamed source and for a
    speaker's "I" and "we". An inner attribution is a record of its own and ``via`` holds the outer sources' names; of two
    with the same content ("the paper wrote, citing the minister") the inner one stands first. ``read_by`` ends in the
    rule's name: how the content is joined to its cue.
    """
    if not len(annotated.doc):
        return ()
    tree = read_tree(annotated.doc)
    drafts = _draft(tree)
    resolve_holders(tree, drafts, annotated.actors)
    link_chains(tree, drafts, annotated.actors, annotated.article.publisher)
    drafts.sort(key=lambda draft: (draft.content[0].start, -len(draft.via), tree.start[draft.head]))
    return tuple(
        Attribution(
            source=() if d.source is None else (tree.span(d.source.tokens),),
            cue=_spans(tree, d.cue),
            content=tuple(d.content),
            holder=d.holder,
            via=tuple(d.via),
            speech_act=d.speech_act,
            commitment=d.commitment,
            polarity=d.polarity,
            read_by=f"attribution/{d.rule}",
        )
        for d in drafts
    )


def _draft(tree: Tree) -> list[Draft]:
    drafts = []
    unused = []
    cues = find_verb_cues(tree)
    for cue in cues:
        source = find_source(tree, cue)
        found = find_content(tree, cue, source)
        if found is None:
            unused.append((cue, source))
            continue
        ranges, entry, rule = found
        content = [tree.span(r) for r in ranges if r[0] < r[1]]
        if content:
            drafts.append(Draft(cue.head, cue.tokens, source, content, *conveyed(cue, entry), rule))
    for phrase in find_phrases(tree, cues):
        entry = phrase.entry
        content = [tree.span(r) for r in phrase.content]
        drafts.append(
            Draft(
                phrase.head,
                phrase.cue,
                phrase.source,
                content,
                entry.speech_act,
                entry.commitment,
                entry.polarity,
                phrase.rule,
            )
        )
    return complete_with_quotations(tree, drafts, unused, find_quotations(tree.text))


def _spans(tree: Tree, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """Join neighbouring tokens into spans."""
    ranges: list[Range] = []
    for token in tokens:
        if ranges and ranges[-1][1] == token:
            ranges[-1] = (ranges[-1][0], token + 1)
        else:
            ranges.append((token, token + 1))
    return tuple(tree.span(r) for r in ranges)
