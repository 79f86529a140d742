"""Quantities: numbers with their bounds and what they count.

A numeral read by :mod:`reportedly.annotate.numerals` becomes a quantity unless it names, dates, ranks or scores. Its
bound words, its unit of measure or counted noun, and ranges of two numerals are joined to it; a unit left out is taken
from what was counted before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportedly.annotate.bounds import bound_before, bound_behind
from reportedly.annotate.counted_nouns import antecedent_unit, counted_noun
from reportedly.annotate.number_names import counts_nothing
from reportedly.annotate.numerals import Numeral, find_numerals
from reportedly.annotate.quantity_kinds import classify_kind
from reportedly.annotate.ranges import Amount, join_ranges
from reportedly.annotate.units import AGE_UNITS, Measure, measure_behind, money_before
from reportedly.model import AnnotatedArticle, Quantity, Span, Time
from reportedly.model.vocabulary import Dimension, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc


import re
from bisect import bisect_right
from typing import Final

_AGE_BEHIND: Final = re.compile(r"(?:-|\s)(?:old\b|olds\b|of\s+age\b)")
_AGED_BEFORE: Final = re.compile(r"\b(?:aged?|ages|at\s+(?:the\s+)?age(?:\s+of)?)\s+(?:between\s+)?$", re.IGNORECASE)
_AGE_APPOSED: Final = re.compile(r"[A-Z][\w.’'-]+,\s$")
_EXTRA_BEFORE: Final = re.compile(
    r"\b(?:another|a\s+further|an\s+additional|only|just|a\s+total\s+of|the\s+other)\s+$", re.IGNORECASE
)
_NOUN_BEHIND: Final = re.compile(r"\s+(?:of\b|[a-z]{3,})")
_NO_NOUN: Final = re.compile(
    r"\s+(?:and|for|from|with|the|was|were|are|has|had|have|but|that|which|above|below|long|wide|tall|high|deep|away|into|over)\b"
)
_MULTIPLES: Final = {
    "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "triple": 3, "triples": 3, "tripled": 3, "tripling": 3,
    "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "halved": 0.5, "halving": 0.5, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip
_MULTIPLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})\b", re.IGNORECASE)
_PROSE_AMOUNT_WORDS: Final = frozenset({"second", "won", "real", "block", "quarter", "foot", "yard", "ton", "knot"})


def find_quantities(annotated: AnnotatedArticle) -> tuple[Quantity, ...]:
    """Find every quantity of the article, in order of their spans, ages and durations among them.

    Numbers that count nothing (names, dates, times of day, ordinals, scores, addresses) are left out.
    """
    doc = annotated.doc
    amounts = join_ranges(doc.text, _amounts(doc, annotated.times))
    found: list[Quantity] = []
    earlier: list[tuple[int, str, float]] = []
    for amount in amounts:
        quantity = _quantity(doc, amount, earlier)
        if quantity is None or (found and quantity.span.start < found[-1].span.end):
            continue
        found.append(classify_kind(quantity, doc))
        if quantity.dimension == "count" and quantity.unit is not None:
            value = quantity.high if quantity.high is not None else quantity.low
            earlier.append((_token_index(doc, quantity.number.start), quantity.unit, value or 0.0))
    found.extend(classify_kind(quantity, doc) for quantity in _multiples(doc, found))
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _token_index(doc: Doc, at: int) -> int:
    """Return the index of the token that covers the character ``at``."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx <= at:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)


def _amounts(doc: Doc, times: Sequence[Time]) -> list[Amount]:
    """Return the numerals that may count something, each with its signs."""
    text = doc.text
    ends = [(time.span.start, time.span.end, time.type) for time in times]
    starts = [start for start, _, _ in ends]
    amounts: list[Amount] = []
    for numeral in find_numerals(text):
        money = money_before(text, numeral.start)
        numeral = _settle_scale(text, numeral, money)
        measure = measure_behind(text, numeral.end)
        first = doc[_token_index(doc, numeral.start)]
        last = doc[_token_index(doc, numeral.end - 1)]
        if measure is not None and not _is_measure(doc, measure, numeral):
            measure = None
        if measure is None or measure.dimension != "duration":
            place = bisect_right(starts, numeral.start) - 1
            if place >= 0 and numeral.end <= ends[place][1] and money is None and ends[place][2] in ("DATE", "TIME"):
                continue
        has_unit = money is not None or measure is not None
        if counts_nothing(doc, numeral, first, last, has_unit=has_unit):
            continue
        start = money.start if money else numeral.start
        end = measure.end if measure else numeral.end
        value = numeral.value
        amounts.append(Amount(numeral, start, end, numeral.start, numeral.end, value, value, money, measure))
    return amounts


def _settle_scale(text: str, numeral: Numeral, money: Measure | None) -> Numeral:
    """Read "35m" as millions where money or a noun stands beside it, else leave the letter to the unit.

    Also reads "12.000" as twelve thousand where a noun in the plural follows and no money or measure does.
    """
    if numeral.sign_end is not None and money is None:
        letter = text[numeral.sign_end : numeral.end].strip()
        behind = text[numeral.end : numeral.end + 12]
        counts = _NOUN_BEHIND.match(behind) and not _NO_NOUN.match(behind)
        if letter in ("m", "b", "B", "k", "K", "M") and not counts:
            return replace(numeral, end=numeral.sign_end, value=numeral.mantissa, scale=1, sign_end=None)
    if numeral.dotted and numeral.scale == 1 and money is None and measure_behind(text, numeral.end) is None:
        if text[numeral.start : numeral.end].endswith(".000") and _NOUN_BEHIND.match(
            text[numeral.end : numeral.end + 12]
        ):
            return replace(numeral, value=numeral.value * 1000, dotted=False)
    return numeral


def _is_measure(doc: Doc, measure: Measure, numeral: Numeral) -> bool:
    """Tell whether the word behind the number is a unit here and not a verb or adjective ("3,000 won the prize")."""
    if measure.unit not in _PROSE_AMOUNT_WORDS:
        return True
    token = doc[_token_index(doc, measure.start)]
    return (
        token.pos_ in ("NOUN", "PROPN", "SYM", "ADJ")
        and token.tag_ != "VBD"
        and not (measure.unit == "second" and token.tag_ == "JJ")
    )


def _quantity(doc: Doc, amount: Amount, earlier: Sequence[tuple[int, str, float]]) -> Quantity | None:
    """Make a quantity of an amount; None where it turns out to count nothing."""
    text = doc.text
    numeral = amount.numeral
    unit, dimension, end, rule = _unit(doc, amount, earlier)
    if (
        unit is None
        and rule == "bare"
        and numeral.form == "digits"
        and abs(numeral.value) < 10
        and not amount.is_range
        and not amount.changed
    ):
        rule = "bare"
    relation: Relation = "exact"
    start = amount.start
    if amount.is_range:
        relation = "range"
    elif numeral.form == "vague":
        relation = "vague"
    bound = bound_before(text, start, is_period=dimension == "duration")
    if bound is None and numeral.form == "words" and numeral.scale == 12:
        bound = None
    if bound is not None:
        start = bound[0]
        if relation not in ("range", "vague") or bound[1] == "at_most":
            relation = bound[1] if relation != "range" else "range"
    else:
        extra = _EXTRA_BEFORE.search(text, max(0, start - 18), start)
        if extra:
            start = extra.start()
    behind = bound_behind(text, end) or bound_behind(text, amount.end)
    if behind is not None and relation in ("exact", "approx"):
        relation, end = behind[1], max(end, behind[0])
    low, high = _ends(amount, relation)
    return Quantity(
        Span(start, end), Span(amount.number_start, amount.number_end), low, high, relation, unit, dimension,
        read_by=f"quantities/{rule}",
    )  # fmt: skip


def _ends(amount: Amount, relation: Relation) -> tuple[float | None, float | None]:
    """Return low and high as the codebook wants them for the relation."""
    low, high = _number(amount.low), _number(amount.high)
    if relation in ("at_least", "vague"):
        return low, None
    if relation == "at_most":
        return None, high
    return low, high


def _number(value: Decimal) -> float:
    """Return a decimal as the nearest float."""
    return float(value)


def _unit(
    doc: Doc, amount: Amount, earlier: Sequence[tuple[int, str, float]]
) -> tuple[str | None, Dimension, int, str]:
    """Return (unit, dimension, end of the unit's words, rule)."""
    text = doc.text
    numeral = amount.numeral
    if amount.money is not None:
        return amount.money.unit, "money", amount.end, "money"
    if amount.measure is not None:
        age = _AGE_BEHIND.match(text, amount.end)
        if age and amount.measure.unit in AGE_UNITS:
            return amount.measure.unit, "age", age.end(), "age"
        if numeral.form == "fraction" and amount.measure.dimension == "share":
            return amount.measure.unit, "share", amount.end, "measure"
        return amount.measure.unit, amount.measure.dimension, amount.end, "measure"
    first = doc[_token_index(doc, amount.number_start)]
    last = doc[_token_index(doc, amount.number_end - 1)]
    if _is_age(text, amount):
        return "year", "age", amount.end, "age"
    counted = counted_noun(doc, last, amount.end, plural=numeral.value != 1 and numeral.form != "fraction")
    share = numeral.form == "fraction" and abs(numeral.value) < 1
    dimension: Dimension = "share" if share else "count"
    value = float(abs(numeral.value))
    if counted is not None and counted.unit is not None:
        measured = measure_behind(" " + counted.unit, 0) if not share else None
        if measured is not None and counted.head is not None and measured.end == 1 + len(counted.unit):
            dimension = measured.dimension
        end = amount.end if share or (counted.partitive and numeral.form != "vague") else counted.end
        return counted.unit, dimension, end, "partitive" if counted.partitive else "noun"
    elided = counted is not None and counted.elided
    end = counted.end if counted is not None else amount.end
    if elided or value >= 20 or share or any(index >= first.sent.start for index, _, _ in earlier):
        unit = antecedent_unit(doc, first, 1000.0 if share else value, earlier)
        if unit is not None:
            return unit, dimension, end, "antecedent"
    return None, dimension, end, "bare"


def _is_age(text: str, amount: Amount) -> bool:
    """Tell whether a bare number is an age: "aged 35", "John Smith, 35,"."""
    if (
        amount.numeral.scale != 1
        or not 0 < amount.numeral.value <= 110
        or amount.numeral.form not in ("digits", "words")
    ):
        return False
    if _AGED_BEFORE.search(text, max(0, amount.start - 24), amount.start):
        return True
    apposed = _AGE_APPOSED.search(text, max(0, amount.start - 24), amount.start)
    return bool(apposed) and amount.numeral.form == "digits" and text[amount.end : amount.end + 1] in (",", ".", ";")


def _multiples(doc: Doc, found: Sequence[Quantity]) -> list[Quantity]:
    """Find rises told as a multiple: "doubled", "tenfold", "18-fold"."""
    multiples: list[Quantity] = []
    for match in _MULTIPLE.finditer(doc.text):
        word = match.group().lower()
        token = doc[_token_index(doc, match.start())]
        verbal = token.pos_ == "VERB" and word not in ("double", "triple", "quadruple")
        if not verbal and not word.endswith("fold") and not (token.pos_ == "VERB"):
            continue
        number = Span(match.start(), match.end())
        bound = bound_before(doc.text, match.start())
        relation: Relation = bound[1] if bound else "exact"
        value = float(_MULTIPLES[word])
        low, high = (
            (value, None) if relation == "at_least" else (None, value) if relation == "at_most" else (value, value)
        )
        span = Span(bound[0] if bound else match.start(), match.end())
        if any(quantity.span.overlaps(span) for quantity in found):
            continue
        unit = "fold" if word.endswith("fold") else _subject_unit(token)
        multiples.append(Quantity(span, number, low, high, relation, unit, "other", read_by="quantities/multiple"))
    return multiples


def _subject_unit(verb: object) -> str | None:
    """Return the singular of what doubles: the verb's subject, or its object where it has one."""
    from reportedly.annotate.units import singular

    children = list(verb.children)  # type: ignore[attr-defined]
    for dependency in ("dobj", "nsubj", "nsubjpass"):
        for child in children:
            if child.dep_ == dependency and child.pos_ == "NOUN":
                return singular(child.text)
    return None
