"""Numbers in plain text, in digits or in words, by their value alone.

A coarse reader for comparing texts: what a number counts, and its bound, are the annotators' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: Final = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: 20.0 + 10 * place for place, word in enumerate(_TENS)
}
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6,
    "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_SHARES: Final = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "dozen": 12.0}
_WORD = "|".join(sorted((*_SMALL, *_SHARES), key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?(?P<scale>{_SCALE})\b)?(?!\w)"
    rf"|\b(?P<words>(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}|{_SCALE}))*)\b",
    re.IGNORECASE,
)


def find_numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield each number's start, end and value, in order.

    >>> [value for _, _, value in find_numbers("Eleven thousand men, 1,200 a day; 2.5 million; twenty-two; 0.7%")]
    [11000.0, 1200.0, 2500000.0, 22.0, 0.7]
    """
    for match in _NUMBER.finditer(text):
        if digits := match["digits"]:
            value = float(digits.replace(",", ""))
            yield match.start(), match.end(), value * _SCALES.get((match["scale"] or "").lower(), 1.0)
        else:
            yield match.start(), match.end(), _value_of(match["words"].lower())


def _value_of(words: str) -> float:
    total, part = 0.0, 0.0
    for word in re.split(r"[ -]+", words):
        if word in _SCALES:
            scale = _SCALES[word]
            if scale == 100:
                part = (part or 1) * scale
            else:
                total, part = total + (part or 1) * scale, 0.0
        else:
            part += _SMALL.get(word, _SHARES.get(word, 0.0))
    return total + part
