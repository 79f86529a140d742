"""Kept parses: a paragraph that stands in many articles, such as a wire's text, is parsed once.

A parse cannot outlive the parser's memory zone that it was made in, so what makes it up is kept, in plain values.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

#: The layers of a parse that are kept; of them only lemmas are strings that a memory zone may have let go.
_LAYERS: Final[list[int | str]] = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "MORPH", "SENT_START"]
#: Shorter paragraphs are parsed sooner than kept, and seldom the same.
_SHORTEST: Final = 60
#: Characters of the paragraphs kept at most; a parse takes about 30 bytes for each.
_CHARACTERS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """A parse's words, whether a space follows each, its lemmas in no order, and its layers [word, layer]."""

    words: list[str]
    spaces: list[bool]
    lemmas: list[str]
    layers: Any


class ParseCache:
    """Parses by the text of their paragraph; the one not asked for longest goes first."""

    def __init__(self, characters: int = _CHARACTERS) -> None:
        self._most, self._characters = characters, 0
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def take(self, text: str, vocab: Vocab) -> Doc | None:
        """Return a parse of the paragraph, made anew from what is kept; None where none is."""
        kept = self._kept.get(text)
        if kept is None:
            return None
        self._kept.move_to_end(text)
        for lemma in kept.lemmas:
            vocab.strings.add(lemma)
        return Doc(vocab, words=kept.words, spaces=kept.spaces).from_array(_LAYERS, kept.layers)

    def keep(self, text: str, doc: Doc) -> None:
        """Keep the parse of a paragraph that is long enough, in place of those longest unused."""
        if not _SHORTEST <= len(text) <= self._most or text in self._kept:
            return
        self._kept[text] = _Kept(
            [token.text for token in doc],
            [bool(token.whitespace_) for token in doc],
            list({token.lemma_ for token in doc}),
            doc.to_array(_LAYERS),
        )
        self._characters += len(text)
        while self._characters > self._most:
            oldest, _ = self._kept.popitem(last=False)
            self._characters -= len(oldest)
