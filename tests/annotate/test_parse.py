"""The shared parse: pieces, and how long ones are cut."""

from __future__ import annotations

import pytest

from reportedly.annotate.parse import LONGEST_PIECE, parse_texts, split_pieces

SENTENCE = "Moscow denied that it had struck the city. "


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    text = SENTENCE * (4 * LONGEST_PIECE // len(SENTENCE))
    pieces = split_pieces(text)
    assert "".join(pieces) == text
    assert len(pieces) >= 4 and all(len(piece) <= LONGEST_PIECE and piece.endswith(". ") for piece in pieces)


@pytest.mark.parametrize("unit", ["word ", "a", "“", "\n"])
def test_pieces_give_the_text_again_whatever_it_is(unit: str) -> None:
    text = unit * (3 * LONGEST_PIECE)
    pieces = split_pieces(text)
    assert "".join(pieces) == text and max(map(len, pieces)) <= LONGEST_PIECE


@pytest.mark.parametrize("text", ["", " ", "One.", "One.\n\nTwo.\n", SENTENCE * 300])
def test_a_parse_has_the_text_to_the_character(text: str) -> None:
    (doc,) = parse_texts([text])
    assert doc.text == text


def test_a_lone_surrogate_is_replaced_in_the_parse_alone() -> None:
    (doc,) = parse_texts(["Moscow \ud83d denied it. \x00 Kyiv said so.\udc00"])
    assert doc.text == "Moscow \ufffd denied it. \x00 Kyiv said so.\ufffd"


def test_the_apostrophe_of_a_negation_is_straight_in_the_parse_alone() -> None:
    (doc,) = parse_texts(["They don’t say ‘no’ to Kyiv’s plea."])
    assert doc.text == "They don't say ‘no’ to Kyiv’s plea."
    assert [token.dep_ for token in doc if token.text == "n't"] == ["neg"]


def test_a_participle_with_an_auxiliary_is_the_verb_of_what_was_said() -> None:
    (doc,) = parse_texts(["It said Iran had enriched uranium."])
    words = {token.text: token for token in doc}
    assert words["enriched"].head.text == "said"
    assert {words["Iran"].head.text, words["uranium"].head.text} == {"enriched"}


def test_a_name_that_is_a_common_word_is_parsed_as_a_name() -> None:
    (doc,) = parse_texts(["Officials met.\n\nTrump paused aid to Kyiv; it was no trump card, Trump's envoy said."])
    assert doc.text == "Officials met.\n\nTrump paused aid to Kyiv; it was no trump card, Trump's envoy said."
    named = [token for token in doc if token.text == "Trump"]
    assert [(token.pos_, token.lemma_, token.dep_) for token in named] == [
        ("PROPN", "Trump", "nsubj"),
        ("PROPN", "Trump", "poss"),
    ]


def test_markup_is_blank_and_offsets_hold():
    text = "Chad **[lost](https://news.example/a/3000-men) 40 men**, ![map](m.png)<b>AFP</b> said."
    (doc,) = parse_texts([text])
    assert len(doc.text) == len(text)
    assert [token.text for token in doc if token.like_num] == ["40"]
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc if not token.is_space)
    assert not any("http" in token.text or token.text in ("*", "[", "<") for token in doc)
