"""Figures that a source gives: "put the toll at 30", "gave the number of dead as 45", "arrive at 4 million"."""

from __future__ import annotations

from reportedly.annotate.attribution_clauses import Content
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.annotate.counted_before import unit_of_people
from reportedly.annotate.cues import Cue

#: What is measured, and what stands for it.
_MEASURES = frozenset(
    """number toll figure total count tally death cost strength size loss casualty population turnout crowd damage it
    them stock stockpile inventory output production capacity budget reserve share range speed distance
    growth deficit debt delivery
    """.split()
)
#: People by what befell them, whom the parser may take for an adjective.
BEFALLEN = frozenset("dead wounded injured killed missing displaced homeless captured".split())
#: Of how many there are.
_BODIES = frozenset("force army garrison contingent brigade battalion division corps group militia fleet".split())
_SHARES = frozenset(
    """percent % percentage dollar euro pound $ € £ kg kilogram gram tonne ton barrel litre km kilometre kilometer mile
    megawatt gigawatt
    """.split()
)
_VAGUE = frozenset("dozen hundred thousand million billion zero half".split())
_LARGE = frozenset({"hundred", "thousand", "million", "billion", "between"})
_JOINTS = frozenset({"at", "as"})
#: A bare number up to this may be an hour or a rank.
_LARGEST_HOUR = 24
#: Digits of a number that is no hour ("1800") and no year.
_NO_YEAR = (2, 3)


def figure(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    """Read a figure that a source gives of a measure or of people, actively or "by the ministry"."""
    entry = cue.entry("put")
    if entry is None or source is None:
        return None
    joint = next((c for c in tree.kids(cue.head, "prep") if c > cue.head and tree.lowers[c] in _JOINTS), None)
    number = tree.child(joint, "pobj") if joint is not None else None
    if joint is None or number is None or not _counts(tree, number):
        return None
    if entry.words[0] in ("have", "arrive"):
        return (
            ((tree.trim(tree.subtree(number)),), entry, "figure") if _is_reckoned(tree, number, entry.words) else None
        )
    thing = tree.child(cue.head, "nsubjpass" if cue.passive else "dobj")
    if thing is None or not _is_measured(tree, thing, number):
        return None
    if cue.passive:
        return (tree.trim(tree.subtree(thing)), tree.trim(tree.subtree(joint))), entry, "figure"
    return ((tree.left[thing], tree.right[joint] + 1),), entry, "figure"


def _counts(tree: Tree, number: int) -> bool:
    """Tell a number, a noun that is counted, and a word for many from a place or a state: "put men at risk"."""
    first, last = tree.subtree(number)
    return any(tree.tags[token] == "CD" or tree.lemmas[token] in _VAGUE for token in range(first, last))


def _is_measured(tree: Tree, thing: int, number: int) -> bool:
    """Tell whether a figure is one of a thing, and no place that it is put in: "put its guns at 14 posts"."""
    if any(tree.lemmas[one] in _MEASURES or tree.lowers[one] in BEFALLEN for one in tree.row(thing)):
        return True
    if tree.pos[number] == "NOUN" or tree.lemmas[number] in _SHARES:
        return unit_of_people(tree.lemmas[number]) or tree.lemmas[number] in _SHARES
    several = tree.tags[thing] in {"NNS", "NNPS"} or tree.lemmas[thing] in _BODIES
    return several and _is_large(tree, number)


def _is_reckoned(tree: Tree, number: int, words: tuple[str, ...]) -> bool:
    """Tell a result from a time and a place: "arrive at 4 million", "arrived at 8", "arrived at 14 camps"."""
    if words[0] == "have" or tree.lemmas[number] in _MEASURES:
        return True
    return (tree.tags[number] == "CD" or unit_of_people(tree.lemmas[number])) and _is_large(tree, number)


def _is_large(tree: Tree, number: int) -> bool:
    """Tell a number that is no hour of the day."""
    first, last = tree.subtree(number)
    if any(tree.lowers[token] in _LARGE or "," in tree.words[token][1:-1] for token in range(first, last)):
        return True
    numerals = [tree.words[token] for token in range(first, last) if tree.words[token].isdecimal()]
    return any(len(word) in _NO_YEAR and int(word) > _LARGEST_HOUR for word in numerals)
