"""Copies of our own making, found among real articles: ``python -m evaluation.copies CORPUS… [--peers]``.

Of real texts, copies are made by seeded edits (see :mod:`evaluation.edits`), one of each text a severity, and put among
the texts and others on the same topics, the nearest by TF-IDF. Nothing names a source: the text alone must tell. Recall
is the share of the copies that are found to be made from their text; precision that share of all the copies found
between any two articles, "credit" and sources outside left out. Texts of which an eighth stands in another of the
corpora word for word (in runs of eight words) are left out, for which of them was made from which is not known.

With ``--peers`` the same texts go to MinHash LSH of datasketch and of rensa (``make peers``); each is given the
shingles and the threshold with which it finds most at a precision of .98, or where there is none, its best F1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evaluation.edits import ALONE, SEVERITIES, Severity, edit, word_pool
from evaluation.floors import check_floors
from evaluation.peering import PYTHON, ROOT
from reportedly.annotate.parse import parse_texts
from reportedly.link.copies import link_copies
from reportedly.model.articles import Article
from reportedly.model.relations import ReadArticle

#: Words of the texts taken: shorter ones cannot be cut, longer ones are transcripts of hours.
WORDS = (200, 1_500)
#: Words in a row that count as taken over, and the share of a text in them from which it is left out.
RUN, TAKEN = 8, 0.125
#: Others on the topic, for each text.
TOPICAL = 3
_OUTLETS = ("Harbour Post", "Meridian Times", "The Daily Ledger", "Northgate News", "Vantage Wire", "Tribune of Elm")


@dataclass(frozen=True, slots=True)
class Text:
    """A real text."""

    title: str
    published: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Copies made, found, and found wrongly."""

    made: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """The share of the copies made that is found."""
        return self.right / max(self.made, 1)

    @property
    def precision(self) -> float:
        """The share of what is found that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(self.made + self.right + self.wrong, 1)

    def plus(self, other: Figures) -> Figures:
        """Add the counts of both."""
        return Figures(self.made + other.made, self.right + other.right, self.wrong + other.wrong)


def read_texts(paths: Iterable[Path]) -> Iterator[Text]:
    """Yield the texts of fitting length, each once."""
    seen = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if WORDS[0] <= len(record["text"].split()) <= WORDS[1] and record["text"] not in seen:
                    seen.add(record["text"])
                    yield Text(record["title"], record["date"][:10], record["text"])


def without_taken(texts: Sequence[Text]) -> list[Text]:
    """Leave out the texts that stand too far in one before them; see ``TAKEN``."""
    holding: dict[str, list[int]] = defaultdict(list)
    kept = []
    for place, text in enumerate(texts):
        words = re.findall(r"\w+", text.text.lower())
        runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        shared = Counter(other for run in runs for other in holding.get(run, ()))
        if not shared or max(shared.values()) < TAKEN * len(runs):
            kept.append(text)
        for run in runs:
            holding[run].append(place)
    return kept


def nearest(texts: Sequence[Text], chosen: Sequence[int], count: int) -> set[int]:
    """Return the places of the ``count`` texts nearest to each chosen one by TF-IDF, the chosen left out."""
    bags = [Counter(re.findall(r"[a-z]{3,}", text.text.lower())) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    vectors = []
    for place, bag in enumerate(bags):
        weights = {word: (1 + math.log(n)) * math.log(len(texts) / spread[word]) for word, n in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items() if spread[word] <= len(texts) / 10})
        for word, weight in vectors[-1].items():
            postings[word].append((place, weight))
    found = set()
    for place in chosen:
        near: dict[int, float] = defaultdict(float)
        for word, weight in vectors[place].items():
            for other, theirs in postings[word]:
                near[other] += weight * theirs
        ranked = sorted((-likeness, other) for other, likeness in near.items() if other not in chosen)
        found.update(other for _, other in ranked[:count])
    return found


@dataclass(frozen=True, slots=True)
class Trial:
    """A set of articles, and which of its copies was made from which."""

    severity: Severity
    articles: tuple[Article, ...]
    sources: dict[str, str]


def make_trials(texts: Sequence[Text], count: int, severities: Iterable[Severity], seed: str) -> Iterator[Trial]:
    """Yield a set for each severity: ``count`` texts, others on their topics, and a copy of each text."""
    order = random.Random(f"{seed} texts").sample(range(len(texts)), len(texts))
    chosen = sorted(order[:count])
    docs = list(parse_texts([texts[place].text for place in chosen]))
    pool = word_pool(docs)
    real = [
        Article(f"t{place}", texts[place].text, title=texts[place].title, published=texts[place].published)
        for place in sorted({*chosen, *nearest(texts, chosen, TOPICAL)})
    ]
    for severity in severities:
        copies, sources = [], {}
        for place, doc in zip(chosen, docs, strict=True):
            rng = random.Random(f"{seed} {severity.name} {texts[place].text}")
            day = date.fromisoformat(texts[place].published) + timedelta(days=rng.randint(1, 4))
            text = edit(doc, texts[place].title, severity, pool=pool, rng=rng)
            copies.append(Article(f"c{place}", text, published=day.isoformat(), publisher=rng.choice(_OUTLETS)))
            sources[f"c{place}"] = f"t{place}"
        yield Trial(severity, (*real, *copies), sources)


def score_ours(trial: Trial) -> tuple[Figures, list[tuple[str, str]]]:
    """Return the figures of the program's copies, and the wrong ones."""
    found = {
        (copy.copy, copy.of)
        for copy in link_copies(map(ReadArticle, trial.articles))
        if not copy.of_outside and copy.kind != "credit"
    }
    right = found & set(trial.sources.items())
    return Figures(len(trial.sources), len(right), len(found - right)), sorted(found - right)


def score_peers(trials: Sequence[Trial]) -> Iterator[tuple[str, list[Figures]]]:
    """Yield each peer at its best, and its figures by trial; a pair is right whichever side is told to be the copy."""
    sets = json.dumps([[article.text for article in trial.articles] for trial in trials])
    if not PYTHON.exists():
        raise SystemExit("peers: no environment of the peers; run `make peers`")
    script = str(ROOT / "evaluation" / "peers" / "run_minhash.py")
    lines = subprocess.run([str(PYTHON), script], input=sets, stdout=subprocess.PIPE, text=True, check=True).stdout
    best: dict[str, tuple[tuple[bool, float], str, list[Figures]]] = {}
    main = [number for number, trial in enumerate(trials) if trial.severity in SEVERITIES]
    for line in lines.splitlines():
        record = json.loads(line)
        figures = [score_pairs(trial, pairs) for trial, pairs in zip(trials, record["pairs"], strict=True)]
        total = sum_up(figures[number] for number in main)
        precise = total.precision >= 0.98
        rank = (precise, total.recall if precise else total.f1)
        name = f"{record['tool']} ({record['shingle']}-word shingles, threshold {record['threshold']})"
        if record["tool"] not in best or rank > best[record["tool"]][0]:
            best[record["tool"]] = (rank, name, figures)
    yield from ((name, figures) for _, name, figures in best.values())


def score_pairs(trial: Trial, pairs: Iterable[Sequence[int]]) -> Figures:
    """Return the figures of some pairs of places."""
    made = {frozenset(pair) for pair in trial.sources.items()}
    found = {frozenset((trial.articles[one].id, trial.articles[other].id)) for one, other in pairs}
    return Figures(len(made), len(found & made), len(found - made))


def sum_up(figures: Iterable[Figures]) -> Figures:
    """Add figures."""
    total = Figures()
    for each in figures:
        total = total.plus(each)
    return total


def print_rows(name: str, trials: Sequence[Trial], figures: Sequence[Figures]) -> Figures:
    """Print recall and precision by severity, and of the five severities together."""
    print(f"\n{name}")
    total = sum_up(each for trial, each in zip(trials, figures, strict=True) if trial.severity in SEVERITIES)
    rows = [(trial.severity.name, each) for trial, each in zip(trials, figures, strict=True)]
    for label, each in [*rows[: len(SEVERITIES)], ("1 to 5", total), *rows[len(SEVERITIES) :]]:
        print(
            f"  {label:18} recall {each.recall:.3f}  precision {each.precision:.3f}  "
            f"({each.right} of {each.made} found, {each.wrong} wrong)"
        )
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where ``--floor`` is given and a figure stands below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=300, help="texts that copies are made of")
    parser.add_argument("--development", action="store_true", help="the texts to choose on, and not those to report on")
    parser.add_argument("--alone", action="store_true", help="also each edit alone at its strongest")
    parser.add_argument("--peers", action="store_true", help="also MinHash LSH of datasketch and rensa (make peers)")
    parser.add_argument("--misses", action="store_true", help="print what is found wrongly and what is not found")
    parser.add_argument("--floor", action="store_true", help="60 texts, and fail where a figure is below its floor")
    options = parser.parse_args(arguments)
    texts = without_taken(list(read_texts(options.corpora)))[0 if options.development else 1 :: 2]
    count = min(60 if options.floor else options.texts, len(texts))
    severities = (*SEVERITIES, *ALONE) if options.alone else SEVERITIES
    trials = list(make_trials(texts, count, severities, "copies"))
    print(f"{count} texts of {len(texts)}, among {len(trials[0].articles) - 2 * count} others on their topics")
    scored = [score_ours(trial) for trial in trials]
    total = print_rows("reportedly", trials, [figures for figures, _ in scored])
    if options.misses:
        print_misses(trials, [wrong for _, wrong in scored])
    if options.peers:
        for name, figures in score_peers(trials):
            print_rows(name, trials, figures)
    if not options.floor:
        return 0
    return check_floors({"copies.recall": 100 * total.recall, "copies.precision": 100 * total.precision})


def print_misses(trials: Sequence[Trial], wrong: Sequence[Sequence[tuple[str, str]]]) -> None:
    """Print each copy found wrongly, with why, and each not found."""
    for trial, pairs in zip(trials, wrong, strict=True):
        found = {(copy.copy, copy.of): copy for copy in link_copies(map(ReadArticle, trial.articles))}
        titles = {article.id: article.title or article.text[:60] for article in trial.articles}
        for copy, of in pairs:
            print(f"wrong\t{trial.severity.name}\t{copy}\t{of}\t{titles[copy][:80]}\t{titles[of][:80]}", end="\t")
            print(found[copy, of].kind, found[copy, of].containment, *found[copy, of].why, sep="; ")
        for copy, of in trial.sources.items():
            if (copy, of) not in found:
                print(f"missed\t{trial.severity.name}\t{copy}\t{of}\t{titles[of][:80]}")


if __name__ == "__main__":
    sys.exit(main())
