"""Which sentences of two texts tell the same thing, by the numbers, names and weighty words they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.link.contents import Sentence

#: What two sentences must share at least to tell one thing: about one number of two digits, or two rare words.
LEAST: Final = 1.5
#: What the names and numbers of a text must weigh for them alone to tell whether it is on the same matter as another.
FACTS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the copy and one of its source, by their places, and what they share; ``first`` of both sides."""

    copy: int
    of: int
    weight: float
    keys: tuple[str, ...]
    first: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The pairs of sentences that tell the same, and the shares of both texts' sentences among them."""

    pairs: tuple[Pair, ...]
    copy_share: float
    of_share: float

    @property
    def weight(self) -> float:
        """What the pairs share, sentences told twice left out."""
        return sum(pair.weight for pair in self.pairs if pair.first)

    @property
    def both_shares(self) -> float:
        """The geometric mean of the shares of both texts."""
        return math.sqrt(self.copy_share * self.of_share)

    @property
    def strength(self) -> float:
        """What the pairs share, the less the smaller a part of both texts they are."""
        return self.weight * self.both_shares


def match_sentences(copy: Sequence[Sentence], of: Sequence[Sentence], *, least: float = LEAST) -> Match:
    """Pair the sentences that share most, each with one of the other side; what is left over may join a paired one.

    Two must share two keys, of ``least`` weight. A key that a text keeps repeating is its subject and not a fact: it
    weighs the less, the oftener it stands in either.
    """
    weights = _weights(copy, of)
    found = sorted(_candidates(copy, of, weights, least), key=lambda pair: (-pair.weight, pair.copy, pair.of))
    ours: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for pair in found:
        if pair.copy not in ours and pair.of not in theirs:
            ours.add(pair.copy)
            theirs.add(pair.of)
            pairs.append(pair)
    for pair in found:
        if (pair.copy in ours) != (pair.of in theirs):
            ours.add(pair.copy)
            theirs.add(pair.of)
            pairs.append(Pair(pair.copy, pair.of, pair.weight, pair.keys, first=False))
    telling = [sum(_told(sentence) for sentence in side) for side in (copy, of)]
    return Match(tuple(pairs), len(ours) / max(telling[0], len(ours), 1), len(theirs) / max(telling[1], len(theirs), 1))


def shared_facts(copy: Sequence[Sentence], of: Sequence[Sentence]) -> float:
    """Return the share of both texts' names and numbers, by weight, that stand in both: their geometric mean.

    All weighty words count where either text has hardly a name or number.
    """
    ours, theirs = ({key: weight for sentence in side for key, weight in sentence.keys.items()} for side in (copy, of))
    facts = [{key: weight for key, weight in side.items() if key[0] in "#@"} for side in (ours, theirs)]
    if min(sum(side.values()) for side in facts) >= FACTS:
        ours, theirs = facts
    whole = sum(ours.values()) * sum(theirs.values())
    shared = sum(weight for key, weight in sorted(ours.items()) if key in theirs)
    return shared / math.sqrt(whole) if whole else 0.0


def _told(sentence: Sentence) -> bool:
    """Tell whether a sentence says anything of weight: "He declined." does not."""
    return sum(sentence.keys.values()) >= 1.0


def _weights(copy: Sequence[Sentence], of: Sequence[Sentence]) -> Mapping[str, float]:
    counts = [Counter(key for sentence in side for key in sentence.keys) for side in (copy, of)]
    weights = {}
    for sentence in copy:
        for key, weight in sentence.keys.items():
            if often := counts[1][key]:
                times = max(counts[0][key], often)
                weights[key] = weight / (times**0.5 if key.startswith("#") else times)
    return weights


def _candidates(
    copy: Sequence[Sentence], of: Sequence[Sentence], weights: Mapping[str, float], least: float
) -> list[Pair]:
    holding = defaultdict(list)
    for place, sentence in enumerate(of):
        for key in sentence.keys:
            if key in weights:
                holding[key].append(place)
    found = []
    for place, sentence in enumerate(copy):
        shared = defaultdict(list)
        for key in sentence.keys:
            for other in holding.get(key, ()):
                shared[other].append(key)
        for other, keys in shared.items():
            weight = round(sum(weights[key] for key in sorted(keys)), 6)
            if len(keys) > 1 and weight >= least:
                found.append(Pair(place, other, weight, tuple(sorted(keys))))
    return found
