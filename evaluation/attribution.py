"""Score attributions: ``python -m evaluation.attribution POLNEAR.jsonl [--gold FOLDER…] [--misses] [--floor]``.

On PolNeAR (source, cue and content spans) and, with ``--gold``, on folders of articles in the codebook's form.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from reportedly.annotate import ANNOTATORS, annotate_articles
from reportedly.annotate.attribution import find_attributions
from reportedly.model import AnnotatedArticle, Article, Attribution

DEFINITION = """PolNeAR, F1 over attributions with content, paired one to one from the highest Dice down:
  content  Dice of the content's words >= .5
  source   and the sources share a word, or both name none
  cue      and the cues share a word
  exact    and the words of source, cue and content are all the same
  cue word the words in any cue, over the whole text (no pairing)"""
GOLD_DEFINITION = """Gold folders, over the claims that a holder other than the article or a turn of a transcript holds:
  covered  some attribution's content has Dice >= .5 with the evidence, or one contains the other's words
  sound    one that covers it has the cue and the holder too (a word shared; a holder may be named elsewhere)
  lone     of the article's own claims, the share that an attribution with a source covers (lower is better)"""

_WORD = re.compile(r"\w+")
Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as sets of word indices."""

    source: Words
    cue: Words
    content: Words


@dataclass(slots=True)
class Score:
    """Counts over articles; ``misses`` are lines for a person to read, ``scored`` scores and who was right."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    scored: list[tuple[float, bool]] = field(default_factory=list)

    def f1(self, name: str, gold: str = "gold", found: str = "found") -> float:
        """Return F1 in percent."""
        total = self.counts[gold] + self.counts[found]
        return 200 * self.counts[name] / total if total else 0.0


def words_in(spans: Iterable[tuple[int, int]], starts: Sequence[tuple[int, int]]) -> Words:
    """Return the indices of the words that overlap any of the character ranges."""
    return frozenset(
        index for first, last in spans for index, (start, end) in enumerate(starts) if start < last and first < end
    )


def dice(first: Words, second: Words) -> float:
    """Return the Dice coefficient of two sets of words."""
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def pair(gold: Sequence[Marked], found: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Pair attributions one to one, from the highest Dice of their contents down to .5."""
    pairs = sorted(
        (
            (dice(g.content, f.content), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.content & f.content
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in pairs:
        if value >= 0.5 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield i, j


def score_article(score: Score, text: str, gold: Sequence[dict[str, Any]], found: Sequence[Attribution]) -> None:
    """Add one PolNeAR article to the score."""
    starts = [match.span() for match in _WORD.finditer(text)]
    ours = [
        Marked(*(words_in([(s.start, s.end) for s in spans], starts) for spans in (a.source, a.cue, a.content)))
        for a in found
    ]
    theirs = [Marked(*(words_in(record[role], starts) for role in ("source", "cue", "content"))) for record in gold]
    theirs = [a for a in theirs if a.content]
    our_cues = frozenset().union(*(a.cue for a in ours)) if ours else frozenset()
    their_cues = frozenset().union(*(a.cue for a in theirs)) if theirs else frozenset()
    score.counts.update(
        gold=len(theirs), found=len(ours), cue_word=len(our_cues & their_cues), gold_cue=len(their_cues),
        found_cue=len(our_cues),
    )  # fmt: skip
    paired = list(pair(theirs, ours))
    right = {j for i, j in paired if theirs[i].cue & ours[j].cue}
    score.scored += [(a.score, j in right) for j, a in enumerate(found) if a.score is not None]
    for i, j in paired:
        g, f = theirs[i], ours[j]
        source = bool(g.source & f.source) or not (g.source or f.source)
        cue = bool(g.cue & f.cue)
        score.counts.update(content=1, source=source, cue=source and cue, exact=g == f)
        if not source or not cue:
            score.misses.append(f"parts\t{show(text, starts, g)}\t{show(text, starts, f)}")
        elif g != f:
            score.misses.append(f"bounds\t{show(text, starts, g)}\t{show(text, starts, f)}")
    score.misses += [
        f"missed\t{show(text, starts, g)}" for i, g in enumerate(theirs) if i not in {i for i, _ in paired}
    ]
    score.misses += [
        f"extra\t{found[j].read_by}\t{show(text, starts, f)}"
        for j, f in enumerate(ours)
        if j not in {j for _, j in paired}
    ]


def show(text: str, starts: Sequence[tuple[int, int]], marked: Marked) -> str:
    """Write an attribution on one line."""

    def part(words: Words) -> str:
        return text[starts[min(words)][0] : starts[max(words)][1]].replace("\n", " ") if words else "-"

    return " | ".join((part(marked.source), part(marked.cue), part(marked.content)[:300]))


def score_gold(articles: Sequence[dict[str, Any]], annotated: Sequence[AnnotatedArticle]) -> Score:
    """Score the attributed claims of articles in the codebook's form."""
    score = Score()
    for article, read in zip(articles, annotated, strict=True):
        text = article["text"]
        starts = [match.span() for match in _WORD.finditer(text)]
        ours = [
            (Marked(*(words_in([(s.start, s.end) for s in x], starts) for x in (a.source, a.cue, a.content))), a)
            for a in read.attributions
        ]
        turns = words_in([(turn.speech.start, turn.speech.end) for turn in read.turns], starts)
        for claim in article["claims"]:
            evidence = place(text, claim["evidence"], starts)
            covering = [(m, a) for m, a in ours if a.source and covers(m.content, evidence)]
            if claim["holder"]["kind"] == "article":
                score.counts.update(article=1, lone=bool(covering))
                if covering:
                    score.misses.append(f"lone\t{claim['evidence']}\t{show(text, starts, covering[0][0])}")
                continue
            if claim["cue"] is None and evidence & turns:
                continue
            sound = any(agrees(text, claim, m, a, starts) for m, a in covering)
            score.counts.update(claims=1, covered=bool(covering), sound=sound)
            if not sound:
                kind = "unsound" if covering else "uncovered"
                line = f"{kind}\t{article['id']}\t{claim['holder']['text']} | {claim['cue']} | {claim['evidence']}"
                score.misses.append("\t".join([line, *(show(text, starts, m) for m, _ in covering)]))
    return score


def place(text: str, part: Any, starts: Sequence[tuple[int, int]]) -> Words:
    """Return the words of a gold span, given as a substring or as offsets; none where it is null."""
    if part is None:
        return frozenset()
    if isinstance(part, str):
        at = text.find(part)
        part = {"start": at, "end": at + len(part)} if at >= 0 else {"start": 0, "end": 0}
    return words_in([(part["start"], part["end"])], starts)


def covers(content: Words, evidence: Words) -> bool:
    """Tell whether a content and a claim's evidence are about the same words."""
    shared = content & evidence
    return bool(shared) and (dice(content, evidence) >= 0.5 or shared in (content, evidence))


def agrees(
    text: str, claim: dict[str, Any], marked: Marked, found: Attribution, starts: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether an attribution that covers a claim has its holder and cue."""

    def overlap(gold: Any, words: Iterable[str]) -> bool:
        wanted = gold if isinstance(gold, str) else text[gold["start"] : gold["end"]]
        return not {w.lower() for w in _WORD.findall(wanted)}.isdisjoint(w.lower() for w in words)

    cue = [text[slice(*starts[w])] for w in marked.cue]
    holder = [text[slice(*starts[w])] for w in marked.source]
    if found.holder is not None:
        holder += _WORD.findall(found.holder.span.of(text)) + _WORD.findall(found.holder.name or "")
    named = claim["holder"].get("name")
    return (claim["cue"] is None or overlap(claim["cue"], cue)) and (
        claim["holder"]["text"] is None
        or overlap(claim["holder"]["text"], holder)
        or bool(named and overlap(named, holder))
    )


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read the articles of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def annotate(records: Sequence[dict[str, Any]]) -> list[AnnotatedArticle]:
    """Annotate raw articles with the layers that attribution needs."""
    needed = tuple(annotator for annotator in ANNOTATORS if annotator.adds in {"turns", "places", "actors"})
    articles = [
        Article(
            str(record.get("id")),
            record["text"],
            publisher=record.get("publisher"),
            published=record.get("published"),
            title=record.get("title"),
        )
        for record in records
    ]
    return list(annotate_articles(articles, annotators=needed))


def measure_polnear(path: Path) -> tuple[dict[str, float], list[str]]:
    """Print the counts of PolNeAR and the pace; return its figures and misses."""
    print(DEFINITION)
    records = read_lines(path)
    score, seconds, words = Score(), 0.0, 0
    for record, read in zip(records, annotate(records), strict=True):
        started = time.perf_counter()
        found = [attribution for attribution in find_attributions(read) if attribution.is_likely]
        seconds += time.perf_counter() - started
        words += len(record["text"].split())
        score_article(score, record["text"], record["attributions"], found)
    print(f"gold {score.counts['gold']}, found {score.counts['found']}")
    print(f"{words / seconds:,.0f} words/s beside the parse")
    print_reliability(score.scored)
    figures = {f"attribution.{name}": score.f1(name) for name in ("content", "source", "cue", "exact")}
    return figures | {"attribution.cue_word": score.f1("cue_word", "gold_cue", "found_cue")}, score.misses


def print_reliability(scored: Sequence[tuple[float, bool]]) -> None:
    """Print, for each tenth of the scores, how many attributions have one there and the share that is right."""
    print("reliability: score, attributions, share with the right content and cue")
    for tenth in range(10):
        inside = [right for score, right in scored if min(int(10 * score), 9) == tenth]
        if inside:
            share = sum(inside) / len(inside)
            print(f"  {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f} {len(inside):5d} {share:5.2f} {'#' * round(40 * share)}")


def measure_gold(folders: Sequence[Path]) -> tuple[dict[str, float], list[str]]:
    """Print the counts of the gold folders; return their figures and misses."""
    print(GOLD_DEFINITION)
    paths = [path for folder in folders for path in sorted(folder.glob("*.json")) if path.stem != "relations"]
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    annotated = [
        replace(read, attributions=tuple(a for a in find_attributions(read) if a.conveys))
        for read in annotate(articles)
    ]
    score = score_gold(articles, annotated)
    counts = score.counts
    print(f"claims {counts['claims']}, in the article's own voice {counts['article']}")
    print(f"lone         {100 * counts['lone'] / max(1, counts['article']):5.1f}")
    figures = {f"attribution.gold_{n}": 100 * counts[n] / max(1, counts["claims"]) for n in ("covered", "sound")}
    return figures, score.misses


def main() -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, nargs="?")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    measured = [measure_polnear(options.polnear)] if options.polnear else []
    measured += [measure_gold(options.gold)] if options.gold else []
    figures = {name: figure for some, _ in measured for name, figure in some.items()}
    for name, figure in figures.items():
        print(f"{name.removeprefix('attribution.'):12} {figure:5.1f}")
    if options.misses:
        print("\n".join(sorted(miss for _, misses in measured for miss in misses)))
    return check_floors(figures) if options.floor else 0


if __name__ == "__main__":
    raise SystemExit(main())
