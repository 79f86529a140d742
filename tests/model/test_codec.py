"""The codebook's JSON form, both ways."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import CodebookError
from reportedly.model import Article, Claim, ClaimPlace, ClaimTime, CodedEvent, Holder, Notice, Quantity, Span
from reportedly.model.codec import article_from_record, article_to_record, claim_from_record, claim_to_record
from reportedly.model.vocabulary import VOCABULARIES

spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda ends: Span(min(ends), max(ends)))
words = st.none() | st.text(max_size=8)
texts = st.text(max_size=8)
numbers = st.none() | st.integers(-(10**9), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
codes = st.lists(st.sampled_from(["RUS", "UKR-MIL", "PRK"]), max_size=3).map(tuple)


def word(field: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(VOCABULARIES[field])


holders = st.builds(
    Holder,
    kind=word("holder.kind"),
    text=st.none() | spans,
    name=words,
    country=words,
    sector=st.none() | word("sector"),
    anonymous=st.booleans(),
)
quantities = st.builds(
    Quantity,
    span=spans,
    number=spans,
    low=numbers,
    high=numbers,
    relation=word("quantity.relation"),
    unit=words,
    kind=word("quantity.kind"),
    what=st.none() | word("quantity.what"),
    as_of=words,
)
claims = st.builds(
    Claim,
    id=texts,
    evidence=spans,
    holder=holders,
    via=st.lists(texts, max_size=2).map(tuple),
    cue=st.none() | spans,
    speech_act=word("speech_act"),
    event=st.builds(CodedEvent, st.none() | word("event.type"), codes, codes),
    quantity=st.none() | quantities,
    place=st.none() | st.builds(ClaimPlace, spans, words, words),
    time=st.none() | st.builds(ClaimTime, spans, words, words),
    polarity=word("polarity"),
    certainty=word("certainty"),
    status=word("status"),
    hedges=st.lists(spans, max_size=2).map(tuple),
    basis=word("basis"),
    phase=words,
    part_of=words,
    read_by=st.dictionaries(texts, texts, max_size=2),
)


@given(claims)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert claim_from_record(json.loads(json.dumps(claim_to_record(claim)))) == claim


@given(claims)
def test_every_span_is_written_as_start_and_end(claim: Claim) -> None:
    record = claim_to_record(claim)
    assert record["evidence"] == {"start": claim.evidence.start, "end": claim.evidence.end}
    assert all(set(hedge) == {"start", "end"} for hedge in record["hedges"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("certainty", "sure"),
        ("status", "done"),
        ("polarity", "neutral"),
        ("speech_act", "shout"),
        ("basis", "heard"),
        ("event.type", "ATACK"),
        ("holder.kind", "robot"),
        ("holder.sector", "ARMY"),
        ("quantity.relation", "about"),
        ("quantity.kind", "many"),
        ("quantity.what", "dead"),
    ],
)
def test_a_value_outside_the_vocabularies_is_refused(path: str, value: str) -> None:
    claim = Claim("a.c1", Span(0, 1), quantity=Quantity(Span(0, 1), Span(0, 1), 1, 1, "exact"))
    record: Any = claim_to_record(claim)
    *parents, name = path.split(".")
    (record[parents[0]] if parents else record)[name] = value
    with pytest.raises(CodebookError, match=rf"{value}.*a\.c1; known: "):
        claim_from_record(record)


def test_an_article_comes_back_with_its_unknown_keys() -> None:
    article = Article(
        "a",
        "text",
        url="https://a.example",
        published="2024-02",
        declared_sources=("m.example",),
        notices=(Notice("retraction", "Withdrawn.", None), Notice("update", "Updated.", Span(0, 4))),
        extra={"section": ["World"], "n": 1},
    )
    record = json.loads(json.dumps(article_to_record(article, [Claim("a.c1", Span(0, 4))])))
    assert article_from_record(record) == article
    assert record["n"] == 1
    odd = replace(article, extra={"text": "other"})
    assert article_to_record(odd)["text"] == "text", "an unknown key never hides one of the codebook's"


def test_only_id_and_text_are_required() -> None:
    assert article_from_record({"id": "a", "text": "t"}) == Article("a", "t")


@pytest.mark.shared
def test_every_gold_article_can_be_read(shared_data: Path) -> None:
    files = sorted(shared_data.glob("gold/*/*.json"))
    assert files
    for file in files:
        if file.name != "relations.json":
            record = json.loads(file.read_text("utf-8"))
            assert article_from_record(record).text == record["text"]
