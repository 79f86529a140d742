"""Claims of one article that say the same again."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from link_samples import article, said

from reportedly.link.figures import same_number
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.link.repeats import REPEATED, article_edges
from reportedly.link.union import Edge, join
from reportedly.model import Holder

WORDS = "convoy bridge depot harbour tunnel airfield column barracks".split()


def members(seed: int) -> tuple[Proposition, ...]:
    """Return the claims of one article, of chance words and figures."""
    rng = random.Random(seed)
    sentences = [" ".join(rng.choices(WORDS, k=rng.randint(3, 6))) for _ in range(rng.randint(2, 25))]
    text = ". ".join(f"{n} {sentence}" for n, sentence in enumerate(sentences, start=100))
    claims = []
    for n, sentence in enumerate(sentences, start=100):
        number = rng.choice([None, 40, 40.2, 70])
        count = (number, rng.choice([number, 90]), "exact", "tank", "stock") if number else None
        claims.append(said(f"{n} {sentence}", count=count, event=(rng.choice(["AID", "ASSAULT"]), "", "")))
    return propositions_of(article("a", "2024-09-15", text, *claims))


def repeated(first: Proposition, second: Proposition) -> bool:
    shared, terms = first.terms & second.terms, first.terms | second.terms
    figures = first.claim.quantity, second.claim.quantity
    return (
        (first.cluster, first.ahead) == (second.cluster, second.ahead)
        and len(shared) >= REPEATED[0]
        and len(shared) >= REPEATED[1] * len(terms)
        and (figures[0] is None or figures[1] is None or same_number(*figures))
    )


@given(st.integers(0, 10**9))
def test_those_joined_are_those_that_comparing_all_pairs_joins(seed: int) -> None:
    claims = members(seed)
    pairs = [Edge(a.claim.id, b.claim.id) for a, b in combinations(claims, 2) if repeated(a, b)]
    assert [found.ids for found in join(article_edges(claims))] == [found.ids for found in join(pairs)]


def test_what_is_said_a_thousand_times_is_chained() -> None:
    text = "The convoy left the harbour barracks. " * 1_000
    claims = [said("The convoy left the harbour barracks")] * 1_000
    edges = list(article_edges(propositions_of(article("a", "2024-09-15", text, *claims))))
    assert len(edges) == 999
    assert len(join(edges)) == 1


def test_a_denied_figure_answers_the_same_figure_told_before() -> None:
    def joined(number: float, denied: float, by: Holder) -> bool:
        def toll(words: str, figure: float, **fields: Any) -> dict[str, Any]:
            event, count = ("ASSAULT", "", ""), (figure, figure, "exact", "soldier", "casualties")
            return said(words, event=event, count=count, what="killed", **fields)

        text = "The rebels killed men of the army. The army denied it"
        told = toll("The rebels killed men", number, by=Holder("organisation", None, "Rebels", "SDN", "REB"))
        denial = toll("The army denied it", denied, by=by, polarity="negative", speech_act="deny")
        return bool(list(article_edges(propositions_of(article("a", "2024-09-15", text, told, denial)))))

    army = Holder("organisation", None, "Army", "TCD", "MIL")
    assert joined(300, 300, army)
    assert not joined(30, 300, army)


def test_what_two_sides_did_to_one_another_is_no_repeat() -> None:
    def repeats(first: str, second: str) -> bool:
        text = "Rebels killed 20 men near Homs. The army killed 20 men near Homs"
        count = (20, 20, "exact", "man", "casualties")
        claims = [
            said(words, event=("ASSAULT", doer, ""), count=count, what="killed")
            for words, doer in (("killed 20 men near Homs", first), ("army killed 20 men near Homs", second))
        ]
        return bool(list(article_edges(propositions_of(article("a", "2024-09-15", text, *claims)))))

    assert repeats("SYR-MIL", "SYR-GOV") and repeats("SYR-MIL", "")
    assert not repeats("SYR-REB", "SYR-MIL")
