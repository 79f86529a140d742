"""Figures: which number a claim gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_DEFINITE = frozenset({"the", "these", "those", "both", "its", "their", "our", "his", "her"})
_NAMING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})
#: What names a known group behind a preposition too: "of the two countries".
_POINTING = frozenset({"the", "these", "those", "both"})
#: What is told of a part of a known group: "any of the four".
_SOME = frozenset({"any", "none", "each", "all", "most", "neither", "either"})
#: What says how far from a place something is: "25 km west of Goma", "seen from 20 km away".
_WAYS = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west south-east south-west away
    northward southward eastward westward off outside inland offshore upstream downstream""".split()
)
_MOVING = frozenset(
    """move advance fly travel push retreat march walk drive sail withdraw extend reach stretch penetrate roll pull
    trek flee""".split()
)
#: Between a part and the number of its whole: "67 of 90", "three of the five".
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom)\b", re.IGNORECASE)
_PLACES = frozenset(
    "country state nation province region district county city town village area place site location spot".split()
)
_OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|its\s+|their\s+|all\s+|some\s+|about\s+)*")
#: Below this a number behind "the" names a known group ("the two leaders") and counts nobody anew.
_FEW = 10
#: What a number tied to it by a hyphen gives the size of a thing by: "a nine-storey block" counts no storeys.
_SIZES = frozenset("storey story floor lane page point step part way".split())
#: Of what "one" is no figure: "has one goal", "speaks with one voice", "would not cede one inch".
_ABSTRACT = frozenset(
    """thing goal aim point side way step voice inch reason message question form eye example condition conclusion
    answer idea option choice purpose problem mistake exception word lesson wish hope chance moment priority rule
    """.split()
)
#: The codebook leaves ages and durations out of claims.
_LEFT_OUT = frozenset({"age", "duration"})


#: Before what a rate is reckoned on: "512 deaths per 100,000 births".
_PER = re.compile(r"\b(?:per|for every)\s+$")


#: Around a number that repeats the verb of another one, for another day or place.
_JOINED = re.compile(r"(?:,|\band|\bplus)\s+(?:(?:another|a\s+further)\s+)?$")
_THEN = re.compile(r"\s+(?:more\s+)?(?:on|in|at|near|from|last|yesterday|today)\b")


class Figures:
    """The quantities of one article that claims may carry."""

    def __init__(self, doc: Doc, quantities: tuple[Quantity, ...]) -> None:
        self._doc = doc
        self._text = doc.text  # spaCy makes it anew each time it is asked
        self._quantities = sorted(
            (quantity for quantity in quantities if quantity.dimension not in _LEFT_OUT and self._counts(quantity)),
            key=lambda quantity: quantity.number.start,
        )
        self._starts = [quantity.number.start for quantity in self._quantities]

    def _counts(self, quantity: Quantity) -> bool:
        """Tell whether a number counts something: "one poster" and "the two leaders" only name it."""
        if quantity.dimension == "distance":
            measured = self._doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
            return measured is None or not _is_location(measured)
        if quantity.relation != "exact" or quantity.dimension != "count" or quantity.low is None:
            return True
        if quantity.unit in _SIZES and self._text.startswith("-", quantity.number.end):
            return False
        words = self._doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if self._is_rest(quantity) or _PER.search(self._text, max(0, quantity.span.start - 12), quantity.span.start):
            return False
        if words is None or not words.text.isalpha():
            return True
        if quantity.kind == "casualties" and quantity.unit is not None:
            return True
        if quantity.low == 1:
            return _is_counted_one(words.root.head, quantity)
        before = self._doc[words.start - 1].lower_ if words.start else ""
        counted = words.root.head
        among = any(
            noun.dep_ == "pobj" and noun.head.lower_ in ("between", "among") for noun in (words.root, counted)
        )  # "between the two", "among the five states"
        if before in _POINTING and words.root.dep_ == "pobj" and counted.head.lower_ in _SOME:
            return False
        named = words.root.dep_ in _NAMING_DEPS or counted.dep_ in _NAMING_DEPS
        named = named or (counted.dep_ == "pobj" and before in _POINTING and not _is_whole(counted))
        return not (quantity.low < _FEW and before in _DEFINITE and (among or named))

    def _is_rest(self, quantity: Quantity) -> bool:
        """Tell whether a number is what a clause leaves out or denies: "all but five were shot down", "52, not 20"."""
        before = self._text[max(0, quantity.span.start - 8) : quantity.span.start].lower()
        return before == "all but " or before.endswith(", not ")

    def within(self, span: Span) -> list[Quantity]:
        """Return the quantities whose number lies within a span, in order."""
        found = []
        for quantity in self._quantities[bisect_left(self._starts, span.start) :]:
            if quantity.number.start >= span.end:
                break
            found.append(quantity)
        return found

    def of_clause(
        self, predicate: int, span: Span, *, sources: Sequence[Span] = (), inner: Sequence[Span] = ()
    ) -> Quantity | None:
        """Return the figure a clause gives: the one standing nearest to its predicate in the parse, else the first.

        A number among the words for who says so ("two sources put the toll at 40") is none; one that says how the
        counted are arranged ("12,000 troops in four brigades") leaves the figure to them.
        """
        found = [
            quantity
            for quantity in self.within(span)
            if not any(source.contains(quantity.number) for source in sources)
        ]
        found = [quantity for at, quantity in enumerate(found) if not at or not self._arranges(quantity, found[at - 1])]
        own = [quantity for quantity in found if not any(clause.contains(quantity.number) for clause in inner)]
        found = own or found
        wholes = [quantity for quantity in found if not self._is_of_others(quantity)]
        found = wholes or found  # "13 people were hurt, two of them seriously"
        found = [quantity for quantity in found if not self._is_left(quantity, found)]
        found = [quantity for at, quantity in enumerate(found) if not at or not self._goes_on(quantity, found[0])]
        if any(self._is_reached(quantity, found) for quantity in found):
            found = [quantity for quantity in found if quantity.kind != "change"]
        found = [
            quantity for quantity in found if quantity.unit != "time"
        ] or found  # "30,000, three times as many as …"
        found = [quantity for quantity in found if not self._is_setting(quantity)] or found
        if len(found) < 2:
            return found[0] if found else None
        told = [quantity for quantity in found if quantity.kind == "casualties"]
        if told and self._is_of_doers(found, predicate):
            found = told  # "a dozen fighters killed 40 people"
        return min(found, key=lambda quantity: (self.distance(quantity, predicate), quantity.number.start))

    def _before(self, quantity: Quantity, reach: int) -> str:
        """Return the words before a quantity."""
        return self._text[max(0, quantity.span.start - reach) : quantity.span.start]

    def _is_of_others(self, quantity: Quantity) -> bool:
        """Tell whether a number is told as a part of another: "two of them", "including 1,000 Indians"."""
        return _OF_THEM.match(self._text, quantity.number.end) is not None or self._before(quantity, 10) == "including "

    def _is_left(self, quantity: Quantity, found: Sequence[Quantity]) -> bool:
        """Tell whether a number is the level that a change left: "cut imports from 40,000 tonnes a month to 2,000"."""
        if not self._before(quantity, 5).endswith("from "):
            return False
        return any(self._before(other, 3) == "to " for other in found if other.dimension == quantity.dimension)

    def _goes_on(self, quantity: Quantity, first: Quantity) -> bool:
        """Tell whether a bare number goes on with what came before: "killed five men on Monday, four on Tuesday"."""
        bare = quantity.read_by.endswith("/antecedent") and quantity.unit == first.unit
        joined = _JOINED.search(self._before(quantity, 24)) is not None
        return bare and joined and _THEN.match(self._text, quantity.number.end) is not None

    def _is_of_doers(self, found: Sequence[Quantity], predicate: int) -> bool:
        """Tell whether a number that counts no victims stands in the subject of a predicate."""
        subjects = [child for child in self._doc[predicate].lefts if child.dep_ == "nsubj"]
        return any(
            quantity.kind != "casualties"
            and self._doc[subject.left_edge.i].idx <= quantity.number.start
            and quantity.number.end <= self._doc[subject.right_edge.i].idx + len(self._doc[subject.right_edge.i])
            for subject in subjects
            for quantity in found
        )

    def _arranges(self, quantity: Quantity, before: Quantity) -> bool:
        """Tell whether a number is the whole of the one before it ("67 of 90 drones") or arranges it ("in 4 units")."""
        between = self._text[before.span.end : quantity.span.start]
        if _OUT_OF.fullmatch(self._text, before.number.end, quantity.number.start):
            return True
        return between.strip() == "in" and quantity.dimension == before.dimension == "count"

    def _is_reached(self, quantity: Quantity, found: Sequence[Quantity]) -> bool:
        """Tell whether a number is the level that a change led to: "fell by a third to 20,000"."""
        to = self._text[max(0, quantity.span.start - 3) : quantity.span.start].lower() == "to "
        changes = [other for other in found if other.kind == "change" and other.number.start < quantity.number.start]
        return to and quantity.kind != "change" and bool(changes)

    def _is_setting(self, quantity: Quantity) -> bool:
        """Tell whether a number counts the places where something happens: "275 people in 17 countries"."""
        number = self._doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if number is None or quantity.unit not in _PLACES:
            return False
        noun = number.root.head
        return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "across", "at", "throughout", "within", "over")

    def distance(self, quantity: Quantity, predicate: int) -> int:
        """Return the steps from a number up to a predicate in the parse; 50 and more where it does not stand below."""
        number = self._doc.char_span(quantity.number.start, quantity.number.end, alignment_mode="expand")
        if number is None:
            return 99
        at = number.root
        for steps in range(20):
            if at.i == predicate:
                return steps
            if at.head is at:
                return 50 + steps
            at = at.head
        return 99


def _is_counted_one(thing: Token, quantity: Quantity) -> bool:
    """Tell one thing or person that a clause counts from one that it names: "downed one drone", "one side said"."""
    if quantity.unit is None or quantity.unit in _ABSTRACT or not quantity.read_by.endswith("/determiner"):
        return False
    named = any(child.dep_ == "appos" for child in thing.children)  # "one refugee, Amin, was turned back"
    return thing.dep_ in ("dobj", "nsubjpass") and not named


def _is_location(measured: Words) -> bool:
    """Tell a distance that says where something is, "25 km west of Goma", from one covered: "moved 25 km west"."""
    way = measured.doc[measured.end : measured.end + 1].text.lower()
    return way in _WAYS and not any(above.lemma_ in _MOVING for above in measured.root.ancestors)


def _is_whole(noun: Token) -> bool:
    """Tell whether a part is told of a noun: "one of the five pillars"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM"
