"""Parts: which claim's figure a figure is a part of, and the day a figure speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.claims.sentences import Sentences
from reportedly.model import Claim, Quantity, Span

#: Between a whole and its first part: "4,700 casualties, including 600 dead"; between two parts: "and three generals".
_INCLUDING = re.compile(r"\b(?:including|among (?:them|whom|these)|of (?:them|whom|these|which)|includes?d?)\b", re.I)
_AND = re.compile(r"\s*,?\s*(?:and|plus)\s+", re.I)
#: Behind a part, or before it in a sentence of its own: "three generals among them", "of those, 8,000 …".
_AMONG = re.compile(r"\s*(?:are\s+|were\s+)?(?:among|of) (?:them|these|those)\b", re.I)
_OF_THOSE = re.compile(r"(?:^|[.;:]\s*)(?:of|among|out of) (?:them|these|those|that)\b[^.;]*$", re.I)
#: Before a whole: "Of some 10,000, up to 8,000 are in Kursk".
_OUT_OF = re.compile(r"(?:^|[.;:,]\s*|\s)(?:out )?of (?:the |these |those |an estimated |some |around |about )?$", re.I)
#: In a part's own words: "40 of them children".
_OF_THEM = re.compile(r"\bof (?:them|whom)\b", re.I)
_COMMITTED = frozenset({"certain", "probable"})
#: Before a day that a count runs up to.
_UP_TO = re.compile(r"\b(?:as of|by|until|up to|through)\s+(?:the\s+)?$", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
#: Words that count up to the day of speaking.
_NOW = re.compile(
    r"\b(?:so far|to date|until now|up to now|as of now|currently|now|at present|at the moment|today)\b", re.I
)
_LONGEST_GAP = 80
_DATED_KINDS = frozenset({"stock", "cumulative", "casualties", "capacity"})
#: Kinds that run over a period, and have a day of their own only where the text counts up to one.
_RUNNING_KINDS = frozenset({"flow", "money", "other"})


def as_of(claim: Claim, text: str, said: str | None, now: str | None, published: str | None) -> Claim:
    """Set the day a claim's figure speaks of: the day its words give, else the day its holder says how many are there.

    ``said`` is the day on which the words that attribute say it was said; ``now`` is the day that "now" and "so far"
    mean: that one, and in the article's own voice its publication. None stays where the text gives no day. What has
    happened or goes on has no figure of a day after ``published`` ("has been put off until January").
    """
    quantity = claim.quantity
    if quantity is None or quantity.kind not in (*_DATED_KINDS, *_RUNNING_KINDS):
        return claim
    day = _named_day(claim, text)
    if day is None and claim.status in ("happened", "ongoing") and _NOW.search(claim.evidence.of(text)):
        day = now
    is_told = claim.time is None and quantity.kind == "stock" and claim.status == "ongoing"
    if day is None and is_told and claim.certainty in _COMMITTED:
        day = said
    if day is not None and claim.status in ("happened", "ongoing") and day > (published or day):
        return claim
    return replace(claim, quantity=replace(quantity, as_of=day)) if day is not None else claim


def day_of(published: str | None) -> str | None:
    """Return the day of a publication date; None where it names none ("2024-11")."""
    found = _DAY.match(published or "")
    return found.group() if found is not None else None


def _named_day(claim: Claim, text: str) -> str | None:
    """Return the day that a claim's time gives its figure: one that a count runs up to, or that it was counted on."""
    quantity, time = claim.quantity, claim.time
    if quantity is None or time is None or _NOW.fullmatch(time.text.of(text)):
        return None
    before = text[max(0, time.text.start - 12) : time.text.start]
    if claim.status not in ("happened", "ongoing"):  # what is to be there by a day is counted on it
        return time.end if quantity.kind in ("stock", "cumulative") and _UP_TO.search(before) else None
    if _UP_TO.search(before) or _UP_TO.match(time.text.of(text)):
        return time.end
    is_one_day = time.start == time.end and quantity.kind in _DATED_KINDS and quantity.kind != "casualties"
    return time.end if is_one_day else None


def with_parts(claims: Sequence[Claim], text: str, quantities: Sequence[Quantity], sentences: Sentences) -> list[Claim]:
    """Set ``part_of`` where the text says that one figure is a part of another, which an earlier claim gives."""
    by_number = {claim.quantity.number: claim for claim in claims if claim.quantity is not None}
    wholes: dict[Span, Claim] = {}
    ordered = sorted(quantities, key=lambda quantity: quantity.number)
    for before, quantity in pairwise(ordered):
        whole = _whole(before, quantity, text, by_number, wholes, sentences)
        if whole is not None and quantity.number in by_number:
            wholes[quantity.number] = whole
    return [
        replace(claim, part_of=whole.id, read_by={**claim.read_by, "part_of": "claims/parts"})
        if claim.quantity is not None
        and (whole := wholes.get(claim.quantity.number)) is not None
        and whole.id != claim.id
        else claim
        for claim in claims
    ]


def _whole(
    before: Quantity,
    quantity: Quantity,
    text: str,
    by_number: dict[Span, Claim],
    wholes: dict[Span, Claim],
    sentences: Sentences,
) -> Claim | None:
    """Return the claim whose figure a quantity is a part of, by the words between it and the quantity before it."""
    gap = text[before.span.end : quantity.span.start]
    if len(gap) > _LONGEST_GAP:
        return None
    sentence = sentences.at(quantity.span.start)
    same = sentence == sentences.at(before.span.start)
    opening = text[sentences.spans[sentence].start : quantity.span.start]
    if same:
        if _INCLUDING.search(gap):
            return by_number.get(before.number)
        if _AND.fullmatch(gap) and before.number in wholes:
            return _whole_of_both(quantity, before, wholes[before.number], by_number)
        if _OF_THEM.search(quantity.span.of(text)):
            return by_number.get(before.number)
        if _OUT_OF.search(text[max(0, before.span.start - 20) : before.span.start]) and gap.strip() == ",":
            return by_number.get(before.number) or _told_before(before, by_number)
    if _AMONG.match(text, quantity.span.end) and before.number in by_number and not same:
        return by_number[before.number]
    if not same and _OF_THOSE.match(opening):
        return _counted_alike(quantity, before, by_number) or by_number.get(before.number)
    return None


def _whole_of_both(quantity: Quantity, before: Quantity, whole: Claim, by_number: dict[Span, Claim]) -> Claim | None:
    """Return the whole of a part listed behind another: the same one, unless that counts the other's things alone."""
    counted = whole.quantity.unit if whole.quantity is not None else None
    if whole.quantity is not None and whole.quantity.what not in (quantity.what, "casualties"):
        return None  # "11 dead, among them two children, and 89 wounded"
    if counted is None or counted != before.unit or quantity.unit == counted:
        return whole
    first = min(whole.quantity.number if whole.quantity is not None else before.number, before.number)
    listed = [claim for number, claim in by_number.items() if first <= number < before.number]
    return next((claim for claim in listed if claim.quantity and claim.quantity.unit == quantity.unit), None)


def _counted_alike(quantity: Quantity, before: Quantity, by_number: dict[Span, Claim]) -> Claim | None:
    """Return the last of the counts up to ``before`` that counts the same things, within a sentence's reach."""
    for number, claim in reversed(by_number.items()):
        other = claim.quantity
        near = before.number.start - _LONGEST_GAP <= number.start <= before.number.start
        if other is not None and near and other.unit == quantity.unit is not None:
            return claim
    return None


def _told_before(quantity: Quantity, by_number: dict[Span, Claim]) -> Claim | None:
    """Return the last claim before a quantity that gives the same number of the same thing."""
    found = None
    for number, claim in by_number.items():
        other = claim.quantity
        if other is None or number.start >= quantity.number.start:
            continue
        same = quantity.high in (other.low, other.high) and quantity.high is not None
        if same and (quantity.unit in (None, other.unit)) and (found is None or number > found[0]):
            found = (number, claim)
    return found[1] if found is not None else None
