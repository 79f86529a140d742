"""The keys an article is found by, and which two articles are worth comparing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from reportedly.link.comparing import Prepared
from reportedly.link.fingerprints import hash_words, sample, winnow
from reportedly.model.linking import IndexEntry

#: Keys kept of a text, for each kind; of a long text one fingerprint for 20 words.
KEYS: Final = 40
WORDS_PER_PRINT: Final = 20
#: What a fact must weigh to be half of a key, and both together.
FACT: Final = 1.3
FACTS: Final = 2.6
#: Keys that two articles share at least, and where the later names the other's outlet.
SHARED: Final = 2
SHARED_NAMED: Final = 1


def index_entry(prepared: Prepared) -> IndexEntry:
    """Return what finds an article: fingerprints, rare facts that stand together, and the outlets it names."""
    words = [word.form for word in prepared.contents.words]
    prints = sample(winnow(words), max(KEYS, len(words) // WORDS_PER_PRINT))
    named = prepared.declared.union(*(credit.keys for credit in prepared.credited))
    keys = tuple(sorted({*prints, *_fact_keys(prepared)}))
    return IndexEntry(prepared.article.id, prepared.place, keys, prepared.own, named)


def posting_keys(entry: IndexEntry) -> list[int]:
    """Return all keys that an article stands under in the index, those of outlets among them."""
    return sorted({*entry.keys, *(hash_words(f"outlet {key}") for key in entry.own | entry.named)})


def worth_comparing(of: IndexEntry, copy: IndexEntry) -> bool:
    """Tell whether the later of two articles may be a copy of the earlier, by the keys they share and what it names."""
    least = SHARED_NAMED if copy.named & of.own else SHARED
    return len(set(of.keys).intersection(copy.keys)) >= least


def _fact_keys(prepared: Prepared) -> Iterator[int]:
    """Yield a hash of each two weighty facts of a sentence or of two in a row, the ``KEYS`` weightiest of the text."""
    sentences = prepared.contents.sentences
    pairs: dict[str, float] = {}
    for place, sentence in enumerate(sentences):
        facts = dict(sentence.keys)
        if place + 1 < len(sentences):
            facts |= sentences[place + 1].keys
        strong = sorted(key for key, weight in facts.items() if weight >= FACT)
        for one, other in combinations(strong, 2):
            if (weight := facts[one] + facts[other]) >= FACTS:
                pairs[f"{one} {other}"] = weight
    hashed = sorted((-weight, hash_words(f"facts {pair}")) for pair, weight in pairs.items())
    return (key for _, key in hashed[:KEYS])
