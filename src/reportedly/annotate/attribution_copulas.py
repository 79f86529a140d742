"""Attribution by a noun and "to be": "the ministry's view is that …", "Kyiv's figure is 40,000"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportedly.annotate.attribution_clauses import marker_of
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import entries_of
from reportedly.reference.cues import CueEntry

#: Nouns of a number that somebody arrives at; a toll is that of those who die of it.
_FIGURES: Final = frozenset({"figure", "count", "tally", "estimate", "reckoning", "calculation", "projection"})
_STANDING: Final = frozenset({"be", "stand"})
_POSSESSED: Final = frozenset({"our", "my", "his", "her", "their"})


def find_copulas(tree: Tree) -> Iterator[tuple[int, Source, Range, CueEntry]]:
    """Yield the nouns that attribute by "to be", each with whose word it is, what is said, and the lexicon's line."""
    for verb, lemma in enumerate(tree.lemmas):
        noun = tree.child(verb, "nsubj") if lemma in _STANDING else None
        owner = tree.child(noun, "poss") if noun is not None else None
        if noun is None or owner is None or noun > verb or tree.child(verb, "neg") is not None:
            continue
        if tree.tags[owner] == "PRP$" and tree.lowers[owner] not in _POSSESSED:
            continue  # "your view is that": whoever is asked has not given it
        entry = next((one for one in entries_of("noun", tree.lemmas[noun]) if "clause" in one.frames), None)
        clause = tree.child(verb, "ccomp")
        source = Source(owner, _owner_words(tree, owner), "owner")
        if entry is not None and clause is not None and clause > verb and marker_of(tree, clause) == "that":
            yield noun, source, tree.trim(tree.subtree(clause)), entry
        elif tree.lemmas[noun] in _FIGURES and _is_number(tree, verb):
            counted = entry or next(iter(entries_of("noun", "account")))
            yield noun, source, tree.trim((tree.left[noun], tree.right[verb] + 1)), counted


def _owner_words(tree: Tree, owner: int) -> Range:
    last = next((child for child in tree.children[owner] if tree.deps[child] == "case"), tree.right[owner] + 1)
    return tree.trim((tree.left[owner], max(last, owner + 1)))


def _is_number(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says a number, and nothing of its rank: "is 40,000", "stands at 300"."""
    at = next((child for child in tree.kids(verb, "prep") if tree.lowers[child] == "at"), None)
    said = tree.child(at, "pobj") if at is not None else tree.child(verb, "attr", "acomp", "npadvmod")
    if said is None or said < verb:
        return False
    within = range(tree.left[said], tree.right[said] + 1)
    ranked = any(tree.tags[token] in {"JJS", "RBS"} and tree.lowers[token] != "least" for token in within)
    return not ranked and any(tree.tags[token] == "CD" for token in within)
