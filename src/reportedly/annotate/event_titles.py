"""What an article's title says of the troops it is about, for texts that only ever call them "the soldiers"."""

from __future__ import annotations

import re

from reportedly.model import AnnotatedArticle
from reportedly.reference.dates import parse_day
from reportedly.reference.plover import load_noun_classes
from reportedly.reference.resolve import resolve_actor

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
#: The most words of a state's name before its troops ("South Korean special forces").
_LONGEST_NAME = 3


def troops_of_title(annotated: AnnotatedArticle) -> str | None:
    """Return the code of the one state whose troops the title names, or None where it names none or several."""
    title = annotated.article.title
    if not title:
        return None
    classes = load_noun_classes()
    words = _WORD.findall(title)
    found = set()
    for at, word in enumerate(words):
        lemma = word.lower().removesuffix("s")
        if "troops" not in classes.get(lemma, ()):
            continue
        for start in range(max(0, at - _LONGEST_NAME), at):
            country = _state(words[start:at], annotated)
            if country is not None:
                found.add(f"{country}-MIL")
                break
    return found.pop() if len(found) == 1 else None


def _state(words: list[str], annotated: AnnotatedArticle) -> str | None:
    """Return the state that words before a noun name, themselves or their first ones ("Russian special")."""
    for end in range(len(words), 0, -1):
        if not words[0][:1].isupper():
            return None
        phrase = _POSSESSIVE.sub("", " ".join(words[:end]))
        resolution = resolve_actor(phrase, on=parse_day(annotated.article.published))
        if resolution.country is not None and resolution.kind is not None:
            return resolution.country
    return None
