"""Bound words: what stands before or behind a number and says how exactly it is meant (the codebook's ``relation``)."""

from __future__ import annotations

import re
from typing import Final

from reportedly.model.vocabulary import Relation

_BEFORE_WORDS: Final[dict[Relation, tuple[str, ...]]] = {
    "at_least": (
        "at least", "at the very least", "a minimum of", "minimum of", "no fewer than", "not fewer than",
        "no less than", "not less than", "more than", "over", "above", "in excess of", "upwards? of",
        "exceed(?:s|ed|ing)?", "greater than", "larger than", "higher than", "bigger than", "longer than", "older than",
        "well over", "well above", "surpass(?:es|ed|ing)?", "topp(?:ed|ing)", "starting (?:at|from)", "beyond",
        "past the", "as few as", "as little as", ">", "≥", "just over", "just above", "a little over",
        "a little more than", "slightly more than", "slightly over",
    ),
    "at_most": (
        "up to", "as many as", "as much as", "as high as", "at most", "at the most", "no more than", "not more than",
        "fewer than", "less than", "under", "below", "a maximum of", "maximum of", "lower than", "smaller than",
        "shorter than", "younger than", "within", "not exceeding", "only up to", "sub-", "<", "≤", "a cap of",
        "capped at", "no higher than", "just under", "just below", "slightly less than", "slightly under",
    ),
    "approx": (
        "about", "around", "some", "approximately", "roughly", "nearly", "almost", "close to", "an estimated",
        "estimated(?: at)?", "circa", "ca\\.", "(?-i:c\\.)", "somewhere around", "in the region of",
        "in the order of", "on the order of", "or so", "perhaps", "maybe", "approach(?:es|ed|ing)?", "near",
        "something like", "more or less", "like,", "probably", "an average(?: of)?", "on average,?",
        "average(?:s|d)?(?: of)?", "averaging", "~", "≈", "possibly", "an approximate", "virtually", "practically",
        "say,",
    ),
}  # fmt: skip
#: A bare "over" or "within" before a time is a period and not a bound on it ("over the past year", "within two days").
_PERIOD_WORDS: Final = frozenset({"within", "over", "past the"})
_LASTS: Final = re.compile(r"\b(?:for|after|lasting|lasted|took|takes|spent|is|was|of|than|been)\s+$", re.IGNORECASE)
_FILLER: Final = r"(?:the\s+age\s+of|the|an?|another|just|only|its?|their|some|a\s+further|a\s+total\s+of|about)\s+"
#: Verbs that "over" completes: "handed over 29 men".
_COMPLETED: Final = re.compile(r"\b(?:hand|turn|sign|pull)(?:s|ed|ing)?\s+$", re.IGNORECASE)
#: Words that bound a number directly and, with an article between, are mere prepositions ("over the 3,000 dollars").
_PREPOSITIONS: Final = frozenset({"within", "over", "under", "above", "below", "near", "around"})


def _alternatives(forms: tuple[str, ...]) -> str:
    """Alternate the forms, longest first, any white space between their words."""
    return "|".join(form.replace(" ", r"\s+") for form in sorted(forms, key=len, reverse=True))


_GROUPS: Final = {f"g{at}": relation for at, relation in enumerate(_BEFORE_WORDS)}
_BOUNDS: Final = "|".join(f"(?P<{group}>{_alternatives(_BEFORE_WORDS[name])})" for group, name in _GROUPS.items())
_BEFORE: Final = re.compile(rf"(?<![\w-])(?:{_BOUNDS})\s*(?P<filler>{_FILLER})?$", re.IGNORECASE)
_BEHIND: Final[dict[Relation, re.Pattern[str]]] = {
    "at_least": re.compile(
        r"(?:\s+|-)(?:or|and)\s+(?:more|above|over|older|higher)\b(?!\s+(?:than\s+)?\d)|\s*\+(?!\w)|-?\s?plus\b(?!\s+[$€£¥₹\d])"
        r"|\s+at\s+(?:the\s+(?:very\s+)?)?least\b",
        re.IGNORECASE,
    ),
    "at_most": re.compile(
        r"\s+or\s+(?:fewer|less|under|younger|below|lower)\b|\s+at\s+(?:the\s+)?most\b|,?\s+tops\b", re.IGNORECASE
    ),
    "approx": re.compile(r"\s*(?:-?ish\b|,?\s+or\s+so\b|,?\s+give\s+or\s+take\b|-odd\b|\s+odd\b)", re.IGNORECASE),
}


def bound_before(text: str, at: int, *, is_period: bool = False) -> tuple[int, Relation] | None:
    """Return (start, relation) of the bound words that end right before ``at``, None where there are none.

    ``is_period`` says that the number counts a stretch of time, before which "over" and "within" are no bounds.

    >>> bound_before("as many as 13,000", 11)
    (0, 'at_most')
    """
    offset = max(0, at - 40)
    match = _BEFORE.search(text[offset:at])
    if match is None:
        return None
    words = " ".join(match.group().lower().split())
    if words == "over" and _COMPLETED.search(text[offset : offset + match.start()]):
        return None
    lasts = words == "over" and _LASTS.search(text[offset : offset + match.start()])
    if is_period and words in _PERIOD_WORDS and not lasts:
        return None
    filler = (match["filler"] or "").strip().lower()
    if filler in ("the", "its", "their") and words.split()[0] in _PREPOSITIONS:
        return None
    group = next(group for group in _GROUPS if match[group])
    return offset + match.start(), _GROUPS[group]


def bound_behind(text: str, at: int) -> tuple[int, Relation] | None:
    """Return (end, relation) of the bound words that start right behind ``at``, None where there are none.

    >>> bound_behind("15,000 or more", 6)
    (14, 'at_least')
    """
    window = text[at : at + 24]
    for relation, pattern in _BEHIND.items():
        match = pattern.match(window)
        if match:
            return at + match.end(), relation
    return None


def ends_of(low: float, high: float, relation: Relation) -> tuple[float | None, float | None]:
    """Return low and high as the codebook wants them for the relation."""
    if relation in ("at_least", "vague"):
        return low, None
    if relation == "at_most":
        return None, high
    return low, high
