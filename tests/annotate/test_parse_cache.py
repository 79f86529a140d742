"""Kept parses are the parses that were made, and only so many are kept."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.annotate.parse import load_parser, parse_memory, parse_texts
from reportedly.annotate.parse_cache import ParseCache

WIRE = "Kyrgyz border guards said that Obama’s envoys hadn’t met Trump at Zhyrgalan-Too before 3 May.\n\n"
OTHER = "Three lorries crossed the frontier near the village on Monday, a spokesman for the guards said.\n"


def layers(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (token.text, token.whitespace_, token.tag_, token.pos_, token.lemma_, token.dep_, token.head.i, token.ent_type_,
         token.ent_iob_, str(token.morph), token.is_sent_start)
        for token in doc
    ]  # fmt: skip


def read(text: str) -> list[tuple[object, ...]]:
    with parse_memory():
        return layers(next(parse_texts([text])))


def test_a_paragraph_read_again_has_the_parse_it_had():
    parser = load_parser()
    first = read(WIRE + OTHER)
    calls = []
    pipe = parser.pipe
    parser.pipe = lambda texts, **options: pipe((calls.append(text) or text for text in texts), **options)
    try:
        assert read(WIRE + OTHER) == first
        assert calls == []
        read("Nobody has read this sentence here before, said a clerk of the court on Tuesday.\n\n" + WIRE)
        assert len(calls) == 1
    finally:
        del parser.pipe


def test_what_was_asked_for_longest_ago_goes_first():
    cache, vocab = ParseCache(characters=len(WIRE) + len(OTHER)), load_parser().vocab
    cache.keep(WIRE, load_parser()(WIRE))
    cache.keep(OTHER, load_parser()(OTHER))
    assert cache.take(WIRE, vocab) is not None
    third = OTHER.replace("Three", "Seven")
    cache.keep(third, load_parser()(third))
    assert cache.take(OTHER, vocab) is None
    assert cache.take(WIRE, vocab) is not None
    assert cache.take(third, vocab) is not None


def test_short_paragraphs_and_those_longer_than_the_whole_room_are_not_kept():
    cache, vocab = ParseCache(characters=80), load_parser().vocab
    for text in ("He said so.", WIRE):
        cache.keep(text, load_parser()(text))
        assert cache.take(text, vocab) is None
