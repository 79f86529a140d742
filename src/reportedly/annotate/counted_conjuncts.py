"""Counted conjuncts: where one clause counts two things, the second count is a clause of its own.

The two stand side by side ("500 officers and three generals"), the second is a part of the first ("12,000 troops,
including 500 officers"), it measures each of the first ("two brigades of 6,000 soldiers each"), or it leaves out the
verb of the first ("40 were killed and over 100 wounded", "seven died in Kharkiv, three in Sumy").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportedly.annotate.syntax import Syntax
from reportedly.model import AnnotatedArticle, Clause, Span

#: What claims count; ages and durations are no figures of theirs.
_COUNTING = frozenset({"count", "money", "share", "other"})
_ADDING = frozenset({"and", "plus", "with"})
#: Between two tolls of a list, and what ends one.
_LISTED = re.compile(r"\s*,?\s*(?:and\s+|with\s+)?")
_TOLD = re.compile(r"\b(?:dead|killed|wounded|injured|hurt|missing|captured)$")
_REPORTING = frozenset("report count confirm record document list announce register put give note cite".split())
_PLACING = frozenset({"in", "near", "at", "around", "outside"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def find_counted_conjuncts(annotated: AnnotatedArticle, syntax: Syntax, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield a clause for each further count that a clause coordinates: "500 officers and three generals".

    So too for a count among another ("including 500 officers") and for the size of each ("of 6,000 soldiers each").
    Its predicate is the counted noun, its span that noun's phrase. Alternatives ("one or two") are one count.
    """
    numbers = sorted(quantity.number.start for quantity in annotated.quantities if quantity.dimension in _COUNTING)
    if len(numbers) < 2:
        return
    for clause in clauses:
        if bisect_left(numbers, clause.span.end) - bisect_left(numbers, clause.span.start) < 2:
            continue
        first = bisect_left(syntax.starts, clause.span.start)
        last = bisect_right(syntax.starts, clause.span.end - 1) - 1
        for noun in range(first, last + 1):
            size = _size_of_each(syntax, noun, numbers)
            if size is not None:
                yield Clause(size, Span(syntax.starts[syntax.left[size]], syntax.ends[noun]), clause.sentence)
            if syntax.pos[noun] not in _NOMINAL:
                continue
            part = _among_them(syntax, noun, numbers)
            if part is not None:
                yield Clause(noun, Span(syntax.starts[part], syntax.ends[noun]), clause.sentence)
                continue
            if _repeats_verb(syntax, noun, numbers):
                yield Clause(
                    noun, Span(syntax.starts[noun], syntax.ends[_end_of_repeat(syntax, noun, last)]), clause.sentence
                )
                continue
            is_part = syntax.deps[noun] == "pobj" and _is_counted_part(syntax, noun, numbers)
            if is_part or (syntax.deps[noun] == "conj" and _adds_count(syntax, noun, numbers)):
                end = min(last, _end_of_count(syntax, noun, numbers))
                yield Clause(noun, Span(syntax.starts[syntax.left[noun]], syntax.ends[end]), clause.sentence)


def _is_counted_part(syntax: Syntax, noun: int, numbers: list[int]) -> bool:
    """Tell whether a counted noun is a part of another count, or the size of each thing counted."""
    joining = syntax.heads[noun]
    if not _counted(syntax, noun, numbers):
        return False
    if syntax.lower[joining] == "including":
        return _counted(syntax, syntax.heads[joining], numbers, end=joining)
    each = syntax.right[noun] if syntax.lower[syntax.right[noun]] == "each" else noun + 1
    is_each = each < len(syntax.words) and syntax.lower[each] == "each"
    return syntax.lower[joining] == "of" and is_each and _counted(syntax, syntax.heads[joining], numbers, end=joining)


def find_listed_tolls(annotated: AnnotatedArticle, syntax: Syntax, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield a clause for each further toll of a bare list, which parses read in many ways: "12 killed, 30 wounded"."""
    text = annotated.doc.text
    told = [syntax.starts[clause.predicate] for clause in clauses]
    yielded: list[int] = []
    tolls = sorted(annotated.quantities, key=lambda quantity: quantity.span)
    for before, toll in pairwise(tolls):
        if not (before.kind == toll.kind == "casualties") or before.what == toll.what:
            continue
        if not (_LISTED.fullmatch(text, before.span.end, toll.span.start) and _TOLD.search(toll.span.of(text))):
            continue
        around = [clause for clause in clauses if clause.span.contains(toll.span) and clause.span.contains(before.span)]
        if not around:
            continue
        opened = any(before.span.start <= start < before.span.end for start in [*told, *yielded])
        if not opened and _is_reported(syntax, around, before.span) and _TOLD.search(before.span.of(text)):
            number = bisect_right(syntax.starts, before.number.start) - 1
            yielded.append(syntax.starts[number])
            yield Clause(number, before.span, around[0].sentence)
        headed = any(toll.span.start <= syntax.starts[clause.predicate] < toll.span.end for clause in around)
        further = before if headed and _TOLD.search(before.span.of(text)) else toll
        if not any(further.span.start <= start < further.span.end for start in [*told, *yielded]):
            number = bisect_right(syntax.starts, further.number.start) - 1
            yielded.append(syntax.starts[number])
            yield Clause(number, further.span, around[0].sentence)


def _is_reported(syntax: Syntax, around: Sequence[Clause], toll: Span) -> bool:
    """Tell whether the clause around a list of tolls only reports it: "officials reported 12 killed, 30 wounded"."""
    heads = [clause.predicate for clause in around]
    return any(syntax.lemmas[head] in _REPORTING and syntax.ends[head] <= toll.start for head in heads)


def _among_them(syntax: Syntax, noun: int, numbers: list[int]) -> int | None:
    """Return the number of a noun that names a part of those before: "among them two boys", "40 of them women"."""
    number = syntax.child(noun, {"nummod", "nsubj"})
    if number is None or syntax.tags[number] != "CD" or not _counted(syntax, number, numbers):
        return None
    around = tuple(syntax.lower[max(0, number - 2) : number]), tuple(syntax.lower[number + 1 : number + 3])
    pointing = {("among", "them"), ("among", "whom")}, {("of", "them"), ("of", "whom")}
    return number if around[0] in pointing[0] or (around[1] in pointing[1] and number < noun) else None


def _size_of_each(syntax: Syntax, each: int, numbers: list[int]) -> int | None:
    """Return the number of "five units of about 3,000 each", which counts no noun."""
    if syntax.lower[each] != "each" or syntax.deps[each] != "pobj" or syntax.lower[syntax.heads[each]] != "of":
        return None
    number = syntax.child(each, {"nummod"})
    whole = syntax.heads[syntax.heads[each]]
    return number if number is not None and _counted(syntax, whole, numbers, end=syntax.heads[each]) else None


def _repeats_verb(syntax: Syntax, number: int, numbers: list[int]) -> bool:
    """Tell whether a bare number repeats the verb before it: "… were killed and 100 wounded", "…, three in Sumy"."""
    if syntax.tags[number] != "CD" or not _counted(syntax, number, numbers):
        return False
    dep, before = syntax.deps[number], syntax.heads[number]
    if dep == "conj" and syntax.tags[before] in ("VBN", "VBD", "VB") and _is_further(syntax, number):
        return True
    if dep == "conj" and syntax.tags[before] in ("VBN", "VBD"):
        return any(syntax.tags[child] in ("VBN", "JJ") for child in syntax.children[number] if child > number)
    placed = any(syntax.lower[child] in _PLACING for child in syntax.having(number, {"prep"}) if child > number)
    return placed and (dep == "appos" or (dep == "conj" and syntax.deps[before] == "appos")) and before < number


def _is_further(syntax: Syntax, number: int) -> bool:
    """Tell whether a number adds to the one before and says when or where: "and another 200 in July"."""
    added = any(syntax.lower[child] in ("another", "further", "additional") for child in syntax.children[number])
    return added and any(child > number for child in syntax.having(number, {"prep"}))


def _end_of_repeat(syntax: Syntax, number: int, last: int) -> int:
    """Return the last token of a count that leaves its verb out: before the next one that does."""
    joined = [child for child in syntax.having(number, {"cc", "conj"}) if child > number]
    return min(last, joined[0] - 1 if joined else syntax.right[number])


def _end_of_count(syntax: Syntax, noun: int, numbers: list[int]) -> int:
    """Return the last token of a count: before the next count joined to it, and with its "each"."""
    end = syntax.right[noun]
    torn = syntax.child(noun, {"conj"})
    if torn is not None and syntax.child(noun, {"cc"}) is None and _next_joint(syntax, noun) is None:
        return noun  # "…, including two children, governor Oleh Petrenko said": no list without "and"
    for child in syntax.children[noun]:
        if syntax.deps[child] == "cc" and any(syntax.deps[other] == "conj" for other in syntax.children[noun]):
            joined = max(other for other in syntax.children[noun] if syntax.deps[other] == "conj")
            if _counted(syntax, joined, numbers):
                return max(noun, child - 1)
    if end + 1 < len(syntax.words) and syntax.lower[end + 1] == "each":
        return end + 1
    return end


def _adds_count(syntax: Syntax, noun: int, numbers: list[int]) -> bool:
    """Tell whether a coordinated noun and the one before it are both counted."""
    before = syntax.heads[noun]
    if syntax.pos[before] not in _NOMINAL or (syntax.tags[noun] == "CD" and syntax.tags[before] == "CD"):
        return False
    joined = syntax.child(before, {"cc"}) or _next_joint(syntax, noun)
    if joined is None or syntax.lower[joined] not in _ADDING:
        return False
    return _counted(syntax, noun, numbers) and _counted(syntax, before, numbers, end=noun)


def _next_joint(syntax: Syntax, noun: int) -> int | None:
    """Return the conjunction that ends the list a noun stands in: "1,150 soldiers, 9 tanks and 24 guns"."""
    for _ in range(8):
        following = syntax.child(noun, {"conj"})
        joint = syntax.child(noun, {"cc"})
        if joint is not None or following is None:
            return joint if following is not None else None
        noun = following
    return None


def _counted(syntax: Syntax, noun: int, numbers: list[int], *, end: int | None = None) -> bool:
    """Tell whether a number stands in the phrase of a noun, up to the token ``end``."""
    start = syntax.starts[syntax.left[noun]]
    stop = syntax.starts[min(end, syntax.left[end])] if end is not None else syntax.ends[syntax.right[noun]]
    return bisect_left(numbers, stop) > bisect_left(numbers, start)
