"""Find copies with MinHash LSH of datasketch and rensa: ``python run_minhash.py < SETS``, by the peers' own Python.

Reads one JSON list of sets from the standard input, each a list of texts, and writes one line of JSON a tool, shingle
size and threshold: the pairs of places it takes for copies, set by set. A pair is one that the tool's LSH index brings
together and whose estimated similarity is at least the threshold. Nothing of the product is imported here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

PERMUTATIONS = 128
SHINGLES = (1, 3, 5)
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8)
Pairs = list[tuple[int, int]]


def shingles(text: str, size: int) -> list[str]:
    """Return the runs of ``size`` words of a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


def datasketch_pairs(texts: list[list[str]]) -> Iterator[tuple[float, Pairs]]:
    """Yield the pairs at each threshold."""
    hashes = []
    for text in texts:
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([shingle.encode() for shingle in text])
        hashes.append(minhash)
    for threshold in THRESHOLDS:
        yield threshold, pairs_above(threshold, MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS), hashes)


def rensa_pairs(texts: list[list[str]]) -> Iterator[tuple[float, Pairs]]:
    """Yield the pairs at each threshold, with as many bands as bring a pair at the threshold together."""
    hashes = []
    for text in texts:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=42)
        minhash.update(text)
        hashes.append(minhash)
    for threshold in THRESHOLDS:
        bands = next((b for b in (8, 16, 32, 64) if (1 / b) ** (b / PERMUTATIONS) <= threshold), PERMUTATIONS)
        index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands)
        yield threshold, pairs_above(threshold, index, hashes)


def pairs_above(threshold: float, index: Any, hashes: list[Any]) -> Pairs:
    """Return the pairs that an empty index of either tool brings together and that are as like as the threshold."""
    pairs: Pairs = []
    for place, minhash in enumerate(hashes):
        near = sorted(index.query(minhash))
        pairs += [(other, place) for other in near if minhash.jaccard(hashes[other]) >= threshold]
        index.insert(place, minhash)
    return pairs


def main() -> int:
    """Read the sets, write what each tool finds; the exit status is 0."""
    sets: list[list[str]] = json.load(sys.stdin)
    for size in SHINGLES:
        cut = [[shingles(text, size) for text in texts] for texts in sets]
        for name, find in (("datasketch", datasketch_pairs), ("rensa", rensa_pairs)):
            found: dict[float, list[Pairs]] = {threshold: [] for threshold in THRESHOLDS}
            for texts in cut:
                for threshold, pairs in find(texts):
                    found[threshold].append(pairs)
            for threshold, pairs_by_set in found.items():
                print(json.dumps({"tool": name, "shingle": size, "threshold": threshold, "pairs": pairs_by_set}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
