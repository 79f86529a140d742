"""Presented speakers: whom a transcript's title, its first lines or a label's own words say a speaker to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reportedly.model import Actor, AnnotatedArticle, Turn
from reportedly.model.vocabulary import Sector
from reportedly.reference.modifiers import BETWEEN_STATES
from reportedly.reference.resolve import Resolution, resolve_actor
from reportedly.reference.states import state_name

#: Sectors of those who speak for whoever publishes their words.
_OFFICIAL: frozenset[Sector | None] = frozenset({"GOV", "MIL", "LEG", "SPY", "IGO", "JUD"})
#: Words of courtesy before a name.
HONORIFICS = frozenset("mr mrs ms mx miss dr sir dame lord lady".split())
_LINKS = frozenset({"of", "for", "the", "to"})
_CUT = re.compile(r"[:;\n()]| [–—-] ")
#: A list of speakers: the title's office may be the guest's.
_SEVERAL = re.compile(r"\b(?:and|with|joint|jointly)\b|&", re.IGNORECASE)
_NUMBERED = re.compile(r"Q\d{1,4}\.?[ \t\xa0]+\Z")


class Presentations:
    """How one transcript presents its speakers: in its title, the lines before the first turn and its labels."""

    def __init__(self, annotated: AnnotatedArticle, day: date | None, issuer: Resolution | None) -> None:
        self._text, self._day, self._issuer = annotated.article.text, day, issuer
        self._labels: dict[str, list[str]] = {}
        for turn in annotated.turns:
            label = self._text[turn.label.start : turn.speech.start].rpartition(":")[0]
            if "," in label:
                self._labels.setdefault(turn.speaker, []).append(label)
        opening = self._text[: annotated.turns[0].label.start] if annotated.turns else ""
        self._opening = [*_CUT.split(annotated.article.title or ""), *_CUT.split(opening)]
        self._read: dict[str, Resolution | None] = {}

    def fill(self, turn: Turn, speaker: Actor) -> Actor:
        """Return a turn's speaker, one of no known country filled from how the transcript presents whoever it is.

        A title ("Briefing by Deputy Press Secretary Alan Fenwick"), the lines before the first turn and the words
        behind a label ("Ann Lee, NATO Spokesperson:") give the office; an office that names no state is the
        publisher's, where one alone speaks. Members of a committee ask numbered questions.
        """
        issuer = self._issuer
        if speaker.country is not None or turn.role == "reporter" or issuer is None or issuer.country is None:
            return speaker
        if issuer.sector == "LEG" and _NUMBERED.search(self._text, max(0, turn.label.start - 8), turn.label.start):
            return replace(speaker, country=issuer.country, sector="LEG")
        names = [word for word in turn.speaker.split() if word.lower().strip(".") not in HONORIFICS]
        if not names or turn.speaker.lower().startswith("the "):
            return speaker
        if turn.speaker not in self._read:
            self._read[turn.speaker] = self._presented(turn.speaker, names[-1], issuer)
        read = self._read[turn.speaker]
        if read is None:
            return speaker
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

    def _presented(self, speaker: str, surname: str, issuer: Resolution) -> Resolution | None:
        """Return the office by which the first words that present a speaker name one; None where none do."""
        for stretch in (*self._labels.get(speaker, ()), *self._opening):
            for phrase in _phrases(stretch, surname):
                read = _office(phrase, self._day, issuer, alone=_SEVERAL.search(stretch) is None)
                if read is not None:
                    return read
        return None


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
    sector: Sector | None = "IGO" if issuer.country in BETWEEN_STATES else read.sector
    name = read.name if read.kind == "person" else None
    return replace(read, name=name, country=issuer.country, sector=sector)
