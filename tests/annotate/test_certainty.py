"""Certainty: the tables of tests/cases/{certainty,polarity,status}.md, and what must hold of any text."""

from __future__ import annotations

import functools
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.annotate.certainty import assess_predicate, find_factualities
from reportedly.annotate.parse import load_parser, parse_texts
from reportedly.model import AnnotatedArticle, Article, Clause, Factuality, Span
from reportedly.model.vocabulary import VOCABULARIES
from reportedly.reference.hedges import load_hedges

CASES = Path(__file__).parents[1] / "cases"


def read_rows(subject: str) -> list[list[str]]:
    """Read a table's rows as cells."""
    lines = (CASES / f"{subject}.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]


@functools.cache
def parse(text: str) -> Doc:
    """Parse one text, once for all the rows that share it."""
    return next(parse_texts([text]))


def assess(marked: str) -> tuple[Factuality, str]:
    """Assess the predicate between the asterisks; return it with the sentence."""
    before, word, after = marked.split("**")
    text = before + word + after
    doc = parse(text)
    token = next(token.i for token in doc if token.idx == len(before))
    return assess_predicate(doc, token), text


@pytest.mark.parametrize(("sentence", "certainty", "hedges"), read_rows("certainty"))
def test_certainty_and_hedges(sentence: str, certainty: str, hedges: str) -> None:
    """A predicate is as certain as the table says, and the words it names are what lowers it."""
    found, text = assess(sentence)
    words = " / ".join(hedge.of(text) for hedge in found.hedges)
    assert (found.certainty, words) == (certainty, hedges)


@pytest.mark.parametrize(("sentence", "polarity"), read_rows("polarity"))
def test_polarity(sentence: str, polarity: str) -> None:
    """A predicate is affirmed or denied as the table says."""
    assert assess(sentence)[0].polarity == polarity


@pytest.mark.parametrize(("sentence", "status", "phase"), read_rows("status"))
def test_status(sentence: str, status: str, phase: str) -> None:
    """A predicate has the status, and where the table names one the phase."""
    found, _ = assess(sentence)
    assert found.status == status
    if phase:
        assert found.phase == phase


def test_one_record_for_every_clause_in_order() -> None:
    """find_factualities answers for each clause's predicate, in the order of the clauses."""
    text = "Russia may attack. It denied it had fired."
    doc = parse(text)
    clauses = tuple(
        Clause(token.i, Span(token.idx, token.idx + len(token)), 0)
        for token in doc
        if token.text in {"attack", "denied", "fired"}
    )
    found = find_factualities(AnnotatedArticle(Article("a", text), doc, clauses=clauses))
    assert [factuality.predicate for factuality in found] == [clause.predicate for clause in clauses]
    assert [factuality.certainty for factuality in found] == ["possible", "certain", "certain"]
    assert [factuality.polarity for factuality in found] == ["positive", "negative", "negative"]


def test_each_clause_gets_its_basis() -> None:
    """find_factualities also says what a clause is known from; a single predicate carries none."""
    text = "Satellite images show that the pier was rebuilt."
    doc = parse(text)
    rebuilt = next(token.i for token in doc if token.text == "rebuilt")
    clause = Clause(rebuilt, Span(text.index("the pier"), len(text) - 1), 0)
    found = find_factualities(AnnotatedArticle(Article("a", text), doc, clauses=(clause,)))[0]
    assert found.basis == "witnessed"
    assert assess_predicate(doc, rebuilt).basis == "unknown"


def test_the_order_of_questions_does_not_matter() -> None:
    """What was asked before leaves no trace in an answer."""
    text = "Officials do not believe that the army plans to attack or that the rebels have fled."
    forwards, backwards = (next(parse_texts([text])) for _ in range(2))
    first = [assess_predicate(forwards, at) for at in range(len(forwards))]
    second = [assess_predicate(backwards, at) for at in reversed(range(len(backwards)))]
    assert first == list(reversed(second))


def test_a_token_outside_the_parse_is_refused() -> None:
    """An index past the end is a broken call."""
    with pytest.raises(IndexError):
        assess_predicate(parse("Kyiv fell."), 99)


@pytest.mark.parametrize("text", ["No.", "?", "…", "If", "not not not", "N'T", "’s", "İstanbul may fall", "may " * 40])
def test_odd_texts_are_assessed(text: str) -> None:
    """Every token of any text gets values of the codebook, and hedges that lie within the text."""
    doc = next(parse_texts([text]))
    for at in range(len(doc)):
        check(assess_predicate(doc, at), text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "not no if Russia may attack denied that to said is likely unless troops , and or nor ? without have been "
            "never fail refuse the attack would plans “ ’s possibility of".split()
        ),
        max_size=25,
    )
)
def test_any_words_are_assessed(words: list[str]) -> None:
    """Any run of words is assessed without an exception."""
    text = " ".join(words)
    for doc in parse_texts([text]):
        for at in range(len(doc)):
            check(assess_predicate(doc, at), text)


def check(found: Factuality, text: str) -> None:
    """Assert that the values are the codebook's and the hedges are words of the text, in order, each once."""
    for name in ("polarity", "certainty", "status"):
        assert getattr(found, name) in VOCABULARIES[name]
    assert list(found.hedges) == sorted(set(found.hedges))
    assert all(0 <= hedge.start < hedge.end <= len(text) for hedge in found.hedges)


def test_long_coordinations_take_linear_time() -> None:
    """A chain of thousands of conjuncts neither overflows the stack nor takes quadratic time."""
    count = 3000
    words = ["They", "may"] + ["attack", "and"] * count + ["flee"]
    heads = [2, 2, 2] + [at - 1 if at % 2 else at - 2 for at in range(3, len(words))]
    deps = ["nsubj", "aux", "ROOT"] + ["cc" if at % 2 else "conj" for at in range(3, len(words))]
    tags = ["PRP", "MD", "VB"] + ["CC" if at % 2 else "VB" for at in range(3, len(words))]
    doc = Doc(load_parser().vocab, words=words, heads=heads, deps=deps, tags=tags, lemmas=[w.lower() for w in words])
    started = time.perf_counter()
    assert assess_predicate(doc, len(words) - 1).certainty == "possible"
    assert time.perf_counter() - started < 2


def test_hedges_of_every_kind_are_loaded() -> None:
    """The lexicon holds entries of every kind, and what they say is the codebook's."""
    assert load_hedges("passive")["expect"].status == "predicted"
    assert load_hedges("verb")["fail"].flip
    assert load_hedges("adverb")["reportedly"].certainty == "unknown"
    assert load_hedges("attribute")["alleged"].certainty == "unknown"
    assert load_hedges("noun")["plan"].status == "planned"
    assert load_hedges("adjective")["likely"].certainty == "probable"
    assert load_hedges("object")["deny"].flip
