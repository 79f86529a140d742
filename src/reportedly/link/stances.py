"""Stances: what holders say of a question's matter without a figure. A denial is not a figure of 0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.link.marks import carrier_of, holder_key, with_days
from reportedly.link.questions import is_of, place_fit
from reportedly.model.claims import Claim
from reportedly.model.questions import Question, Stance, StanceRow
from reportedly.model.relations import ReadArticle, Relations
from reportedly.model.wording import holder_in_words
from reportedly.reference.states import states_named
from reportedly.reference.unit_classes import class_named, plural

#: The types of event that say where an actor's forces, weapons or people are, go or act.
_MATTER = frozenset({"MOBILIZE", "AID", "ASSAULT", "RETREAT", "COERCE"})
#: Stances from the one that answers most plainly to the one that answers least.
_ORDER: tuple[Stance, ...] = ("asserts", "denies", "declines", "asks")


def stances_of(
    items: Iterable[ReadArticle], question: Question, relations: Relations, order: Mapping[str, int]
) -> list[StanceRow]:
    """Return one row for each statement and stance, with every claim that carries it, the earliest first."""
    origins = {claim: origin for origin in relations.origins for claim in origin.claims}
    words = _words_for(question)
    rows: dict[tuple[object, ...], StanceRow] = {}
    for item in sorted(items, key=lambda item: order[item.article.id]):
        text = item.article.text
        for claim, stated in sorted(with_days(item), key=lambda pair: (pair[0].evidence, pair[0].id)):
            stance = stance_of(claim)
            if stance is None or not _speaks_to(claim, text, question, words):
                continue
            named = claim.holder.text.of(text) if claim.holder.text else None
            origin = origins.get(claim.id)
            who = holder_key(claim.holder, named)
            key = (stance, origin.id) if origin else (stance, who, stated)
            first = rows.get(key) or StanceRow(
                stance=stance,
                holder=claim.holder,
                holder_words=holder_in_words(claim.holder, named),
                carriers=(),
                certainty=claim.certainty,
                place=(claim.place.name or claim.place.text.of(text)) if claim.place else None,
                country=claim.place.country if claim.place else None,
                stated=stated,
                origin=origin.id if origin else None,
            )
            rows[key] = replace(first, carriers=(*first.carriers, carrier_of(item, claim, (), ())))
    return sorted(rows.values(), key=lambda row: (row.stated or "9999", _ORDER.index(row.stance)))


def stance_of(claim: Claim) -> Stance | None:
    """Return how the holder stands to the proposition; None for a figure, a demand, or the article's own voice."""
    if claim.speech_act == "ask":
        return "asks" if claim.quantity is None else None
    told = claim.status in ("happened", "ongoing", "planned")
    if claim.speech_act == "deny" or (claim.polarity == "negative" and told):
        return "denies"
    if claim.speech_act == "decline" or (claim.certainty == "unknown" and claim.quantity is None):
        return "declines"
    if claim.quantity is not None or claim.polarity == "negative" or claim.holder.kind in ("article", "reports"):
        return None
    return "asserts" if told else None


def _words_for(question: Question) -> re.Pattern[str]:
    """Return a pattern for the words that name things of the question's class, or stand for them."""
    found = class_named(question.unit)
    forms = "|".join(re.escape(form) for word in (*found.units, *found.events) for form in (word, plural(word)))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def _speaks_to(claim: Claim, text: str, question: Question, words: re.Pattern[str]) -> bool:
    """Tell whether a claim is about the actor's things of the class, or, of no actor asked about, those there."""
    evidence = claim.evidence.of(text)
    if not words.search(evidence):
        return False
    codes = (*claim.event.actors, *claim.event.recipients)
    if question.actor is not None:
        country = question.actor.partition("-")[0]
        by_event = claim.event.type in _MATTER and any(is_of(code, question.actor) for code in codes)
        if not by_event and country not in states_named(evidence):
            return False
    elif claim.event.type not in _MATTER:
        return False
    return question.actor is not None or place_fit(claim.place, question) == "within"
