"""Word attributes: parts of speech, morphology and irregular lemmas, by the parser's own rules for them.

spaCy's attribute ruler tries each of its rules on every token, which takes a quarter of the parse. Nearly all of them
look at one token's lower-case form, tag and label alone, so what they give is kept for each combination of the three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis, Token
from spacy.vocab import Vocab

NAME = "word_attributes"
_TokenPattern = Mapping[Any, Any]


class _Attributes(NamedTuple):
    """What the rules give a token; ``lemma`` is 0 where they give none."""

    pos: int
    morph: MorphAnalysis
    lemma: int
    dep: int


class WordAttributes:
    """A component in the place of an attribute ruler: it sets the same attributes.

    Its rules that look at one token's form, tag and label are asked once for each combination; those over several
    tokens or by regular expression run over every parse, after the others.
    """

    def __init__(self, vocab: Vocab, ruler: AttributeRuler) -> None:
        keyed: list[dict[str, Any]] = []
        rest: list[dict[str, Any]] = []
        rules: list[dict[str, Any]] = [dict(rule) for rule in ruler.patterns]
        for rule in rules:
            (keyed if all(map(_is_keyed, rule["patterns"])) else rest).append(rule)
        self._keyed, self._rest = AttributeRuler(vocab), AttributeRuler(vocab)
        self._keyed.add_patterns(keyed)
        self._rest.add_patterns(rest)
        tokens = [pattern[0] for rule in keyed for pattern in rule["patterns"]]
        self._words = {vocab.strings[word] for token in tokens for word in _words_of(token)}
        self._known: dict[tuple[int, int, int, bool], _Attributes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a parse's tokens, and return it."""
        for token in doc:
            lower = token.lower
            key = (lower if lower in self._words else 0, token.tag, token.dep, token.is_space)
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._ask(token)
            token.pos, token.morph, token.dep = known.pos, known.morph, known.dep
            if known.lemma:
                token.lemma = known.lemma
        return self._rest(doc)

    def _ask(self, token: Token) -> _Attributes:
        """Return what the rules for one token give this form, tag and label."""
        alone = Doc(token.vocab, words=[token.text], spaces=[False], tags=[token.tag_], deps=[token.dep_], heads=[0])
        read = self._keyed(alone)[0]
        return _Attributes(read.pos, read.morph, read.lemma, read.dep)


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> WordAttributes:
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler), name
    return WordAttributes(nlp.vocab, ruler)


def _is_keyed(pattern: Sequence[_TokenPattern]) -> bool:
    """Tell whether a rule's pattern looks at no more than one token's form, tag and label."""
    return len(pattern) == 1 and "REGEX" not in str(pattern[0])


def _words_of(token: _TokenPattern) -> Iterator[str]:
    """Yield the lower-case forms that a token's pattern names."""
    form = token.get("LOWER", ())
    yield from [form] if isinstance(form, str) else form.get("IN", ()) if form else ()
