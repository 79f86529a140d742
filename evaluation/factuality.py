"""Score factuality: ``python -m evaluation.factuality UW.jsonl… [--gold FOLDER…] [--misses] [--floor]``.

On UW event factuality (author's view, -3 … +3 for each event token) and on folders of articles in the codebook's form.
UW's numbers take in what attributing words do; :mod:`reportedly.annotate.factuality_levels` maps ours to them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from evaluation.floors import check_floors
from reportedly.annotate.certainty import assess_predicate
from reportedly.annotate.factuality_levels import level_of
from reportedly.annotate.parse import load_parser, parse_texts
from reportedly.model import Factuality, Span

DEFINITION = """UW: MAE is the mean absolute error over event tokens; negated F1 is over tokens at -0.5 or lower, hedged
  F1 over tokens between -0.5 and 2 (by the gold number and by ours)
Gold folders: the main predicate of each claim's evidence (the highest in the parse, verbs first) is assessed;
  polarity and status over all claims, certainty over claims in the article's own voice, "certainty with cue" over the
  others, whose cue may lower it further than the clause alone"""


@dataclass(slots=True)
class Tally:
    """Counts of right answers by measure; ``misses`` are lines for a person to read."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    confusion: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def rate(self, name: str) -> float:
        """Return the share of right answers in percent."""
        return 100 * self.right[name] / self.total[name] if self.total[name] else 0.0


def evidence_span(text: str, evidence: str | dict[str, int]) -> Span | None:
    """Return a gold claim's evidence as a span; None where its words do not stand in the text."""
    if isinstance(evidence, dict):
        return Span(evidence["start"], evidence["end"])
    at = text.find(evidence)
    return Span(at, at + len(evidence)) if at >= 0 else None


def _rank(tag: str) -> int:
    return 2 if tag.startswith("VB") else 1 if tag.startswith("NN") else 0


def main_predicate(doc: Doc, span: Span) -> int | None:
    """Return the highest token of a span in the parse: verbs before nouns before others, then the widest."""
    tokens = [token for token in doc if span.start <= token.idx and token.idx + len(token) <= span.end]
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if (token.head.i not in inside or token.head.i == token.i) and not token.is_punct]
    if not tops:
        return None
    best = max(tops, key=lambda token: (_rank(token.tag_), token.right_edge.i - token.left_edge.i))
    if not best.tag_.startswith("VB"):
        # "the men, who were trained in the east": the noun phrase's clause is what is claimed
        for child in best.children:
            if child.dep_ == "relcl" and child.i in inside:
                return child.i
    return best.i


def score_gold(folders: Iterable[Path]) -> Tally:
    """Compare polarity, status and certainty with the gold claims' of every article in the folders."""
    articles = [
        json.loads(path.read_text(encoding="utf-8")) for folder in folders for path in sorted(folder.glob("*.json"))
    ]
    articles = [article for article in articles if "claims" in article]
    tally = Tally()
    for article, doc in zip(articles, parse_texts(article["text"] for article in articles), strict=True):
        for claim in article["claims"]:
            span = evidence_span(article["text"], claim["evidence"])
            predicate = main_predicate(doc, span) if span is not None else None
            if span is None or predicate is None:
                continue
            _compare(tally, claim, assess_predicate(doc, predicate), doc, span)
    return tally


def _compare(tally: Tally, claim: dict[str, Any], found: Factuality, doc: Doc, span: Span) -> None:
    own_voice = (claim.get("holder") or {}).get("kind", "article") == "article" and not claim.get("cue")
    for name in ("polarity", "status", "certainty"):
        gold, ours = claim[name], getattr(found, name)
        measure = name if name != "certainty" or own_voice else "certainty with cue"
        tally.total[measure] += 1
        tally.right[measure] += gold == ours
        if gold != ours:
            word = doc[found.predicate].text
            tally.confusion[f"{measure}: {gold} read as {ours}"] += 1
            tally.misses.append(f"{measure}\t{gold}\t{ours}\t[{word}]\t{span.of(doc.text)}\t({claim.get('cue')})")


def read_uw(path: Path) -> tuple[list[dict[str, Any]], Iterator[Doc]]:
    """Return UW's sentences and their parses over UW's own tokens."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parser = load_parser()
    return rows, parser.pipe((Doc(parser.vocab, words=row["tokens"]) for row in rows), batch_size=64)


def score_uw(rows: Sequence[dict[str, Any]], docs: Iterable[Doc]) -> tuple[dict[str, float], list[str]]:
    """Return MAE and the two F1 figures (in percent), and the misses, worst first."""
    pairs: list[tuple[float, float, str]] = []
    for row, doc in zip(rows, docs, strict=True):
        for event in row["events"]:
            token = event["start"]
            found = assess_predicate(doc, token)
            value = level_of(doc, token, found)
            around = f"{doc[max(0, token - 12) : token].text} [{doc[token].text}] {doc[token + 1 : token + 8].text}"
            labels = f"{found.polarity} {found.certainty} {found.status}"
            pairs.append((event["factuality"], value, f"{event['factuality']}\t{value}\t{labels}\t{around}"))
    mae = sum(abs(gold - ours) for gold, ours, _ in pairs) / max(1, len(pairs))
    figures = {
        "mae": mae,
        "negated_f1": _f1([(gold <= -0.5, ours <= -0.5) for gold, ours, _ in pairs]),
        "hedged_f1": _f1([(-0.5 < gold < 2, -0.5 < ours < 2) for gold, ours, _ in pairs]),
    }
    worst = sorted(pairs, key=lambda pair: -abs(pair[0] - pair[1]))
    return figures, [line for gold, ours, line in worst if abs(gold - ours) >= 1]


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    total = sum(gold for gold, _ in pairs) + sum(ours for _, ours in pairs)
    return 200 * sum(gold and ours for gold, ours in pairs) / total if total else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--floor`` return 1 where one has fallen below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args(arguments)
    figures: dict[str, float] = {}
    print(DEFINITION)
    for path in options.paths:
        measured, misses = score_uw(*read_uw(path))
        print(f"{path.name}: " + ", ".join(f"{name} {figure:.3f}" for name, figure in measured.items()))
        if options.misses:
            print("\n".join(misses))
        # Floors are lower bounds, so the error is pinned as its distance from UW's largest number.
        figures[f"factuality.{path.stem}_nearness"] = 3 - measured["mae"]
        figures[f"factuality.{path.stem}_negated_f1"] = measured["negated_f1"]
        figures[f"factuality.{path.stem}_hedged_f1"] = measured["hedged_f1"]
    if options.gold:
        tally = score_gold(options.gold)
        for name in sorted(tally.total):
            print(f"gold {name}: {tally.rate(name):.1f} % of {tally.total[name]}")
            figures[f"factuality.gold_{name.replace(' ', '_')}"] = tally.rate(name)
        if options.misses:
            for name, count in tally.confusion.most_common():
                print(f"{count:4d}  {name}")
            print("\n".join(tally.misses))
    return check_floors(figures) if options.floor else 0


if __name__ == "__main__":
    raise SystemExit(main())
