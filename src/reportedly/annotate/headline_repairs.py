"""Parse repairs of headlines: who says it, set behind a dash or colon ("Iran to resume enrichment - minister")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.resolve import resolve_actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_DASHES: Final = frozenset({"-", "–", "—"})
_SPEAKING: Final = frozenset({"person", "role", "organisation", "group", "media"})
_TENSED: Final = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})
#: Tokens of a source behind a dash, and of a headline.
_LONGEST_SOURCE: Final = 6
_LONGEST_LINE: Final = 40
#: Tokens before a name's last.
_LONGEST_NAME: Final = 5


def headline_sources(doc: Doc) -> Iterator[tuple[int, int, int, int]]:
    """Yield the first token of each headline, its dash or colon, and the first and last token of its closing source.

    A headline is a paragraph without a stop at its end, with a verb before the dash; its source is exactly one party
    that can speak, a state's own name not among them.
    """
    first = 0
    for token in doc:
        last = token.i == len(doc) - 1
        if not (last or "\n" in token.text):
            continue
        end = token.i + 1 if last and "\n" not in token.text else token.i
        mark = next((at for at in range(end - 2, max(first, end - _LONGEST_SOURCE - 2), -1) if _parts(doc[at])), None)
        if mark is not None and end - first <= _LONGEST_LINE and not doc[end - 1].is_punct:
            told = any(word.tag_ in _TENSED for word in doc[first:mark])
            if told and can_close(doc[mark + 1 : end].text):
                yield first, mark, mark + 1, end - 1
        first = token.i + 1


def can_close(words: str) -> bool:
    """Tell whether words are exactly one party that can speak."""
    read = resolve_actor(words, printed=True)
    return read.kind in _SPEAKING and (read.kind != "organisation" or read.sector is not None)


def _parts(mark: Token) -> bool:
    """Tell whether a mark parts a headline from its source: a dash between spaces, a colon before one."""
    spaced = bool(mark.whitespace_) and mark.i > 0
    return spaced and ((mark.text in _DASHES and bool(mark.nbor(-1).whitespace_)) or mark.text == ":")


def repair_headlines(doc: Doc) -> None:
    """Part, in place, the source that closes a headline from the words before it, and name the one that opens it."""
    for colon in doc:
        if colon.text == ":" and colon.i:
            _name_label(colon)
    for first, _, start, last in list(headline_sources(doc)):
        source = doc[last]
        above = source.head
        outside = above.i < start
        for word in doc[start:last]:
            if word.head.i < start or word.head.i == word.i:
                word.head, word.dep_ = source, "compound"
        root: Token | None = None
        for word in doc[first:start]:
            if start <= word.head.i <= last:
                root = root or (None if outside else word)
                word.head = (above if outside and above != word else root) or word
                word.dep_ = "ROOT" if word.head == word else source.dep_ if outside else word.dep_
        top = above if outside else root or doc[first]
        while top.head != top:
            top = top.head
        source.head, source.dep_, source.tag_ = top, "dep", source.tag_ if source.tag_[0] == "N" else "NN"
        source.pos_ = "PROPN" if source.tag_.startswith("NNP") else "NOUN"


def _name_label(colon: Token) -> None:
    """Make a name of a person's that opens a line before a colon: "Lavrov: The West wants war"."""
    name = colon.nbor(-1)
    first = name.i
    while first > 0 and name.i - first < _LONGEST_NAME and "\n" not in name.doc[first - 1].text:
        first -= 1
    begins = first == 0 or "\n" in name.doc[first - 1].text
    words = name.doc[first : colon.i]
    if not begins or name.pos_ == "PROPN" or not all(word.text[:1].isupper() for word in words):
        return
    read = resolve_actor(words.text, printed=True)
    if read.kind == "person" and read.name is not None:
        name.tag_, name.pos_ = "NNP", "PROPN"
        if name.dep_ not in ("ROOT", "dep", "npadvmod"):
            name.dep_ = "npadvmod"
