"""Parties that stand together: whom "the three advisers", "both leaders" or "their" joint commitment speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import AnnotatedArticle
from reportedly.model.vocabulary import EventType

#: Deeds of parties who meet, speak and promise; "they" in them are parties, and elsewhere may be troops.
DIPLOMATIC: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
#: Nouns that, in the plural and without a state of their own, take up parties named together.
_TAKING_UP = frozenset(
    """leader side country nation president minister adviser advisor counterpart official government capital neighbour
    neighbor ally partner premier chancellor secretary ambassador envoy diplomat delegation representative negotiator
    signatory chief head
    """.split()
)
_GROUPING = frozenset({"the", "both", "these", "our", "their"})
#: Of these nouns, those of persons: they are taken up from parties who did something together.
_PERSONS = _TAKING_UP - frozenset("side country nation government capital neighbour neighbor signatory".split())
_MEETING = frozenset("meet talk speak confer consult host visit receive greet phone call discuss".split())
_RECIPROCAL = frozenset("discuss agree talk meet confer reaffirm review affirm decide".split())
_TOGETHER = frozenset("trilateral bilateral joint mutual quadrilateral respective shared multilateral".split())
_PLURAL = frozenset({"they", "them", "both", "their"})
_FIRST = frozenset({"we", "us", "our"})
_JOINT = re.compile(
    r"\bjoint(?:ly)? (?:\w+ ){0,2}?(?:statement|read-?out|declaration|communiqu[eé]|letter)\b", re.IGNORECASE
)
#: How far back, in sentences, parties named together are taken up.
_REACH = 8
_REACH_OF_PRONOUN = 3
#: How much of a text may announce that it is a joint statement.
_OPENING = 600


class Parties:
    """The parties that one article names together, in the order of the text."""

    def __init__(
        self, annotated: AnnotatedArticle, syntax: Syntax, code_of: Callable[[int], str | None], named: set[int]
    ) -> None:
        self._syntax = syntax
        self._groups: list[tuple[int, list[str]]] = []
        self._acting: list[tuple[int, list[str]]] = []
        for index in sorted(named):
            if syntax.deps[index] == "conj":
                continue
            members = syntax.conjuncts(index)
            codes = _distinct(code_of(member) for member in members) if len(members) > 1 else []
            if len(codes) > 1 and syntax.deps[index] != "nsubjpass":
                self._groups.append((members[-1], codes))
                if self._acts(index):
                    self._acting.append((members[-1], codes))
        self._single = [at for at in sorted(named) if syntax.deps[at] in SUBJECTS and len(syntax.conjuncts(at)) == 1]
        self._plural = [
            index
            for index in sorted(named)
            if syntax.deps[index] in SUBJECTS
            and (syntax.tags[index] in ("NNS", "NNPS") or len(syntax.conjuncts(index)) > 1)
            and syntax.lemmas[index].removesuffix("s") not in _TAKING_UP
        ]
        text = annotated.article.text
        title = annotated.article.title or ""
        self.joint = bool(_JOINT.search(title) or _JOINT.search(text[:_OPENING]))

    def _acts(self, index: int) -> bool:
        """Tell whether parties named together do something: "Egypt and Jordan met", "aides of Egypt and Jordan met"."""
        syntax = self._syntax
        preposition = syntax.heads[index]
        if syntax.deps[index] == "pobj" and syntax.lower[preposition] in ("of", "from"):
            noun = syntax.heads[preposition]
            return syntax.tags[noun] == "NNS" and syntax.deps[noun] in SUBJECTS
        return syntax.deps[index] in SUBJECTS

    def add_meeting(self, verb: int, actors: Sequence[str], recipients: Sequence[str]) -> None:
        """Note that parties met: "Biden met Xi" makes them "the two leaders" of what follows.

        Whom two discuss is no party to it: "they discussed the war between Iran and Israel".
        """
        syntax = self._syntax
        if syntax.lemmas[verb] not in _MEETING:
            return
        beside = {syntax.lower[child] for child in syntax.having(verb, {"prep"})}
        alone = syntax.lemmas[verb] == "discuss" and "with" not in beside
        distinct = _distinct(actors if alone else [*actors, *recipients])
        if len(distinct) > 1:
            for groups in (self._groups, self._acting):
                groups.append((verb, distinct))
                groups.sort(key=lambda group: group[0])

    def before(self, token: int, *, reach: int = _REACH, acting: bool = False) -> list[str]:
        """Return the parties last named together before a token, within ``reach`` sentences; in a joint text its own.

        With ``acting``, only those that did something together, and none where several others have acted since, or
        one in the same sentence.
        """
        if self.joint:
            return self._first()
        groups = self._acting if acting else self._groups
        at = bisect_left(groups, (token, [])) - 1
        if at < 0:
            return []
        where, codes = groups[at]
        near = self._syntax.sentence[token] - self._syntax.sentence[where] <= reach
        since = self._plural[bisect_right(self._plural, where) : bisect_left(self._plural, token)]
        first = self._syntax.bounds[self._syntax.sentence[token]][0]
        since += self._single[bisect_left(self._single, max(first, where + 1)) : bisect_left(self._single, token)]
        return codes if near and not (acting and since) else []

    def of_phrase(self, noun: int) -> list[str]:
        """Return the parties that a plural noun phrase without a state of its own takes up: "the two leaders"."""
        syntax = self._syntax
        plural = syntax.tags[noun] in ("NNS", "NNPS") or syntax.lower[noun].removesuffix("s") != syntax.lower[noun]
        if not plural or syntax.lemmas[noun].removesuffix("s") not in _TAKING_UP:
            return []
        words = {syntax.lower[child] for child in syntax.children[noun]}
        grouped = words & _GROUPING or syntax.lemmas[noun] == "side"
        if not grouped or syntax.child(noun, {"prep", "relcl", "appos", "conj"}) is not None:
            return []
        if "our" in words:
            return self._first() if self.joint else []
        return self.before(noun, acting=syntax.lemmas[noun].removesuffix("s") in _PERSONS)

    def of_pronoun(self, noun: int, found: EventType, verb: int) -> list[str]:
        """Return the parties that "they" or "we" stands for as a party to a deed in words."""
        word = self._syntax.lower[noun]
        if found not in DIPLOMATIC:
            return []
        if word in _PLURAL:
            return self.before(noun, reach=_REACH_OF_PRONOUN, acting=True)
        if word in _FIRST or (word == "all" and self._has_first_person(noun)):
            if self.joint:
                return self._first()
            if word == "we" and self._syntax.lemmas[verb] in _RECIPROCAL:
                return self.before(noun, reach=_REACH_OF_PRONOUN, acting=True)
        return []

    def of_joint_noun(self, noun: int, found: EventType) -> list[str]:
        """Return the parties to "the first trilateral meeting" or "their commitment"."""
        words = {self._syntax.lower[child] for child in self._syntax.children[noun]}
        if words & _TOGETHER:
            return self.before(noun, reach=10**6)
        for child in self._syntax.having(noun, {"poss"}):
            if self._syntax.lower[child] in ("their", "our"):
                return self.of_pronoun(child, found, noun)
        return []

    def is_plural_pronoun(self, noun: int) -> bool:
        """Tell whether a word is "they" or its like."""
        return self._syntax.lower[noun] in _PLURAL

    def _has_first_person(self, noun: int) -> bool:
        return any(
            self._syntax.lower[inner] == "us"
            for child in self._syntax.children[noun]
            for inner in self._syntax.children[child]
        )

    def _first(self) -> list[str]:
        return self._groups[0][1] if self._groups else []


def _distinct(codes: Iterable[str | None]) -> list[str]:
    """Return states' codes once each, without sectors."""
    return list(dict.fromkeys(code.partition("-")[0] for code in codes if code))
