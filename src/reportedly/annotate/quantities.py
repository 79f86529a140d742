"""Quantities: numbers with their bounds and what they count.

An amount (:mod:`reportedly.annotate.amounts`) is joined to its bound words and to its unit of measure or counted noun;
a unit left out is taken from what was counted before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reportedly.annotate.ages import AGE_BEHIND, AGED_BEFORE, is_age
from reportedly.annotate.amounts import find_amounts
from reportedly.annotate.bounds import bound_before, bound_behind, ends_of
from reportedly.annotate.casualties import counts_victims
from reportedly.annotate.counted_before import (
    Count,
    antecedent_unit,
    changed_by,
    moving_thing,
    sentence_start,
    tells,
    unit_of_people,
    uprooted_unit,
)
from reportedly.annotate.counted_nouns import counted_noun
from reportedly.annotate.multiples import find_multiples
from reportedly.annotate.numbered_nouns import numbered_noun, numbers_people, subject_noun
from reportedly.annotate.quantity_kinds import classify_kind, is_harmed, is_uprooted
from reportedly.annotate.ranges import Amount
from reportedly.annotate.token_offsets import TokenOffsets
from reportedly.annotate.units import AGE_UNITS, measure_behind
from reportedly.model import AnnotatedArticle, Quantity, Span
from reportedly.model.vocabulary import Dimension, Relation
from reportedly.reference.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EXTRA_BEFORE: Final = re.compile(
    r"\b(?:another|a\s+further|an\s+additional|only|just|a\s+total\s+of|the\s+other)\s+$", re.IGNORECASE
)
_MORE_BEFORE: Final = re.compile(r"\b(?:another|a\s+further|an\s+additional)\s+$", re.IGNORECASE)
#: A unit hung on a later number: "four-, five- and six-cylinder".
_HANGING: Final = re.compile(r"-(?:,|\s+(?:and|or|to)\b)")
_NOUN_OR_TWO: Final = re.compile(r"\b([a-z]+)\s+or\s+$")
_PLUS_BEHIND: Final = re.compile(r"(?:-plus|\+|-odd|\s+odd|\s+or\s+(?:so|more))(?=\s)")
_RANKED_BEFORE: Final = re.compile(r"\b(?:top|bottom|final|big|last|first)\s+$", re.IGNORECASE)
#: Before a part of a whole, and between two parts.
_AND: Final = re.compile(r"\s*,?\s*(?:and\s+)?")
_PART_BEFORE: Final = re.compile(r"\b(?:including|among (?:them|whom))\s+$", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|whom)\s+(?!were\b|are\b|had\b|have\b|was\b)[a-z]")
_OF_THE_DEAD: Final = re.compile(r"\s+of\s+(?:the|its|their)\s+(?:dead|wounded|injured|missing)\b")
#: Behind men, who are counted with the women: "300 men and women".
_AND_WOMEN: Final = re.compile(r"\s+and\s+women\b")
#: Words before a part of the counted, and kinds of people, which are no kind of the whole.
_PARTS: Final = frozenset({"including", "among", "includes", "them", "whom", "left", "leaving"})
_KINDS: Final = frozenset({"child", "woman"})


@dataclass(slots=True)
class _Reading:
    """One article under reading: its parse and what has been counted so far, in order."""

    doc: Doc
    text: str
    offsets: TokenOffsets
    counted: list[Count] = field(default_factory=list)


def find_quantities(annotated: AnnotatedArticle) -> tuple[Quantity, ...]:
    """Find every quantity of the article, in order of their spans, ages and durations among them.

    Numbers that count nothing (names, dates, times of day, ordinals, scores, addresses) are left out.
    """
    doc = annotated.doc
    if not len(doc):
        return ()
    reading = _Reading(doc, doc.text, TokenOffsets(doc))
    found: list[Quantity] = []
    part = False
    for amount in find_amounts(doc, reading.text, reading.offsets, annotated.times):
        quantity = _quantity(reading, amount)
        if quantity is None or (found and quantity.span.start < found[-1].span.end):
            continue
        if found:
            quantity = _converted(reading.text, found[-1], quantity)
        found.append(quantity)
        part = _is_part(reading.text, found, is_part=part)
        if quantity.dimension == "count" and quantity.unit is not None and not part:
            value = quantity.high if quantity.high is not None else quantity.low
            counted = reading.offsets.token(quantity.span.end - 1)
            if tells(counted):
                continue
            people = counted.ent_type_ == "NORP"
            at = reading.offsets.index(quantity.number.start)
            reading.counted.append(Count(at, quantity.unit, value or 0.0, people))
    found = _hang_units(reading.text, found)
    found.extend(find_multiples(reading.text, reading.offsets, found))
    return _with_kinds(reading, sorted(found, key=lambda quantity: quantity.span))


def _is_part(text: str, found: Sequence[Quantity], *, is_part: bool) -> bool:
    """Tell whether the quantity found last is a part of one before it; ``is_part`` tells it of the one before."""
    quantity = found[-1]
    if _PART_BEFORE.search(text, max(0, quantity.span.start - 14), quantity.span.start):
        return True
    if len(found) > 1 and _OF_THEM.match(text, quantity.number.end):
        return True
    return is_part and _AND.fullmatch(text, found[-2].span.end, quantity.span.start) is not None


def _with_kinds(reading: _Reading, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Set the kinds; a number whose unit was taken from before takes the kind of that count too, if it has none."""
    classified: list[Quantity] = []
    part = False
    for quantity in found:
        quantity = classify_kind(quantity, reading.doc, reading.text)
        if quantity.kind == "other" and quantity.read_by.endswith("/antecedent") and quantity.dimension == "count":
            kinds = [other for other in classified if other.unit == quantity.unit and other.dimension == "count"]
            known = kinds and kinds[-1].kind in ("stock", "flow")  # those who were not killed are no casualties
            if known and not is_harmed(quantity, reading.doc):
                quantity = replace(quantity, kind=kinds[-1].kind)
        classified.append(quantity)
        part = _is_part(reading.text, classified, is_part=part)
        if part and len(classified) > 1:
            people = reading.offsets.token(quantity.span.end - 1).ent_type_ == "NORP"
            classified[-1] = _as_part(classified[-2], quantity, people=people)
    return tuple(classified)


def _as_part(whole: Quantity, quantity: Quantity, *, people: bool) -> Quantity:
    """Give a bare number the unit of the whole, and persons who are among the dead or hurt its kind.

    "900 tanks, including 20 in May", "31 people, including 11 children".
    """
    if quantity.dimension != "count" or whole.dimension != "count":
        return quantity
    told = quantity.kind not in ("stock", "other") and quantity.what != "casualties"
    bare = quantity.unit is None
    if bare:
        quantity = replace(quantity, unit=whole.unit)
    if whole.kind in ("stock", "flow", "other") and quantity.kind in ("stock", "flow", "other"):
        return replace(quantity, kind=whole.kind)
    if whole.kind != "casualties" or told:
        return quantity
    if not bare and not people and not unit_of_people(quantity.unit or ""):
        return quantity
    return replace(quantity, kind="casualties", what=whole.what)


def _quantity(reading: _Reading, amount: Amount) -> Quantity | None:
    """Make a quantity of an amount; None where it turns out to count nothing."""
    text = reading.text
    unit, dimension, end, rule = _unit(reading, amount)
    small = amount.numeral.scale == 1 and amount.numeral.value < 13
    if unit is None and amount.low == 1 == amount.high and amount.numeral.form == "words":
        return None
    if unit is None and small and _RANKED_BEFORE.search(text, max(0, amount.start - 8), amount.start):
        return None
    if unit is None and _is_name_of_two(text, amount):
        return None
    start = amount.start
    relation: Relation = "exact"
    if amount.is_range:
        relation = "range"
    elif amount.numeral.form == "vague":
        relation = "vague"
    bound = bound_before(text, start, is_period=dimension == "duration")
    if bound is not None:
        start = bound[0]
        if relation == "exact" or (relation == "vague" and bound[1] == "at_most"):
            relation = bound[1]
    else:
        extra = _EXTRA_BEFORE.search(text, max(0, start - 18), start)
        start = extra.start() if extra else start
    behind = bound_behind(text, end) or bound_behind(text, amount.end)
    if behind is not None and relation in ("exact", "approx"):
        relation, end = behind[1], max(end, behind[0])
    low, high = ends_of(float(amount.low), float(amount.high), relation)
    number = Span(amount.number_start, amount.number_end)
    return Quantity(Span(start, end), number, low, high, relation, unit, dimension, read_by=f"quantities/{rule}")


def _is_name_of_two(text: str, amount: Amount) -> bool:
    """Tell a number that parts or names: "split the country in two", "said No 10"."""
    if amount.numeral.form == "digits":
        return text[: amount.start].endswith("No ")
    return amount.low == amount.high == 2 and text[max(0, amount.start - 4) : amount.start] in (" in ", "into")


def _unit(reading: _Reading, amount: Amount) -> tuple[str | None, Dimension, int, str]:
    """Return (unit, dimension, end of the unit's words, rule)."""
    text, numeral = reading.text, amount.numeral
    if amount.money is not None:
        return amount.money.unit, "money", amount.end, "money"
    plus = _PLUS_BEHIND.match(text, amount.end)
    behind = measure_behind(text, plus.end()) if plus else None
    if behind is not None:
        return behind.unit, behind.dimension, behind.end, "measure"
    if amount.measure is not None:
        age = AGE_BEHIND.match(text, amount.end)
        if age and amount.measure.unit in AGE_UNITS:
            return amount.measure.unit, "age", age.end(), "age"
        if amount.measure.unit == "year" and AGED_BEFORE.search(text, max(0, amount.start - 24), amount.start):
            return "year", "age", amount.end, "age"
        return amount.measure.unit, amount.measure.dimension, amount.end, "measure"
    if is_age(text, amount, reading.offsets.token(amount.number_start)):
        return "year", "age", amount.end, "age"
    before = _NOUN_OR_TWO.search(text, max(0, amount.start - 24), amount.start)
    if before and numeral.value == 2:
        noun = reading.offsets.token(amount.start - len(before.group()))
        if noun.pos_ == "NOUN":
            return singular(noun.text), "count", amount.end, "noun"
    return _counted(reading, amount)


def _counted(reading: _Reading, amount: Amount) -> tuple[str | None, Dimension, int, str]:
    """Return what :func:`_unit` does for a number of things: the noun behind it, else the one meant."""
    numeral = amount.numeral
    first = reading.offsets.token(amount.number_start)
    last = reading.offsets.token(amount.number_end - 1)
    plus = _PLUS_BEHIND.match(reading.text, amount.number_end)
    if plus:
        last = reading.offsets.token(plus.end() - 1)
    fraction = numeral.form == "fraction"
    counted = counted_noun(reading.doc, last, amount.end, plural=numeral.value != 1 and not fraction, share=fraction)
    share = fraction and abs(numeral.value) < 1
    dimension: Dimension = "share" if share else "count"
    value = float(abs(numeral.value))
    if counted is not None and counted.unit is not None:
        idle = (
            numeral.form == "words" and numeral.scale == 1 and value < 13 and _is_determined(reading.doc, first, value)
        )
        block = counted.unit == "block" and counted.head != last.i + 1  # "12 apartment blocks"
        measured = None if share or block or counted.head is None else measure_behind(f" {counted.unit}", 0)
        if measured is not None and measured.end == 1 + len(counted.unit):
            dimension = measured.dimension
        outside = share or (counted.partitive and numeral.form != "vague")
        end = amount.end if outside else counted.end
        women = _AND_WOMEN.match(reading.text, end) if counted.unit == "man" and not outside else None
        if women is not None:
            return "person", dimension, women.end(), "noun"
        rule = "determiner" if idle else "partitive" if counted.partitive else "noun"
        joined = _joined_victims(reading, first) if counted.head is None and counted.unit == "person" else None
        return joined or counted.unit, dimension, end, rule
    if amount.changed:
        subject = subject_noun(first)
        if subject is not None:
            return subject, dimension, amount.end, "subject"
    if counted is None and not share and numbers_people(first):
        return "person", dimension, amount.end, "subject"
    if not share and _OF_THE_DEAD.match(reading.text, amount.end):
        return "person", dimension, amount.end, "partitive"
    moving = moving_thing(first)
    if moving is not None:
        thing, by = moving
        plural = thing.tag_ == "NNS" or thing.dep_ == "compound"
        numbered = changed_by(first) if share else plural and (not by or unit_of_people(thing.lemma_))
        return singular(thing.text) if numbered else None, dimension, amount.end, "subject"
    told = numbered_noun(first)
    if counted is None and told is not None and not share:
        return singular(told.text), dimension, amount.end, "subject"
    if counted is None and not share and is_uprooted(first):
        return uprooted_unit(reading.counted, sentence_start(reading.doc, first.i)), dimension, amount.end, "uprooted"
    more = _MORE_BEFORE.search(reading.text, max(0, amount.start - 18), amount.start) is not None
    elided = more or (counted is not None and counted.elided)
    end = counted.end if counted is not None else amount.end
    sentence = sentence_start(reading.doc, first.i)
    stands_for = first.i == sentence and first.dep_ in ("nsubj", "nsubjpass") and value > 1  # "Eleven were destroyed."
    counted_here = any(count.index >= sentence for count in reading.counted[-3:])
    whole = first.dep_ in ("dobj", "pobj", "attr") or changed_by(first)  # "the army holds half"
    if share and not elided and whole:
        return None, dimension, end, "bare"
    if elided or value >= 20 or share or stands_for or counted_here:
        victims = counts_victims(first)
        unit = antecedent_unit(reading.doc, first, 1000.0 if share else value, reading.counted, living=victims)
        if unit is not None and (elided or share or not _several_counted(reading, sentence)):
            return unit, dimension, end, "antecedent"
    return None, dimension, end, "bare"


def _joined_victims(reading: _Reading, first: Token) -> str | None:
    """Return whom a toll joined to another counts too: "600 soldiers were killed and 4,000 wounded"."""
    if not reading.counted or reading.counted[-1].index < sentence_start(reading.doc, first.i):
        return None
    latest = reading.counted[-1]
    between = reading.doc[latest.index + 1 : first.i]
    whole = all(token.lower_ not in _PARTS and token.text != ";" for token in between)
    joined = any(token.lower_ == "and" for token in reading.doc[max(latest.index, first.i - 4) : first.i])
    told = reading.doc[latest.index].i < first.i and whole and joined
    people = latest.unit is not None and latest.unit not in _KINDS and unit_of_people(latest.unit)
    return latest.unit if told and people else None


def _several_counted(reading: _Reading, sentence: int) -> bool:
    """Tell whether two peoples were counted side by side: "killed 17 soldiers, four civilians and wounded 22"."""
    if len(reading.counted) < 2 or reading.counted[-2].index < sentence:
        return False
    first, second = reading.counted[-2:]
    between = reading.doc[first.index : second.index]
    joined = any(token.lower_ in (",", "and") for token in between) and all(token.pos_ != "VERB" for token in between)
    return joined and first.unit != second.unit and unit_of_people(first.unit) and unit_of_people(second.unit)


def _is_determined(doc: Doc, first: Token, value: float) -> bool:
    """Tell whether the number only points: "one newspaper", "the two leaders"."""
    before = doc[first.i - 1].lower_ if first.i else ""
    return value == 1 or before in ("the", "these", "those", "both", "his", "her", "its", "their", "our", "my", "your")


def _converted(text: str, before: Quantity, quantity: Quantity) -> Quantity:
    """Give a conversion in brackets the bound of what it converts: "more than 100 km (60 miles)"."""
    between = text[before.span.end : quantity.span.start]
    if between.strip() != "(" or quantity.relation != "exact" or before.dimension != quantity.dimension:
        return quantity
    if (
        quantity.dimension == "count"
        or before.relation not in ("approx", "at_least", "at_most")
        or quantity.low is None
    ):
        return quantity
    low, high = ends_of(quantity.low, quantity.low, before.relation)
    return replace(quantity, relation=before.relation, low=low, high=high)


def _hang_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give "four-, five- and six-cylinder" one unit: a number that ends in a hyphen takes the next one's."""
    hung = list(found)
    for at in range(len(hung) - 2, -1, -1):
        if hung[at].unit is None and _HANGING.match(text, hung[at].number.end):
            hung[at] = replace(hung[at], unit=hung[at + 1].unit, dimension=hung[at + 1].dimension)
    return hung
