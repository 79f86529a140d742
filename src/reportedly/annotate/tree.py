"""The parse as the rules of certainty read it: the shared columns, with lemmas of clitics told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from spacy.tokens import Doc

from reportedly.annotate.syntax import read_syntax
from reportedly.model import Span

_KEPT_UNDER: Final = "reportedly.tree"
_CLITIC_LEMMAS: Final = {
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "n't": "not", "n’t": "not", "'ve": "have", "’ve": "have",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParseTree:
    """Words, lemmas, tags and dependencies of one parse, indexed by token; ``children`` in order of the text.

    ``words`` and ``lemmas`` are in lower case, ``heads`` are token indices (a root is its own head), ``starts`` and
    ``ends`` character offsets, ``entities`` the parser's entity labels. ``memo`` is for the rules that read it.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    starts: list[int]
    ends: list[int]
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
        return Span(self.starts[first], self.ends[first if last is None else last])


def tree_of(doc: Doc) -> ParseTree:
    """Return the parse's lists, built on the first call and kept with the parse."""
    tree: ParseTree | None = doc.user_data.get(_KEPT_UNDER)
    if tree is None:
        tree = doc.user_data[_KEPT_UNDER] = _build(doc)
    return tree


def _build(doc: Doc) -> ParseTree:
    syntax = read_syntax(doc)
    lemmas = list(syntax.lemmas)
    for at, word in enumerate(syntax.lower):
        if "'" in word or "’" in word or word in _CLITIC_LEMMAS:
            lemma = _clitic_lemma(word, syntax.tags[at], syntax.deps[at], syntax.tags[syntax.heads[at]])
            lemmas[at] = lemma or lemmas[at]
    return ParseTree(
        syntax.lower,
        lemmas,
        syntax.tags,
        syntax.deps,
        syntax.heads,
        syntax.children,
        syntax.starts,
        syntax.ends,
        [token.ent_type_ for token in doc],
    )


def _clitic_lemma(word: str, tag: str, dep: str, head_tag: str) -> str | None:
    """Return the lemma of a clitic; None for any other word."""
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
