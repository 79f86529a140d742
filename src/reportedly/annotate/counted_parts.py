"""Counted parts: what a clause tells of some of those it counts, without a verb of its own.

"More than 200 are in hospital, eleven of them in a critical state", "at least eleven people, two soldiers among them".
So too for a further toll that shares the verb before it: "two were killed in Haifa and six wounded in the north".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from reportedly.annotate.syntax import Syntax
from reportedly.model import AnnotatedArticle, Clause, Quantity, Span

_COUNTING = frozenset({"count", "share", "other"})
#: Before a part: what opens it, with what bounds its number.
_OPENING = re.compile(r"[,(–—]\s*(?:(?:and|with|at least|about|around|some|up to|nearly|more than|over)\s+)*$", re.I)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b\s*", re.I)
_AMONG_THEM = re.compile(r"(?:\s+[\w’'-]+){1,3}?\s+among\s+them\b", re.I)
#: How much is told of a part, to the next break.
_REST = re.compile(r"[^,;:.!?()–—\n\"“”]{3,90}(?=[,;:.!?()–—\n\"“”]|$)")

#: Before a further toll that leaves its auxiliary out, and what befell those it counts.
_JOINED = re.compile(r"\band\s+(?:(?:at least|about|around|some|up to|nearly|more than|over)\s+)*$", re.I)
_BEFALLEN = re.compile(
    r"(?:\s+(?:others|more|people|civilians|soldiers))?"
    r"\s+(?:killed|wounded|injured|hurt|captured|arrested|detained|displaced|taken (?:hostage|prisoner|captive))\b\s*",
)


def find_counted_parts(annotated: AnnotatedArticle, syntax: Syntax, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield a clause for each counted part that no other clause tells of: "…, five of them seriously".

    Its predicate is the number, its span the words told of the part, to the next break.
    """
    text = annotated.doc.text
    told = sorted(syntax.starts[clause.predicate] for clause in clauses)
    for quantity in annotated.quantities:
        if quantity.dimension not in _COUNTING:
            continue
        part, toll = _part(text, quantity), _further_toll(text, quantity)
        span = part or toll
        if span is None or bisect_left(told, span.start) < bisect_left(told, span.end):
            continue
        number = bisect_right(syntax.starts, quantity.number.end - 1) - 1
        around = [clause for clause in clauses if clause.span.contains(span) and clause.span.start < span.start]
        if part is None:
            around = [clause for clause in around if syntax.child(clause.predicate, {"auxpass"}) is not None]
        if around:
            yield Clause(number, span, syntax.sentence[number])


def _part(text: str, quantity: Quantity) -> Span | None:
    """Return the words told of the part that a number counts, None where it counts no part of those before."""
    start = min(quantity.span.start, quantity.number.start)
    if _OPENING.search(text, max(0, start - 24), start) is None:
        return None
    among = _AMONG_THEM.match(text, quantity.number.end)
    if among is not None:
        return Span(start, among.end())
    of_them = _OF_THEM.match(text, quantity.number.end)
    rest = _REST.match(text, of_them.end()) if of_them is not None else None
    return Span(start, rest.end()) if rest is not None else None


def _further_toll(text: str, quantity: Quantity) -> Span | None:
    """Return the words of a toll joined to one before: "six wounded in the north"."""
    start = min(quantity.span.start, quantity.number.start)
    befallen = _BEFALLEN.match(text, quantity.number.end)
    if befallen is None or _JOINED.search(text, max(0, start - 24), start) is None:
        return None
    rest = _REST.match(text, befallen.end())
    return Span(start, rest.end() if rest is not None else befallen.end())
