"""Counted conjuncts: where one clause counts two things, the second count is a clause of its own.

The two stand side by side ("500 officers and three generals"), the second is a part of the first ("12,000 troops,
including 500 officers"), or it measures each of the first ("two brigades of 6,000 soldiers each").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from reportedly.annotate.syntax import Syntax
from reportedly.model import AnnotatedArticle, Clause, Span

#: What claims count; ages and durations are no figures of theirs.
_COUNTING = frozenset({"count", "money", "share", "other"})
_ADDING = frozenset({"and", "plus", "with"})
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
            if syntax.pos[noun] not in _NOMINAL:
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


def _end_of_count(syntax: Syntax, noun: int, numbers: list[int]) -> int:
    """Return the last token of a count: before the next count joined to it, and with its "each"."""
    end = syntax.right[noun]
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
    joined = syntax.child(before, {"cc"})
    if joined is None or syntax.lower[joined] not in _ADDING:
        return False
    return _counted(syntax, noun, numbers) and _counted(syntax, before, numbers, end=noun)


def _counted(syntax: Syntax, noun: int, numbers: list[int], *, end: int | None = None) -> bool:
    """Tell whether a number stands in the phrase of a noun, up to the token ``end``."""
    start = syntax.starts[syntax.left[noun]]
    stop = syntax.starts[min(end, syntax.left[end])] if end is not None else syntax.ends[syntax.right[noun]]
    return bisect_left(numbers, stop) > bisect_left(numbers, start)
