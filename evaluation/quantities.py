"""Score quantities against NewsQuant: ``python -m evaluation.quantities PATH [--misses] [--floor] [--peers]``.

Definitions, printed with the figures: a gold quantity counts as found (value) where an unmatched predicted quantity of
the sentence has its value, both ends for a range; "+ unit" asks also that the head noun of the unit agrees (sign or
word, singular or plural: "$", "dollars"); "+ bound" asks instead that the bound agrees (= ~ < >), with a rise or fall
read as its size ("up 5" as "= 5"). ``--peers`` scores CQE and quantulum3 in the same way.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import isclose
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from evaluation.peering import run_peer
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.quantities import find_quantities
from reportedly.annotate.times import find_times
from reportedly.annotate.units import measure_behind, money_before
from reportedly.model import AnnotatedArticle, Article, Quantity, Span
from reportedly.model.vocabulary import Relation
from reportedly.reference.nouns import singular

DEFINITION = """value: the number is right (both ends of a range, the floor of a vague word), one to one in a sentence
unit:  and the head noun of the unit agrees, in the singular, signs read as words
bound: value right and the bound agrees (= ~ < >); "up" and "down" are read as "=" """
PEERS = ("cqe", "quantulum")
_RELATIONS: dict[str, Relation] = {"~": "approx", ">": "at_least", "<": "at_most"}
_BOUNDS = {"exact": "=", "range": "=", "vague": "=", "approx": "~", "at_least": ">", "at_most": "<"}


@dataclass
class Tally:
    """Counts of one measure."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200.0 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass
class Scores:
    """The three measures and the misses."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in ("value", "unit", "bound")})
    misses: list[str] = field(default_factory=list)


def read_cases(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the benchmark's sentences."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold_ends(value: Any) -> tuple[float, float]:
    """Read a gold value, ``a-b`` for a range, into its two ends."""
    match = re.fullmatch(r"(-?[\d.]+(?:[eE][-+]?\d+)?)-(-?[\d.]+)", str(value))
    if match:
        return float(match[1]), float(match[2])
    return float(value), float(value)


def same_value(gold: dict[str, Any], quantity: Quantity) -> bool:
    """Tell whether the numbers agree; the sign of a fall is not scored."""
    low, high = gold_ends(gold["value"])
    if quantity.relation == "vague":
        return isclose(low, quantity.low or 0.0)
    ours = [end for end in (quantity.low, quantity.high) if end is not None]
    first, second = min(ours), max(ours)
    low, high = min(abs(low), abs(high)), max(abs(low), abs(high))
    first, second = min(abs(first), abs(second)), max(abs(first), abs(second))
    return isclose(low, first, rel_tol=1e-6) and isclose(high, second, rel_tol=1e-6)


def unit_heads(gold: dict[str, Any]) -> set[str]:
    """Return the singular words that the gold unit may be headed by."""
    heads: set[str] = set()
    for name in (gold["unit"], gold["normalized_unit"]):
        name = str(name or "-").strip()
        if name in ("-", ""):
            heads.add("")
            continue
        main = re.split(r"\s+(?:of|per|a|an|to|for)\s+|\s+a-|/", name)[0].strip()
        heads.add(name.lower())
        heads.update(singular(word) for word in main.split()[-1:])
        heads.add(" ".join(singular(word) for word in main.split()))
        sign = money_before(main, len(main)) or measure_behind(" " + main, 0)
        if sign:
            heads.add(sign.unit)
    heads.update({"percent"} & heads or ({"percent"} if heads & {"percentage", "percent", "%"} else set()))
    if "people" in str(gold["unit"]):
        heads.add("person")
    return heads


def same_unit(gold: dict[str, Any], quantity: Quantity) -> bool:
    """Tell whether the head of the unit agrees."""
    ours = quantity.unit or ""
    return bool({ours, ours.split(" ")[-1], ours.replace(" per ", " per ")} & unit_heads(gold))


def same_bound(gold: dict[str, Any], quantity: Quantity) -> bool:
    """Tell whether the bound agrees."""
    mark = "=" if gold["change"] in ("up", "down") else gold["change"]
    return _BOUNDS[quantity.relation] == mark


def score(cases: list[dict[str, Any]], found: list[tuple[Quantity, ...]]) -> Scores:
    """Match predicted quantities to gold, best agreement first."""
    scores = Scores()
    for case, quantities in zip(cases, found, strict=True):
        pairs = [
            (same_unit(gold, quantity) + same_bound(gold, quantity), at, index)
            for at, gold in enumerate(case["quantities"])
            for index, quantity in enumerate(quantities)
            if same_value(gold, quantity)
        ]
        used_gold: set[int] = set()
        used: set[int] = set()
        for _, at, index in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if at in used_gold or index in used:
                continue
            used_gold.add(at)
            used.add(index)
            gold, quantity = case["quantities"][at], quantities[index]
            scores.tallies["value"].right += 1
            for name, agrees in (("unit", same_unit(gold, quantity)), ("bound", same_bound(gold, quantity))):
                scores.tallies[name].right += agrees
                if not agrees:
                    expected = f"{gold['change']}{gold['value']} {gold['unit']}"
                    ours = f"{quantity.relation} {quantity.unit}"
                    scores.misses.append(f"{name}\t{expected}\t{ours}\t{case['text'][:200]}")
        for at, gold in enumerate(case["quantities"]):
            if at not in used_gold:
                scores.misses.append(f"missed\t{gold['change']}{gold['value']} {gold['unit']}\t\t{case['text'][:260]}")
        for index, quantity in enumerate(quantities):
            if index not in used:
                ours = f"{quantity.span.of(case['text'])} {quantity.low} {quantity.high} {quantity.unit}"
                scores.misses.append(f"extra\t\t{ours}\t{case['text'][:260]}")
        for tally in scores.tallies.values():
            tally.found += len(quantities)
            tally.gold += len(case["quantities"])
    return scores


def main() -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--peers", action="store_true", help="score CQE and quantulum3 too (make peers)")
    options = parser.parse_args()
    cases = list(read_cases(options.path))
    texts = [case["text"] for case in cases]
    next(parse_texts(texts[:1]))  # loads the model, which no tool's pace includes
    opened = time.perf_counter()
    annotated = [
        AnnotatedArticle(Article(str(at), text), doc)
        for at, (text, doc) in enumerate(zip(texts, parse_texts(texts), strict=True))
    ]
    annotated = [replace(article, times=find_times(article)) for article in annotated]
    words = sum(len(text.split()) for text in texts)
    read = time.perf_counter() - opened
    started = time.perf_counter()
    found = [find_quantities(article) for article in annotated]
    seconds = time.perf_counter() - started
    scores = score(cases, found)
    print(DEFINITION)
    if options.misses:
        print("\n".join(sorted(scores.misses)))
    _print_figures(scores)
    print(f"{words / seconds:,.0f} words/s beside the parse, {words / (seconds + read):,.0f} with parse and times")
    for peer in PEERS if options.peers else ():
        answers, pace = run_peer(peer, cases)
        print(f"\n{peer}, {pace:,.0f} words/s, its own parse included")
        _print_figures(score(cases, [tuple(map(_quantity_of, answer)) for answer in answers]))
    return (
        check_floors({f"quantities.{name}_f1": tally.f1 for name, tally in scores.tallies.items()})
        if options.floor
        else 0
    )


def _print_figures(scores: Scores) -> None:
    for name, tally in scores.tallies.items():
        print(f"{name:6} F1 {tally.f1:5.1f}   right {tally.right}, found {tally.found}, gold {tally.gold}")


def _quantity_of(record: dict[str, Any]) -> Quantity:
    """Make a quantity of a peer's answer; a rise or fall is read as its size, as in the gold."""
    relation = _RELATIONS.get(record["mark"], "exact")
    none = Span(0, 0)
    return Quantity(none, none, record["low"], record["high"], relation, record["unit"] or None, "count")


if __name__ == "__main__":
    raise SystemExit(main())
