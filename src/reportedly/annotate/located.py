"""Located places: the countries in which the sentences of a text set what they tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reportedly.annotate.syntax import Syntax
from reportedly.model import Place, Span

_WHERE = frozenset("in at near across within inside around throughout outside off on through along".split())
#: Bodies that are of a state and are no part of its land: "in the Security Service of Ukraine".
_BODIES = frozenset(
    """service ministry department army government parliament bank council committee university embassy court union
    agency academy forces command office institute senate federation party church
    """.split()
)
_NAMING = frozenset({"compound", "poss", "nmod", "appos", "conj"})


def token_ending(syntax: Syntax, end: int) -> int:
    """Return the token that a span with this end ends in."""
    return max(0, bisect_right(syntax.starts, max(end - 1, 0)) - 1)


def located_countries(syntax: Syntax, places: Iterable[Place], sources: Iterable[Span] = ()) -> dict[int, set[str]]:
    """Return, by sentence, the countries of the places that stand in a phrase of place, save where a source stands.

    "Officials in Nairobi said" tells where they are, not where what they tell happened.
    """
    found: dict[int, set[str]] = {}
    said = sorted(sources)
    starts = [span.start for span in said]
    for place in places:
        token = token_ending(syntax, place.span.end)
        at = bisect_right(starts, place.span.start) - 1
        if at >= 0 and place.span.start < said[at].end:
            continue
        if place.country is not None and is_located(syntax, token):
            found.setdefault(syntax.sentence[token], set()).add(place.country)
    return found


def is_located(syntax: Syntax, token: int) -> bool:
    """Tell whether a place stands in a phrase of place: "in Odesa", "in Nigeria's Zamfara state", "in the town of"."""
    at = token
    while syntax.deps[at] in _NAMING and syntax.heads[at] != at:
        at = syntax.heads[at]
    if syntax.deps[at] == "pobj" and syntax.lower[syntax.heads[at]] == "of":
        at = syntax.heads[syntax.heads[at]]
        if syntax.lower[at] in _BODIES:
            return False
    return syntax.deps[at] == "pobj" and syntax.lower[syntax.heads[at]] in _WHERE
