"""Which relations are missed and which are invented: the list behind the table of ``evaluation.links``."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

Record = dict[str, Any]


def print_misses(gold: Mapping[str, Record], relations: Record, found: Record, mapping: Mapping[str, str]) -> None:
    """Print every pair of claims that stands in one list alone, under the gold claims' ids and words."""
    texts = {claim["id"]: _words(claim["evidence"]) for article in gold.values() for claim in article["claims"]}

    def to_gold(claim: str) -> str:
        return mapping.get(claim, f"unmatched:{claim}")

    for name in ("threads", "origins"):
        coded = {claim for group in relations[name] for claim in group["claims"]}
        right = _pairs(relations[name])
        ours = {pair for pair in _pairs(found[name], to_gold) if pair <= coded}
        _print_sets(name, {(*sorted(p), "") for p in right}, {(*sorted(p), "") for p in ours}, texts)
    _print_sets(
        "drift",
        {(d["from"], d["to"], d["kind"]) for d in relations["drift"]},
        {(to_gold(d["from"]), to_gold(d["to"]), d["kind"]) for d in found["drift"]},
        texts,
    )
    _print_sets(
        "conflicts",
        {(*sorted(c["claims"]), c["kind"]) for c in relations["conflicts"]},
        {(*sorted(map(to_gold, c["claims"])), c["kind"]) for c in found["conflicts"]},
        texts,
    )
    _print_sets(
        "updates",
        {(u["earlier"], u["later"], "") for u in relations["updates"]},
        {(to_gold(u["earlier"]), to_gold(u["later"]), "") for u in found["updates"]},
        texts,
    )


def _words(evidence: Any) -> str:
    return evidence[:60] if isinstance(evidence, str) else str(evidence)


def _pairs(groups: Any, rename: Any = str) -> set[frozenset[str]]:
    return {
        frozenset(pair) for group in groups for pair in combinations(sorted({rename(c) for c in group["claims"]}), 2)
    }


def _print_sets(name: str, right: set[tuple[str, ...]], ours: set[tuple[str, ...]], texts: Mapping[str, str]) -> None:
    for label, entries in (("missed", right - ours), ("invented", ours - right)):
        for first, second, kind in sorted(entries):
            print(f"{name} {label}: {first} {second} {kind}  «{texts.get(first, '')}» «{texts.get(second, '')}»")
