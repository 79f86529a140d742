"""The error browser: ``python -m evaluation.errors FOLDER… [--field NAME] [--scorer FILE]``.

Reads the gold folders' articles and lists, field by field, which claims were read wrongly, each with its sentence, the
right value, the value read and the rule or head that set it; then the claims missed and those invented. A field's
heading counts its misses by that rule, the most first: where to mend.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Record = dict[str, Any]
_PLAIN = ("polarity", "certainty", "status", "speech_act")
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"])\s+(?=[“\"A-Z])|\n+")


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing read wrongly: ``field`` is ``missed`` or ``invented`` for a whole claim."""

    field: str
    article: str
    sentence: str
    right: str = ""
    read: str = ""
    rule: str = ""


def wrong_fields(scorer: ModuleType, gold: Record, claim: Record, text: str) -> dict[str, tuple[Any, Any]]:
    """Return each field of a matched claim that differs from the gold, with both values."""
    wrong: dict[str, tuple[Any, Any]] = {}
    if not scorer.holder_agrees(gold.get("holder"), claim.get("holder"), text):
        wrong["holder"] = (_holder(gold["holder"], text), _holder(claim["holder"], text))
    if gold["holder"]["kind"] != "article" != claim["holder"]["kind"]:
        for field in ("kind", "country"):
            if gold["holder"].get(field) != claim["holder"].get(field):
                right, read = gold["holder"].get(field), claim["holder"].get(field)
                wrong[f"holder.{field}"] = (
                    f"{right} ({_holder(gold['holder'], text)})",
                    f"{read} ({_holder(claim['holder'], text)})",
                )
    for field in _PLAIN:
        if gold.get(field) != claim.get(field):
            wrong[field] = (gold.get(field), claim.get(field))
    if not scorer.quantity_agrees(gold.get("quantity"), claim.get("quantity")):
        wrong["quantity"] = (_quantity(gold.get("quantity"), text), _quantity(claim.get("quantity"), text))
    if gold.get("quantity") and claim.get("quantity") and gold["quantity"]["kind"] != claim["quantity"]["kind"]:
        wrong["quantity.kind"] = (gold["quantity"]["kind"], claim["quantity"]["kind"])
    event, other = gold.get("event") or {}, claim.get("event") or {}
    for field in ("type", "actors", "recipients"):
        if event.get("type") and sorted(event.get(field) or []) != sorted(other.get(field) or []):
            wrong[f"event.{field}"] = (event.get(field), other.get(field))
    for field, key in (("place", "country"), ("time", "start")):
        if gold.get(field) and gold[field].get(key) != (claim.get(field) or {}).get(key):
            wrong[field] = (gold[field], claim.get(field))
    return wrong


def _holder(holder: Record | None, text: str) -> str:
    if not holder or holder["kind"] == "article":
        return "article"
    span = holder.get("text")
    words = text[span["start"] : span["end"]] if isinstance(span, dict) else span
    return f"{words!r} {holder.get('name')} {holder.get('country')}"


def _quantity(quantity: Record | None, text: str) -> str:
    if not quantity:
        return "none"
    span = quantity["text"]
    words = text[span["start"] : span["end"]] if isinstance(span, dict) else span
    return f"{words!r} {quantity['low']} {quantity['high']} {quantity['relation']} {quantity['unit']}"


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences that hold the characters, on one line."""
    breaks = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    first = max(at for at in breaks if at <= start)
    last = min(at for at in breaks if at >= end)
    return " ".join(text[first:last].split())


def find_misses(scorer: ModuleType, gold: dict[str, Record], predicted: dict[str, Record]) -> list[Miss]:
    """Return every field read wrongly, and every claim missed or invented, in the order of the articles."""
    misses: list[Miss] = []
    for key, article in gold.items():
        text, claims = article["text"], predicted[key]["claims"]
        pairs = scorer.match(article, {"text": text, "claims": claims})
        for wanted, claim in pairs:
            sentence = _sentence_of(scorer, wanted, text)
            for field, (right, read) in wrong_fields(scorer, wanted, claim, text).items():
                rule = claim["read_by"].get(field) or claim["read_by"].get(field.partition(".")[0], "no rule")
                misses.append(Miss(field, key, sentence, str(right), str(read), rule))
        matched = {id(claim) for _, claim in pairs}, {id(wanted) for wanted, _ in pairs}
        for claim in claims:
            if id(claim) not in matched[0]:
                span, holder = claim["evidence"], _holder(claim["holder"], text)
                words = f"{text[span['start'] : span['end']]!r} held by {holder}"
                sentence = sentence_around(text, span["start"], span["end"])
                misses.append(Miss("invented", key, sentence, "no claim", words, claim["read_by"].get("holder", "")))
        misses += [
            Miss("missed", key, _sentence_of(scorer, wanted, text), repr(wanted["evidence"]), "no claim")
            for wanted in article["claims"]
            if id(wanted) not in matched[1]
        ]
    return misses


def _sentence_of(scorer: ModuleType, wanted: Record, text: str) -> str:
    return sentence_around(text, *scorer.occurrences(wanted["evidence"], text)[0])


def print_misses(misses: Sequence[Miss], field: str | None = None) -> None:
    """Print the misses by field, the field of most misses first; with ``field``, those of that field alone."""
    by_field: defaultdict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        if field is None or miss.field == field:
            by_field[miss.field].append(miss)
    for name, group in sorted(by_field.items(), key=lambda item: -len(item[1])):
        rules = Counter(re.sub(r" [.0-9]+$", "", miss.rule) for miss in group if miss.rule)
        print(f"\n{name}: {len(group)} misses   {', '.join(f'{rule} {count}' for rule, count in rules.most_common())}")
        for miss in group:
            print(f"  {miss.article}  {miss.sentence}")
            print(f"      {miss.right}  READ AS  {miss.read}   [{miss.rule}]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folders and print what was read wrongly; the exit status is 0."""
    from evaluation.claims import load_scorer, read_articles, read_gold, scorer_beside

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--field", help="only this field; missed and invented are fields too")
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.scorer or scorer_beside(options.folders[0]))
    misses: list[Miss] = []
    for folder in options.folders:
        gold = read_gold(folder)
        misses += find_misses(scorer, gold, read_articles(gold.values()))
    print_misses(misses, options.field)
    return 0


if __name__ == "__main__":
    sys.exit(main())
