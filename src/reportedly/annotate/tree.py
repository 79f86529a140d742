"""The parse as plain lists: what rules over dependency trees read, built once for each parse.

Walking spaCy tokens builds an object for every step; rules that look at many neighbours of every predicate read these
lists instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from spacy.tokens import Doc

from reportedly.model import Span

_KEPT_UNDER: Final = "reportedly.tree"
_CLITIC_LEMMAS: Final = {
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "n't": "not", "n’t": "not", "'ve": "have", "’ve": "have",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParseTree:
    """Words, lemmas, tags and dependencies of one parse, indexed by token; ``children`` in order of the text.

    ``words`` and ``lemmas`` are in lower case, ``heads`` are token indices (a root is its own head), ``sentences`` the
    index of each token's first sentence token, ``spans`` the character offsets. ``memo`` is for the rules that read it.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentences: list[int]
    offsets: list[int]
    entities: list[str]
    memo: dict[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child of ``token`` with one of the dependencies, or None."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the character span from one token to another, both included."""
        last = first if last is None else last
        return Span(self.offsets[first], self.offsets[last] + len(self.words[last]))


def tree_of(doc: Doc) -> ParseTree:
    """Return the parse's lists, built on the first call and kept with the parse."""
    tree: ParseTree | None = doc.user_data.get(_KEPT_UNDER)
    if tree is None:
        tree = doc.user_data[_KEPT_UNDER] = _build(doc)
    return tree


def _build(doc: Doc) -> ParseTree:
    # A word's text keeps its length in lower case but for a few characters (İ); lengths must be the text's.
    words = [low if len(low := token.text.lower()) == len(token.text) else token.text for token in doc]
    lemmas = [_CLITIC_LEMMAS.get(word) or token.lemma_.lower() for word, token in zip(words, doc, strict=True)]
    heads = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in words]
    sentences: list[int] = []
    start = 0
    for index, token in enumerate(doc):
        if token.is_sent_start:
            start = index
        sentences.append(start)
        if heads[index] != index:
            children[heads[index]].append(index)
    return ParseTree(
        words,
        lemmas,
        [token.tag_ for token in doc],
        [token.dep_ for token in doc],
        heads,
        children,
        sentences,
        [token.idx for token in doc],
        [token.ent_type_ for token in doc],
    )
