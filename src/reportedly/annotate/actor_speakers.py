"""Speakers of transcripts: whom a label ("MR. KIRBY", "THE PRESIDENT", "Q") names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.annotate.actor_presented import HONORIFICS, Presentations
from reportedly.annotate.actor_registry import Registry, take_up
from reportedly.model import Actor, AnnotatedArticle, Span, Turn
from reportedly.reference.issuers import issuing_body
from reportedly.reference.names import split_words
from reportedly.reference.persons import person_by_surname, spokesperson
from reportedly.reference.resolve import Resolution, resolve_actor

#: Titles that labels abbreviate and running text does not.
_SHORT_TITLES = {"Sec.": "Secretary", "Sec": "Secretary", "Pres.": "President", "Pres": "President"}
_ANSWERING = frozenset({"a", "answer"})
_RANKS = frozenset(
    """gen general maj major col colonel lt lieutenant cmdr commander capt captain adm admiral rear brig brigadier sgt
    sergeant cpl""".split()
)
#: Titles of what several state together: "G7 Leaders' Statement on …", "Joint Statement from the Leaders of …".
_TOGETHER = re.compile(
    r"(?:(?P<body>[A-Z][\w.-]*(?: [A-Z][\w.-]+)??) )?"
    r"(?:Joint|Trilateral|(?:(?:Foreign|Finance|Defen[cs]e) )?(?:Leaders|Ministers)['’]?|(?<=G7)|(?<=Quad)) ?"
    r"(?:[A-Z]\w+ )?(?:Statement|Communiqu[eé]|Declaration)\b"
)


def find_speakers(
    annotated: AnnotatedArticle, registry: Registry, day: date | None, actors: Sequence[Actor]
) -> list[Actor]:
    """Return one mention for each turn's label, resolved by the article's own names, its day and its publisher.

    Who answers as "A" is the one person among ``actors`` whom the words before the first question name.
    """
    issuer, asked = issuer_of(annotated, day), _interviewee(annotated, actors)
    presentations = Presentations(annotated, day, issuer)
    speakers = [
        take_up(Actor(turn.label, turn.label, "person"), asked, "actors/label")
        if asked is not None and turn.speaker.lower() in _ANSWERING
        else presentations.fill(turn, _speaker(turn, registry, day, issuer))
        for turn in annotated.turns
        if len(turn.label)
    ]
    return _joined(speakers, annotated.article.text)


def _joined(speakers: Sequence[Actor], text: str) -> list[Actor]:
    """Let a short label name whom the one fuller label with its family name does: "GEN. RYDER" for "PAT RYDER"."""
    full: dict[str, dict[str, Actor]] = {}
    for speaker in speakers:
        if speaker.kind == "person" and speaker.name is not None:
            full.setdefault(_last_word(speaker, text), {})[speaker.name] = speaker
    joined = []
    for speaker in speakers:
        bearers = list(full.get(_last_word(speaker, text), {}).values())
        unknown = speaker.name is None and speaker.kind != "media" and len(bearers) == 1
        joined.append(take_up(speaker, bearers[0], "actors/label") if unknown else speaker)
    return joined


def _last_word(speaker: Actor, text: str) -> str:
    return speaker.span.of(text).rpartition(" ")[2].upper()


def _interviewee(annotated: AnnotatedArticle, actors: Sequence[Actor]) -> Actor | None:
    first = annotated.turns[0].label.start if annotated.turns else 0
    named = {
        actor.name: actor for actor in actors if actor.head.start < first and actor.name and actor.kind == "person"
    }
    return next(iter(named.values())) if len(named) == 1 else None


def issuer_of(annotated: AnnotatedArticle, day: date | None) -> Resolution | None:
    """Return the body that issues an article as a statement of its own, or None where a medium carries it."""
    return issuing_body(annotated.article.publisher, annotated.article.byline, day)


def first_person_of(annotated: AnnotatedArticle, day: date | None) -> Resolution | None:
    """Return who "we" is in an official text without turns: its issuer, or the body whose members state it together.

    None where several state something together and no body names them: no one of them is meant.
    """
    title = annotated.article.title or ""
    together = _TOGETHER.match(title)
    if together is None:
        return issuer_of(annotated, day)
    body = resolve_actor(together["body"], on=day) if together["body"] else None
    return body if body is not None and body.sector == "IGO" else None


def _speaker(turn: Turn, registry: Registry, day: date | None, issuer: Resolution | None) -> Actor:
    words = split_words(turn.speaker)
    head = Span(turn.label.start, turn.label.end)
    if turn.role == "reporter":
        outlet = None if turn.speaker == "Q" else resolve_actor(turn.speaker, on=day)
        name = outlet.name if outlet is not None and outlet.kind == "media" else None
        return Actor(turn.label, head, "media", name, sector="MED", anonymous=name is None, read_by="actors/label")
    names = [word for word in words if word.key not in HONORIFICS | _RANKS]
    honoured, ranked = len(names) < len(words), any(word.key in _RANKS for word in words)
    for start in range(len(names)):
        known = registry.person([word.text.capitalize() for word in names[start:]])
        if known is not None and known.country is not None:
            return take_up(Actor(turn.label, head, "person"), known, "actors/label")
    if honoured and names:
        person = spokesperson(names[-1:], day)
        if person is None and issuer is not None:
            person = person_by_surname(names[-1:], day, country=issuer.country)
        if person is not None:
            return Actor(
                turn.label,
                head,
                "person",
                person.name,
                person.country,
                person.sector,
                person.office,
                False,
                "actors/label",
            )
        if not ranked:
            return Actor(turn.label, head, "person", sector=None, read_by="actors/label")
    return _by_role(turn, head, day, issuer)


def _by_role(turn: Turn, head: Span, day: date | None, issuer: Resolution | None) -> Actor:
    """A label that is a role: "THE PRESIDENT", "SENIOR ADMINISTRATION OFFICIAL", "PRIME MINISTER KISHIDA".

    A guest has a name that is known without the house that publishes the transcript. Whom a title and a name that are
    not known together belong to, the house does not tell.
    """
    context = issuer.name if issuer and issuer.country else None
    label = " ".join(_SHORT_TITLES.get(word, word) for word in turn.speaker.title().split())
    guest = resolve_actor(label, on=day)
    read = guest if guest.name else resolve_actor(label, on=day, context=context)
    if read.kind == "person" and not read.name:
        read = guest
    country = read.country or (issuer.country if issuer and read.kind == "role" else None)
    named = day is not None
    return Actor(
        turn.label,
        head,
        read.kind if read.kind in ("role", "group", "person") else "person",
        read.name if named else None,
        country,
        read.sector,
        read.office if named else None,
        read.anonymous or (read.kind == "role" and not read.name and not read.office),
        "actors/label",
    )
