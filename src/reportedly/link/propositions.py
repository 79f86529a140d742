"""Propositions: what a claim is about, brought into a form in which claims of different articles can be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reportedly.link.absences import Absence, find_absence
from reportedly.link.days import event_day, sentence_of, statement_days
from reportedly.link.figures import unit_class
from reportedly.link.terms import terms_of
from reportedly.model.annotations import Quantity
from reportedly.model.articles import Article
from reportedly.model.claims import Claim
from reportedly.model.relations import ReadArticle
from reportedly.model.spans import Span
from reportedly.reference.names import key_of
from reportedly.reference.places_within import is_wide
from reportedly.reference.states import state_name

#: Event types told of the same matter: forces sent or stationed, acts of force; the others are each their own.
CLUSTERS: Final[Mapping[str, str]] = {"MOBILIZE": "send", "AID": "send", "ASSAULT": "force", "COERCE": "force"}
#: Statuses of what has not come about.
AHEAD: Final = frozenset({"planned", "predicted", "conditional", "requested"})
_PLACE_WORDS: Final = frozenset({"oblast", "region", "province", "city", "district", "the", "area", "state", "krai"})
_FORMATION = re.compile(
    r"\b(\d+(?:st|nd|rd|th)|[A-Z]\w+) (brigade|battalion|division|regiment|company|squadron|corps|fleet)\b", re.I
)
_EACH = re.compile(r"\b(?:each|apiece)\b", re.I)
_RATE = re.compile(
    r"(?<!\bin )(?<!\bwithin )(?<!\bover )(?<!\bfor )(?<!\bafter )\b(?:a|per|each|every(?: single)?) "
    r"(?:day|week|month|year)\b|\bdaily\b|\bmonthly\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """One claim with what linking needs of it; codes of actors are cut down to :func:`parties_of`.

    ``unit`` is the class of what its figure counts, or of what it says there is none of; None for what was refused:
    "rejected a request to send 300 men".
    """

    claim: Claim
    article: Article
    said: date | None
    named_day: bool
    day: date | None
    cluster: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    unit: str | None
    absence: Absence | None
    place: str | None
    ahead: bool
    rate: bool
    each: bool
    formation: str | None
    terms: frozenset[str]

    @property
    def local(self) -> bool:
        """Tell whether it names a place within a state: not the state alone, nor a sea or a part of the world."""
        country, _, name = (self.place or "").partition(" ")
        return bool(name) if country.isupper() else bool(self.place) and not is_wide(self.place or "")

    @property
    def text(self) -> str:
        """Return the claim's evidence."""
        return self.claim.evidence.of(self.article.text)


def side_of(proposition: Proposition) -> str | None:
    """Return the state that a holder speaks for; those in arms against a state are a side of their own."""
    holder = proposition.claim.holder
    return f"{holder.country}-REB" if holder.country and holder.sector == "REB" else holder.country


def place_key(name: str | None, country: str | None) -> str | None:
    """Return a place's key without words for its kind, so that "Kursk Oblast" and "Kursk" agree.

    >>> place_key("Kursk Oblast", "RUS"), place_key("Russia", "RUS"), place_key(None, None)
    ('RUS kursk', 'RUS', None)
    """
    if name and name == state_name(country):
        return country
    words = [word for word in key_of(name or "") if word not in _PLACE_WORDS]
    return " ".join(part for part in (country, *words) if part) or None


def parties_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the parties of actor codes, sorted: states, those in arms against one a party of their own.

    >>> parties_of(("SYR-MIL", "SYR-GOV")), parties_of(["SYR-REB"])
    (('SYR',), ('SYR-REB',))
    """
    return tuple(sorted({code if code.endswith("-REB") else code.partition("-")[0] for code in codes}))


def same_parties(first: Proposition, second: Proposition) -> bool:
    """Tell whether two claims name no other doers and no others done to."""
    parties = (first.actors, second.actors), (first.recipients, second.recipients)
    return all(not (one and other) or set(one) & set(other) for one, other in parties)


def sent_to(proposition: Proposition) -> str | None:
    """Return the state to which alone something is given or sent, None where there is none such."""
    sent = proposition.claim.event.type == "AID" and len(proposition.recipients) == 1
    return proposition.recipients[0].partition("-")[0] if sent else None


def propositions_of(item: ReadArticle) -> tuple[Proposition, ...]:
    """Return the propositions of an article's claims, in order.

    What a claim leaves open, its sentence may say: the place and the parties of another claim there of the same sort
    of event ("27 were killed when a missile struck a hospital in Kharkiv"), where that sentence names but one; a denial
    lends nothing to what it leaves standing.
    """
    stated = statement_days(item)
    bare = [
        _proposition(claim, item.article, said.day, said.explicit)
        for claim, said in zip(item.claims, stated, strict=True)
    ]
    sentences: dict[Span, list[Proposition]] = defaultdict(list)
    for proposition in bare:
        sentences[sentence_of(item.article.text, proposition.claim.evidence)].append(proposition)
    return tuple(
        _completed(p, sentences[sentence_of(item.article.text, p.claim.evidence)]) if p.cluster == "force" else p
        for p in bare
    )


def _completed(proposition: Proposition, sentence: Sequence[Proposition]) -> Proposition:
    alike = proposition.cluster, proposition.claim.polarity
    others = [other for other in sentence if (other.cluster, other.claim.polarity) == alike]
    places = {other.place for other in others if other.place}
    actors = {other.actors for other in others if other.actors}
    recipients = {other.recipients for other in others if other.recipients}
    return replace(
        proposition,
        place=proposition.place or (places.pop() if len(places) == 1 else None),
        actors=proposition.actors or (actors.pop() if len(actors) == 1 else ()),
        recipients=proposition.recipients or (recipients.pop() if len(recipients) == 1 else ()),
    )


def _proposition(claim: Claim, article: Article, said: date | None, named_day: bool) -> Proposition:
    text = claim.evidence.of(article.text)
    formation = _FORMATION.search(text)
    quantity = claim.quantity if claim.event.type != "REJECT" else None
    absence = find_absence(claim, text)
    return Proposition(
        claim=claim,
        article=article,
        said=said,
        named_day=named_day,
        day=event_day(claim, said),
        cluster=CLUSTERS.get(claim.event.type, claim.event.type) if claim.event.type else None,
        actors=parties_of(claim.event.actors) or (absence.states if absence and not absence.casualties else ()),
        recipients=(absence.states if absence and absence.casualties else ()) or parties_of(claim.event.recipients),
        unit=_unit(quantity) if quantity else absence.unit if absence else None,
        absence=absence,
        place=place_key(claim.place.name, claim.place.country) if claim.place else None,
        ahead=claim.status in AHEAD,
        rate=_RATE.search(text) is not None,
        each=_EACH.search(text) is not None,
        formation=formation.group().lower() if formation else None,
        terms=terms_of(text),
    )


def _unit(quantity: Quantity) -> str | None:
    """Return the class of what a figure counts; a toll without a word for it counts people."""
    return unit_class(quantity.unit) or ("person" if quantity.kind == "casualties" else None)
