"""Hedging: the words within a clause that lower how far it commits itself."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import VerbGroup, is_inferred
from reportedly.model import Span
from reportedly.model.vocabulary import Certainty, weaker
from reportedly.reference.hedges import load_hedges

_POSSIBLE_MODALS: Final = frozenset({"may", "might", "could"})
_PARENTHETIC: Final[dict[str, Certainty]] = {
    "think": "probable", "believe": "probable", "guess": "probable", "suppose": "probable", "reckon": "probable",
    "presume": "probable", "assume": "probable", "suspect": "possible", "seem": "probable", "appear": "probable",
    "hear": "unknown",
}  # fmt: skip
_DEGREE: Final = frozenset({"very", "most", "more", "highly", "quite", "all", "too", "increasingly", "less", "only"})
_ADVERBIAL: Final = frozenset({"advmod", "acomp", "npadvmod", "dep"})

#: Whence and how far one has seen what "could be seen".
_FROM_AFAR: Final = frozenset({"from", "across", "over", "above", "outside", "through"})
#: What leads to a figure that a clause gives: "rose to an estimated 5,000", "fell by an estimated 300".
_REACHING: Final = frozenset({"to", "by", "from"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})

Hedging = tuple[Certainty, tuple[Span, ...]]


def hedging_of(tree: ParseTree, token: int, group: VerbGroup, *, negated: bool) -> Hedging:
    """Return how far the clause's own words commit, and the words that lower it.

    Read are the modal, adverbs, "I think" set between commas, "whether" and a question mark. "Could not" is past
    inability, and "could be heard" past perception: no hedges.
    """
    certainty: Certainty = "certain"
    spans: list[Span] = []
    if group.modal is not None:
        modal = tree.lemmas[group.modal]
        able = modal == "could" and (negated or is_perceived(tree, token))
        if modal in _POSSIBLE_MODALS and not able:
            certainty = "possible"
            spans.append(tree.span(group.modal))
        elif is_inferred(tree, group):
            certainty = "probable"
            spans.append(tree.span(group.modal))
    adverbs = load_hedges("adverb")
    for child in tree.children[token]:
        dep = tree.deps[child]
        found: Certainty | None = None
        first = last = child
        if dep in _ADVERBIAL and tree.words[child] in adverbs and not _before_number(tree, child):
            found = adverbs[tree.words[child]].certainty
            first = _with_degree(tree, child)
        elif dep == "mark" and tree.words[child] == "whether":
            found = "unknown"
        elif dep == "punct" and tree.words[child] == "?":
            certainty = "unknown"
        elif dep in {"parataxis", "ccomp", "advcl"}:
            found = _parenthetic(tree, child)
            first = tree.child(child, "nsubj") or child
            first, last = min(first, child), max(first, child)
        elif dep in {"prep", "attr", "dobj", "oprd"}:
            found, first, last = _narrow(tree, token, child)
        if found is None and (reckoned := _reckoned(tree, child)) is not None:
            found, first, last = "probable", reckoned, reckoned
        if found is not None:
            certainty = weaker(certainty, found)
            spans.append(tree.span(first, last))
    return certainty, tuple(spans)


def is_perceived(tree: ParseTree, token: int) -> bool:
    """Tell "shots could be heard" and "smoke could be seen from afar" from "the war could be seen as lost"."""
    if tree.child(token, "auxpass") is None:
        return False
    if tree.lemmas[token] == "see":
        return any(tree.words[child] in _FROM_AFAR for child in tree.children[token])
    return tree.lemmas[token] in {"hear", "smell"}


def adverb_before(tree: ParseTree, token: int) -> Hedging:
    """Return what hedging adverbs hang directly on a word that is no verb ("a likely drone", "allegedly forged")."""
    adverbs = load_hedges("adverb")
    for child in tree.children[token]:
        if tree.deps[child] == "advmod" and tree.words[child] in adverbs:
            found = adverbs[tree.words[child]].certainty
            if found is not None:
                return found, (tree.span(child),)
    return "certain", ()


def _narrow(tree: ParseTree, token: int, child: int) -> tuple[Certainty | None, int, int]:
    """Find an adverb that hangs on a copula's complement ("were presumably in Kursk", "was possibly a drone")."""
    if tree.lemmas[token] == "be" or tree.deps[child] == "prep":
        adverbs = load_hedges("adverb")
        for below in tree.children[child]:
            hedges = below < child and tree.deps[below] == "advmod" and tree.words[below] in adverbs
            if hedges and (tree.lemmas[token] == "be" or below == token + 1):
                return adverbs[tree.words[below]].certainty, below, below
    return None, child, child


def _reckoned(tree: ParseTree, child: int) -> int | None:
    """Return the "estimated" of a figure that a clause gives: "an estimated 300 men fell", "rose to an estimated 50".

    A cost that is only said to be estimated is no figure: "the estimated cost rose".
    """
    noun = tree.child(child, "pobj") if tree.deps[child] == "prep" else child
    reached = tree.deps[child] != "prep" or tree.words[child] in _REACHING
    if noun is None or tree.deps[noun] not in _ARGUMENTS or not reached:
        return None
    for word in (*tree.children[noun], *(below for at in tree.children[noun] for below in tree.children[at])):
        if tree.words[word] == "estimated" and (_before_number(tree, word) or _has_figure(tree, noun)):
            return word
    return None


def _has_figure(tree: ParseTree, noun: int) -> bool:
    """Tell "an estimated value of $5 million" from "the estimated value"."""
    ofs = [tree.child(child, "pobj") for child in tree.children[noun] if tree.words[child] == "of"]
    return any(figure is not None and _is_number(tree, figure) for figure in ofs)


def _is_number(tree: ParseTree, figure: int) -> bool:
    return tree.tags[figure] == "CD" or tree.child(figure, "nummod", "quantmod") is not None


def _parenthetic(tree: ParseTree, verb: int) -> Certainty | None:
    """Return the commitment of "I think", "it seems" set into another clause, or None."""
    certainty = _PARENTHETIC.get(tree.lemmas[verb])
    if certainty is None or len(tree.children[verb]) > 4:
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.words[subject] not in {"i", "we", "it"} or tree.child(verb, "ccomp", "xcomp", "dobj"):
        return None
    return certainty


def _before_number(tree: ParseTree, adverb: int) -> bool:
    """Tell whether an adverb belongs to a number ("perhaps sixty"), where it is no hedge of the claim (codebook)."""
    return adverb + 1 < len(tree) and tree.tags[adverb + 1] in {"CD", "$"}


def _with_degree(tree: ParseTree, adverb: int) -> int:
    return adverb - 1 if adverb and tree.words[adverb - 1] in _DEGREE else adverb
