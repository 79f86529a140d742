"""Counted conjuncts: where one clause counts two things side by side, the second count is a clause of its own."""

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
            if syntax.deps[noun] == "conj" and syntax.pos[noun] in _NOMINAL and _adds_count(syntax, noun, numbers):
                span = Span(syntax.starts[syntax.left[noun]], syntax.ends[min(last, syntax.right[noun])])
                yield Clause(noun, span, clause.sentence)


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
