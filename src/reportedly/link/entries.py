"""The keys an article is found by, and which two articles are worth comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from reportedly.link.comparing import REWRITE_DAYS, Prepared, days_apart
from reportedly.link.fingerprints import hash_words, sample, winnow
from reportedly.model.linking import IndexEntry

#: Keys kept of a text, for each kind; of a long text one fingerprint for 20 words.
KEYS: Final = 40
WORDS_PER_PRINT: Final = 20
#: What a fact must weigh to be half of a key, and both together.
FACT: Final = 1.3
FACTS: Final = 2.6
#: Keys that two articles share at least; where the later names the other's outlet; and where only a repost is left to
#: find, so many days apart are they. All copies of ``evaluation.copies`` but one in 150 share three, most over twelve.
SHARED: Final = 3
SHARED_NAMED: Final = 1
SHARED_FAR: Final = 10
#: By what is divided, to rank articles, what they share over so many days: mostly the standing lines of their pages.
FAR: Final = 4
#: Articles that one is compared with at most: the likeliest by what it names and by the keys they share. Thus one more
#: costs as much in a large archive as in a small one.
CANDIDATES: Final = 12


def index_entry(prepared: Prepared) -> IndexEntry:
    """Return what finds an article: fingerprints, rare facts that stand together, and the outlets it names."""
    words = [word.form for word in prepared.words]
    prints = sample(winnow(words), max(KEYS, len(words) // WORDS_PER_PRINT))
    named = prepared.declared.union(*(credit.keys for credit in prepared.credited))
    keys = tuple(sorted({*prints, *_fact_keys(prepared)}))
    return IndexEntry(prepared.article.id, prepared.place, keys, prepared.own, named)


def posting_keys(entry: IndexEntry) -> list[int]:
    """Return all keys that an article stands under in the index, those of outlets among them."""
    return sorted({*entry.keys, *(hash_words(f"outlet {key}") for key in entry.own | entry.named)})


def likeness(of: IndexEntry, copy: IndexEntry) -> tuple[bool, int, int, str] | None:
    """Return how likely the later of two articles is a copy of the earlier, to sort by, None where it is not at all.

    That is by what the later names and by the keys they share, which count less where many days lie between; of equals
    the first published comes before.
    """
    return _likeness(of, copy, frozenset(copy.keys))


def likeliest(entries: Mapping[int, IndexEntry], others: Iterable[int], copy: IndexEntry) -> list[int]:
    """Return those of the earlier articles that one is compared with, the likeliest first."""
    keys = frozenset(copy.keys)
    ranked = [(found, other) for other in others if (found := _likeness(entries[other], copy, keys)) is not None]
    return [other for _, other in sorted(ranked, reverse=True)[:CANDIDATES]]


def _likeness(of: IndexEntry, copy: IndexEntry, keys: frozenset[int]) -> tuple[bool, int, int, str] | None:
    """See :func:`likeness`; ``keys`` are those of the copy."""
    shared = len(keys.intersection(of.keys))
    named = not copy.named.isdisjoint(of.own)
    if shared < (SHARED_NAMED if named else SHARED):
        return None
    gap = days_apart(of.place, copy.place)
    far = gap is not None and gap > REWRITE_DAYS
    if far and not named and shared < min(SHARED_FAR, max(SHARED, len(keys) // 5)):
        return None
    return named, shared // FAR if far else shared, -of.place, of.article_id


def _fact_keys(prepared: Prepared) -> Iterator[int]:
    """Yield a hash of each two weighty facts of a sentence or of two in a row, the ``KEYS`` weightiest of the text."""
    sentences = prepared.sentences
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
