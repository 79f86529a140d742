"""Quantities: the tables of tests/cases/quantities.md, exact arithmetic, and what must hold of any text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.bounds import bound_before, bound_behind
from reportedly.annotate.numerals import find_numerals, read_number_words
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.quantities import find_quantities
from reportedly.annotate.times import find_times
from reportedly.annotate.units import measure_behind, money_before
from reportedly.model import AnnotatedArticle, Article, Quantity
from reportedly.reference.nouns import singular

CASES = Path(__file__).parents[1] / "cases" / "quantities.md"
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def read_tables() -> tuple[list[tuple[str, str]], list[str]]:
    """Read the rows of both tables: sentences with their quantities, and sentences without any."""
    counting, _, idle = CASES.read_text(encoding="utf-8").partition("## Numbers that count nothing")
    rows = [line.strip("|").split("|") for line in counting.splitlines() if line.startswith("|")][2:]
    sentences = [line.strip("| ") for line in idle.splitlines() if line.startswith("|")][2:]
    return [(row[0].strip(), row[1].strip()) for row in rows], sentences


COUNTING, IDLE = read_tables()


def read(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text."""
    article = AnnotatedArticle(Article("case", text, published="2024-11-18"), next(parse_texts([text])))
    return find_quantities(replace(article, times=find_times(article)))


def written(quantity: Quantity, text: str) -> str:
    """Write a quantity as the table does."""
    ends = ["" if end is None else f"{end:g}" if end < 1 else f"{end:.10g}" for end in (quantity.low, quantity.high)]
    kind = quantity.dimension if quantity.dimension in ("age", "duration", "distance") else quantity.kind
    what = f" {quantity.what}" if quantity.what else ""
    return f"{quantity.span.of(text)}; {quantity.relation}; {ends[0]}; {ends[1]}; {quantity.unit or ''}; {kind}{what}"


def spelled(number: int) -> str:
    """Spell a number below a million."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    scale, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    joint = " and " if rest and (scale == 100 or rest < 100) else " "
    return f"{spelled(number // scale)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")


@pytest.mark.parametrize(("sentence", "expected"), COUNTING)
def test_quantities_of_a_sentence(sentence: str, expected: str) -> None:
    assert " / ".join(written(quantity, sentence) for quantity in read(sentence)) == expected


@pytest.mark.parametrize("sentence", IDLE)
def test_numbers_that_count_nothing(sentence: str) -> None:
    assert read(sentence) == ()


@given(st.integers(0, 999_999))
def test_spelled_numbers_are_read_back(number: int) -> None:
    numerals = find_numerals(spelled(number))
    assert [numeral.value for numeral in numerals] == [number]


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    for written_number in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        assert [numeral.value for numeral in find_numerals(written_number)] == [number]


@given(st.decimals(0, 999, places=2), st.sampled_from(["million", "billion", "trillion"]))
def test_scales_multiply_exactly(mantissa: Decimal, scale: str) -> None:
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert [numeral.value for numeral in find_numerals(f"{mantissa} {scale}")] == [mantissa * factor]


def test_two_numbers_side_by_side_are_no_number() -> None:
    assert read_number_words(["nineteen", "ninety", "six"]) is None


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("as many as ", "at_most"), ("up to another ", "at_most"), ("at least ", "at_least"),
        ("well over ", "at_least"),
        ("an estimated ", "approx"), ("some ", "approx"), ("perhaps ", "approx"), ("over the ", None), ("of ", None),
    ],
)  # fmt: skip
def test_bound_words(before: str, relation: str | None) -> None:
    bound = bound_before(before, len(before))
    assert (bound[1] if bound else None) == relation


def test_bound_words_behind() -> None:
    assert bound_behind("500 or more", 3) == (11, "at_least")
    assert bound_behind("500 or fewer", 3) == (12, "at_most")
    assert bound_behind("500 men", 3) is None


@pytest.mark.parametrize(
    ("text", "at", "unit"),
    [
        ("5 km", 1, "kilometre"),
        ("40%", 2, "percent"),
        ("3-day", 1, "day"),
        ("5 sq m", 1, "square metre"),
        ("5 men", 1, None),
    ],
)
def test_measures(text: str, at: int, unit: str | None) -> None:
    measure = measure_behind(text, at)
    assert (measure.unit if measure else None) == unit


@pytest.mark.parametrize(("sign", "unit"), [("US$", "dollar"), ("€", "euro"), ("RM", "ringgit"), ("on ", None)])
def test_money(sign: str, unit: str | None) -> None:
    money = money_before(sign, len(sign))
    assert (money.unit if money else None) == unit


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("troops", "troop"), ("people", "person"), ("casualties", "casualty"), ("aircraft", "aircraft"), ("men", "man")],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


def test_an_antecedent_far_off_is_not_taken() -> None:
    text = "There were 3,000 soldiers. " + "It rained. " * 12 + "Then 40 came."
    assert read(text)[-1].unit is None


def test_determiners_are_marked() -> None:
    assert [quantity.read_by for quantity in read("The two leaders met.")] == ["quantities/determiner"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789 ,.-–$€%abkm½/thousandmillion\n'’", max_size=60))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    quantities = read(text)
    for quantity in quantities:
        assert quantity.span.contains(quantity.number)
        assert quantity.span.end <= len(text)
        assert quantity.low is not None or quantity.high is not None
    spans = [quantity.span for quantity in quantities]
    assert spans == sorted(spans)
    assert all(not first.overlaps(second) for first, second in pairwise(spans))


def test_a_long_run_of_numbers_is_read_in_linear_time() -> None:
    assert len(read("12 men and " * 1500)) == 1500
