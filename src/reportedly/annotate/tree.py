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
    """Read the parse's columns as arrays, each distinct string once; token objects cost several times as much."""
    columns = doc.to_array(["ORTH", "LEMMA", "TAG", "DEP", "ENT_TYPE", "SENT_START", "HEAD", "IDX"])
    if columns.ndim == 1:
        columns = columns.reshape(1, -1) if len(doc) == 1 else columns.reshape(0, 8)
    strings = doc.vocab.strings
    names = {key: strings[key] for key in set(columns[:, :5].ravel().tolist())}
    texts = [names[key] for key in columns[:, 0].tolist()]
    tags, deps, entities = ([names[key] for key in columns[:, at].tolist()] for at in (2, 3, 4))
    heads = [at + offset for at, offset in enumerate(columns[:, 6].astype("int64").tolist())]
    lemmas = [names[key].lower() for key in columns[:, 1].tolist()]
    # A word's text keeps its length in lower case but for a few characters (İ); lengths must be the text's.
    words = [low if len(low := text.lower()) == len(text) else text for text in texts]
    for at, word in enumerate(words):
        if "'" in word or "’" in word or word in _CLITIC_LEMMAS:
            lemmas[at] = _clitic_lemma(word, tags[at], deps[at], tags[heads[at]]) or lemmas[at]
    children: list[list[int]] = [[] for _ in words]
    sentences: list[int] = []
    start = 0
    for at, (head, starts) in enumerate(zip(heads, columns[:, 5].astype("int64").tolist(), strict=True)):
        if starts == 1:
            start = at
        sentences.append(start)
        if head != at:
            children[head].append(at)
    return ParseTree(words, lemmas, tags, deps, heads, children, sentences, columns[:, 7].tolist(), entities)


def _clitic_lemma(word: str, tag: str, dep: str, head_tag: str) -> str | None:
    """Return the lemma of a clitic, which the lemmatizer leaves as it is after a curly apostrophe."""
    letters = word.lstrip("'’")
    if word in _CLITIC_LEMMAS or letters == word:
        return _CLITIC_LEMMAS.get(word)
    if not tag.startswith(("VB", "MD")):
        return None
    if letters == "d":
        return "would" if tag == "MD" else "have"
    if letters == "s" and dep == "aux" and head_tag == "VBN":
        return "have"
    return "be" if letters in {"s", "re", "m"} else None
