"""Pull quotes: paragraphs that set somebody's words apart and close with a name: "We have lost. Anna Berg, nurse"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.holders import holder_from
from reportedly.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import AnnotatedArticle, Holder

#: What is said, and behind its last stop the name of who says it, with an office but without a stop of its own.
_PULLED: Final = re.compile(
    r"^(?P<said>[^\n]{20,}[.!?…][\"”’]?)[ \t]+(?:[—–-] ?)?"
    r"(?P<who>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,3})(?:, [^.!?:\n]{3,60})?[ \t]*$",
    re.MULTILINE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Mm]e)\b")
#: Characters of the words by which a quote is found again elsewhere in its article.
_KNOWN_BY: Final = 40


def find_pull_quotes(annotated: AnnotatedArticle) -> Iterator[tuple[Holder, int, int]]:
    """Yield who speaks in each pull quote, and from which offset to which.

    It is one only where the article names the person elsewhere, and the words are in the first person or stand in the
    article's own text too.
    """
    text, people = annotated.article.text, defaultdict(list)
    for actor in annotated.actors:
        if actor.kind == "person" and actor.name is not None:
            people[actor.name.split()[-1]].append(actor)
    for match in _PULLED.finditer(text):
        start, end = match.span("said")
        bearers = people.get(match["who"].split()[-1], [])
        known = next((one for one in bearers if not match.start() <= one.span.start < match.end()), None)
        if known is None or not (_FIRST_PERSON.search(match["said"]) or _stands_twice(text, start)):
            continue
        name = max(known.name or "", match["who"], key=len)
        yield replace(holder_from(known, Span(*match.span("who"))), name=name), start, end


def _stands_twice(text: str, start: int) -> bool:
    """Tell whether the words at an offset stand elsewhere too."""
    words = text[start : start + _KNOWN_BY]
    return text.find(words) != start or text.find(words, start + 1) > 0
