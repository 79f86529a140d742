"""Presented speakers: whom a transcript's title, its first lines or a label's own words say a speaker to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reportedly.model import Actor, AnnotatedArticle, Turn
from reportedly.model.vocabulary import Sector
from reportedly.reference.resolve import Resolution, resolve_actor
from reportedly.reference.states import state_name

#: Sectors of those who speak for whoever publishes their words.
_OFFICIAL: frozenset[Sector | None] = frozenset({"GOV", "MIL", "LEG", "SPY", "IGO", "JUD"})
_INTERGOVERNMENTAL = frozenset({"UNO", "NAT", "EEC", "AFU", "IGO"})
_HONORIFICS = frozenset("mr mrs ms mx miss dr sir dame lord lady".split())
_LINKS = frozenset({"of", "for", "the", "to"})
_CUT = re.compile(r"[:;\n()]| [–—-] ")
#: A list of speakers: the title's office may be the guest's.
_SEVERAL = re.compile(r"\b(?:and|with|joint|jointly)\b|&", re.IGNORECASE)
_NUMBERED = re.compile(r"Q\d{1,4}\.?[ \t\xa0]+\Z")


def fill_presented(
    annotated: AnnotatedArticle, turn: Turn, speaker: Actor, day: date | None, issuer: Resolution | None
) -> Actor:
    """Return a turn's speaker, one of no known country filled from how the transcript presents whoever it is.

    A title ("Briefing by Deputy Press Secretary Alan Fenwick"), the lines before the first turn and the words behind a
    label ("Ann Lee, NATO Spokesperson:") give the office; an office that names no state is the publisher's, where one
    alone speaks. Members of a committee ask numbered questions.
    """
    if speaker.country is not None or turn.role == "reporter" or issuer is None or issuer.country is None:
        return speaker
    text = annotated.article.text
    if issuer.sector == "LEG" and _NUMBERED.search(text, max(0, turn.label.start - 8), turn.label.start):
        return replace(speaker, country=issuer.country, sector="LEG")
    names = [word for word in turn.speaker.split() if word.lower().strip(".") not in _HONORIFICS]
    if not names or turn.speaker.lower().startswith("the "):
        return speaker
    for stretch in _stretches(annotated, turn):
        for phrase in _phrases(stretch, names[-1]):
            read = _office(phrase, day, issuer, alone=_SEVERAL.search(stretch) is None)
            if read is not None:
                whole = " ".join(names) if len(names) > 1 and not turn.speaker.isupper() else None
                return replace(
                    speaker,
                    kind="person",
                    name=speaker.name or read.name or whole,
                    country=read.country,
                    sector=read.sector,
                    office=speaker.office or read.office,
                    anonymous=False,
                )
    return speaker


def _stretches(annotated: AnnotatedArticle, turn: Turn) -> Iterator[str]:
    """Yield the stretches that may present a speaker: a label's own presentation, the title, the lines before."""
    text, turns = annotated.article.text, annotated.turns
    for other in turns:
        label = text[other.label.start : other.speech.start].rpartition(":")[0]
        if other.speaker == turn.speaker and "," in label:
            yield label
    yield from _CUT.split(annotated.article.title or "")
    yield from _CUT.split(text[: turns[0].label.start])


def _phrases(stretch: str, surname: str) -> Iterator[str]:
    """Yield the words that a name stands among: its titles before it, and an apposition behind it."""
    match = re.search(rf"\b{re.escape(surname)}\b", stretch, re.IGNORECASE)
    if match is None:
        return
    before = stretch[: match.end()].split()
    first = len(before) - 1
    while first and (before[first - 1][:1].isupper() or before[first - 1] in _LINKS) and before[first - 1][-1] != ",":
        first -= 1
    while before[first] in _LINKS:
        first += 1
    behind = stretch[match.end() :]
    if behind.startswith(","):
        yield behind[1:].strip()
    of = re.match(r" of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*", behind)
    yield " ".join(before[first:]) + (of[0] if of else "")


def _office(phrase: str, day: date | None, issuer: Resolution, *, alone: bool) -> Resolution | None:
    """Return the official whom a phrase names, of its own state or else of the issuer; None where it names none."""
    own = resolve_actor(phrase, on=day, printed=True)
    if own.country is not None and own.sector in _OFFICIAL:
        return own if own.kind != "organisation" else replace(own, name=None)
    if not alone or own.country is not None:
        return None
    read = resolve_actor(phrase, on=day, context=state_name(issuer.country), printed=True)
    if read.sector not in _OFFICIAL or read.country not in (None, issuer.country):
        return None
    sector: Sector | None = "IGO" if issuer.country in _INTERGOVERNMENTAL else read.sector
    name = read.name if read.kind == "person" else None
    return replace(read, name=name, country=issuer.country, sector=sector)
