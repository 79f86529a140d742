"""What an article says, as keys to compare: numbers, names and words of weight, sentence by sentence.

Weights come from fixed tables, never from the articles at hand, so that a pair of texts compares the same in any set.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reportedly.link.numbers import find_numbers
from reportedly.model.spans import Span
from reportedly.reference.offices import offices_by_surname
from reportedly.reference.rarity import RAREST, load_bands
from reportedly.reference.states import load_states

#: What a word or a name weighs by its band of rarity, in about the natural logarithm of one in how many passages.
_WORD_WEIGHTS: Final = (0.0, 0.3, 0.7, 1.0, 1.3)
_NAME_WEIGHTS: Final = (0.4, 0.8, 1.4, 2.2, 3.0)
_STATE_WEIGHT: Final = 0.4
#: The other words of a name, as first names, and the names that every outlet writes of.
_NAME_PART: Final = 0.3
_LEADER_WEIGHT: Final = 1.0
_LEADING: Final = frozenset(
    {
        "president", "prime minister", "chancellor", "supreme leader", "secretary general", "secretary of state",
        "secretary of defence", "minister of foreign affairs", "minister of defence", "general secretary",
    }
)  # fmt: skip

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d(?:[\d.,]*\d)?")
_QUOTATION = re.compile(r"[“\"](?P<words>[^“”\"\n]{2,1500})(?:[”\"]|(?=\n|$))")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs)|\b[A-Z])\.$"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_DATES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_HONORIFICS: Final = frozenset("mr mrs ms dr sir president".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text in lower case, with its span, and whether it stands inside quotation marks."""

    form: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what its keys weigh: ``#`` before a number, ``@`` before a name."""

    span: Span
    keys: Mapping[str, float]


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text, in order."""
    quotations = [(match.start("words"), match.end("words")) for match in _QUOTATION.finditer(text)]
    words, at = [], 0
    for match in _TOKEN.finditer(text):
        while at < len(quotations) and quotations[at][1] <= match.start():
            at += 1
        quoted = at < len(quotations) and quotations[at][0] <= match.start()
        words.append(Word(match.group().lower().replace("’", "'"), match.start(), match.end(), quoted))
    return tuple(words)


def read_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order."""
    plain = _INITIALS.sub(lambda match: match.group().replace(".", "\u2060"), text)
    return tuple(
        Sentence(Span(start, end), dict(sorted(_keys_of(text[start:end])))) for start, end in _sentences(plain)
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences without the white space around them."""
    start = 0
    ends = [*((match.start(), match.end()) for match in _SENTENCE_END.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        piece = text[start:end]
        if following < len(text) and "\n" not in text[end:following] and _ABBREVIATION.search(piece):
            continue
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + lead, start + len(piece.rstrip())
        start = following


def _keys_of(sentence: str) -> Iterator[tuple[str, float]]:
    """Yield the keys of a sentence with their weights."""
    numbers = list(find_numbers(sentence))
    for _, _, value in numbers:
        if weight := number_weight(value):
            yield f"#{value:.10g}", weight
    name: list[tuple[str, float]] = []
    at = last = 0
    for match in _TOKEN.finditer(sentence):
        start = match.start()
        if start < at or any(first <= start < end for first, end, _ in numbers):
            continue
        if name and (not match.group()[0].isupper() or sentence[last:start].strip("- ")):
            yield from _weigh_name(name)
            name = []
        last = match.end()
        if match.group()[0].isupper() and (state := _state_at(sentence, start)) is not None:
            yield f"@{state[0]}", _STATE_WEIGHT
            at = last = state[1]
        elif (key := _word_key(match.group())) is not None:
            if key[0].startswith("@"):
                name.append(key)
            else:
                yield key
    yield from _weigh_name(name)


def _weigh_name(name: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield the keys of one name, "Lee Seong-kweun": its rarest word carries the weight of them all."""
    if name:
        rarest = max(reversed(name), key=lambda key: key[1])
        yield from ((key, weight if (key, weight) == rarest else min(weight, _NAME_PART)) for key, weight in name)


def _state_at(sentence: str, start: int) -> tuple[str, int] | None:
    """Return the code of the state, people or capital named at an offset, and the name's end."""
    for phrase in _PHRASES:
        match = phrase.match(sentence, start)
        if match and (code := _state_names().get(_plain(match.group()))):
            return code, match.end()
    return None


#: A phrase of three words, of two, of one.
_PHRASES: Final = tuple(
    re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*" + r" [^\W\d_]+(?:['’][^\W\d_]+)*" * more) for more in (2, 1, 0)
)


@functools.cache
def _state_names() -> Mapping[str, str]:
    """Return every name, adjective and capital of a state in lower case, with the state's code."""
    found: dict[str, str] = {}
    for state in load_states().values():
        for name in (state.name, *state.aliases, *state.adjectives, *state.nationals, *state.capitals):
            found.setdefault(_plain(name), state.code)
    return found


def _plain(name: str) -> str:
    return name.lower().replace("’", "'").removesuffix("'s").removesuffix("'").removesuffix("-")


def _word_key(word: str) -> tuple[str, float] | None:
    """Return the key of a word or of one word of a name, None for one that tells nothing."""
    lower = _plain(word)
    if len(lower) < 2 or lower in _DATES or lower in _HONORIFICS:
        return None
    if word[0].isupper():
        as_word, as_name = load_bands("word").get(lower, RAREST), load_bands("name").get(lower, RAREST)
        if as_word == RAREST or as_name <= as_word:
            weight = _NAME_WEIGHTS[as_name]
            return f"@{lower}", min(weight, _LEADER_WEIGHT) if lower in _leaders() else weight
    weight = _WORD_WEIGHTS[_stem_band(lower)]
    return (stem(lower), weight) if weight else None


@functools.cache
def _leaders() -> frozenset[str]:
    """Return the family names of those in offices that every outlet writes of."""
    return frozenset(
        key[-1]
        for key, terms in offices_by_surname().items()
        if any(term.office.casefold() in _LEADING for term in terms)
    )


@functools.lru_cache(maxsize=65536)
def _stem_band(word: str) -> int:
    bands = load_bands("word")
    return min(bands.get(word, RAREST), _stem_bands().get(stem(word), RAREST))


@functools.cache
def _stem_bands() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for word, band in load_bands("word").items():
        key = stem(word)
        found[key] = min(band, found.get(key, RAREST))
    return found


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its regular ending: coarse, and the same for "train", "trains", "trained", "training".

    >>> [stem(word) for word in ("training", "trained", "denies", "denied", "trenches", "losses", "moved", "moving")]
    ['train', 'train', 'deny', 'deny', 'trench', 'loss', 'mov', 'mov']
    """
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    for ending in ("ing", "edly", "ed", "ly", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            stemmed = word[: -len(ending)]
            if ending in ("ing", "ed") and len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "ls":
                stemmed = stemmed[:-1]
            return stemmed
    return word.removesuffix("e") if len(word) > 4 else word


def number_weight(value: float) -> float:
    """Return what a number weighs: more the more digits it has that are not round, nothing for years.

    >>> number_weight(876), number_weight(15_000), number_weight(8_000), number_weight(3), number_weight(2024)
    (4.0, 2.6, 1.8, 0.3, 0.0)
    """
    if 1900 <= value < 2100 and value == int(value):
        return 0.0
    if value <= 12 and value == int(value):
        return 0.3
    significant = (
        len(f"{value:.6g}".replace(".", "").strip("0")) if value < 1e6 else len(f"{value:.4e}"[:6].rstrip("0."))
    )
    if value < 100 and value == int(value):
        return 1.4 if significant == 2 else 0.9
    return {0: 0.3, 1: 1.8, 2: 2.6}.get(significant, 4.0)
