"""The parse as plain lists, so that rules over it neither walk spaCy's tokens nor pay for them twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

_KEY = "reportedly.syntax"

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: No coordination of parties in the development corpora is longer.
LONGEST_COORDINATION = 40
VERBAL = frozenset({"VERB", "AUX"})
#: Clitics that the lemmatizer leaves as they stand, in both spellings of the apostrophe.
_CLITICS = {
    f"{apostrophe}{clitic}": lemma
    for apostrophe in ("'", "’")
    for clitic, lemma in (("s", "be"), ("re", "be"), ("m", "be"), ("ve", "have"), ("ll", "will"), ("d", "would"))
}

#: Forms of verbs whose lemma the lemmatizer cuts short.
_MISREAD = {
    form: lemma
    for lemma, forms in {
        "stage": "staged staging stages",
        "rape": "raped raping rapes",
        "lambaste": "lambasted lambasting lambastes",
        "bus": "bussed bussing",
    }.items()
    for form in forms.split()
}


class Syntax:
    """Columns of one parse, all indexed by token.

    ``left`` and ``right`` are the first and last token of each token's subtree, both inclusive; ``sentence`` is the
    index of its sentence and ``bounds`` the half-open token range of each sentence.
    """

    __slots__ = (
        "bounds", "children", "deps", "ends", "heads", "left", "lemmas", "lower", "pos", "right", "sentence",
        "starts", "tags", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.words = [token.text for token in tokens]
        self.lower = [word.lower() for word in self.words]
        self.pos = [token.pos_ for token in tokens]
        self.lemmas = [
            _CLITICS.get(lower) or _MISREAD.get(lower, token.lemma_.lower())
            if pos == "AUX" or pos == "VERB"
            else token.lemma_.lower()
            for token, lower, pos in zip(tokens, self.lower, self.pos, strict=True)
        ]
        self.tags = [token.tag_ for token in tokens]
        self.deps = [token.dep_ for token in tokens]
        self.heads = [token.head.i for token in tokens]
        self.left = [token.left_edge.i for token in tokens]
        self.right = [token.right_edge.i for token in tokens]
        self.starts = [token.idx for token in tokens]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(self.heads):
            if head != index:
                self.children[head].append(index)
        self.bounds = [(sent.start, sent.end) for sent in doc.sents] if tokens else []
        self.sentence = [number for number, (start, end) in enumerate(self.bounds) for _ in range(start, end)]

    def child(self, index: int, deps: frozenset[str] | set[str]) -> int | None:
        """Return the first child of ``index`` in one of the relations ``deps``."""
        for child in self.children[index]:
            if self.deps[child] in deps:
                return child
        return None

    def having(self, index: int, deps: frozenset[str] | set[str]) -> list[int]:
        """Return the children of ``index`` in one of the relations ``deps``, in order."""
        return [child for child in self.children[index] if self.deps[child] in deps]

    def agent(self, verb: int) -> int | None:
        """Return the noun of a passive's "by"; the parser may hang it on a noun between ("viewed with alarm by")."""
        direct = self.child(verb, {"agent"})
        if direct is not None:
            return self.child(direct, {"pobj"})
        for prep in self.having(verb, {"prep"}):
            noun = self.child(prep, {"pobj"})
            for inner in self.having(noun, {"prep"}) if noun is not None else []:
                if self.lower[inner] == "by" and self.tags[verb] == "VBN":
                    return self.child(inner, {"pobj"})
        return None

    def ancestors(self, index: int) -> Iterable[int]:
        """Yield the heads above ``index``, nearest first."""
        while self.heads[index] != index:
            index = self.heads[index]
            yield index

    def within(self, index: int, top: int) -> bool:
        """Tell whether ``index`` is ``top`` or stands below it."""
        return index == top or any(head == top for head in self.ancestors(index))

    def depth(self, index: int) -> int:
        """Return how many heads stand above ``index``."""
        return sum(1 for _ in self.ancestors(index))

    def conjuncts(self, index: int) -> list[int]:
        """Return ``index`` and the members coordinated with it to its right, in order; a very long list is cut."""
        found, at = [index], 0
        while at < len(found) < LONGEST_COORDINATION:
            found.extend(child for child in self.children[found[at]] if self.deps[child] == "conj")
            at += 1
        return sorted(found)


def read_syntax(doc: Doc) -> Syntax:
    """Return the columns of ``doc``, made once per parse."""
    syntax = doc.user_data.get(_KEY)
    if not isinstance(syntax, Syntax):
        syntax = doc.user_data[_KEY] = Syntax(doc)
    return syntax
