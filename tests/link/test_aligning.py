"""Which claims of a copy restate which of its source: denials, counter-charges and tolls are kept apart."""

from __future__ import annotations

from typing import Any

import pytest
from link_samples import article, said

from reportedly.link.aligning import align_claims
from reportedly.model import Holder
from reportedly.model.relations import ReadArticle

QUITO = Holder("state", None, "Ecuador", "ECU")
LIMA = Holder("state", None, "Peru", "PER")
RAID = ("ASSAULT", "PER", "ECU")
RETURNED = ("ASSAULT", "ECU", "PER")


def shelling(by: Holder, words: str = "Peru shelled the village of Paquisha", **fields: Any) -> dict[str, Any]:
    return {"words": words, "by": by, "event": RAID, **fields}


def denial(by: Holder, words: str = "it had shelled Paquisha", event: Any = RAID) -> dict[str, Any]:
    return {"words": words, "by": by, "event": event, "polarity": "negative", "speech_act": "deny"}


def toll(number: float, words: str, what: str = "killed", place: str | None = None) -> dict[str, Any]:
    count = (number, number, "exact", "person", "casualties")
    where = {"place": ("ECU", place)} if place else {}
    return {"words": words, "by": QUITO, "event": ("ASSAULT", "", "ECU"), "count": count, "what": what, **where}


def written(article_id: str, *claims: dict[str, Any]) -> ReadArticle:
    text = ". ".join(claim["words"] for claim in claims)
    return article(article_id, "1995-01-30", text, *(said(**claim) for claim in claims))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(shelling(QUITO), denial(LIMA), id="a charge and the other side's denial"),
        pytest.param(denial(LIMA), shelling(QUITO), id="a denial and the other side's charge"),
        pytest.param(denial(LIMA), denial(QUITO, event=RETURNED), id="two denials by two sides"),
        pytest.param(
            denial(LIMA), shelling(LIMA, "Ecuador shelled Paquisha first", event=RETURNED), id="a denial and its charge"
        ),
        pytest.param(
            denial(LIMA), shelling(LIMA, "the convoy was hit on the road", event=RAID), id="nothing said in common"
        ),
        pytest.param(
            toll(9, "nine were killed in Paquisha"), shelling(QUITO, "Peru struck Paquisha"), id="a toll and an act"
        ),
    ],
)
def test_another_claim_is_no_copy(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    assert align_claims(written("a", earlier), written("b", later)) == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(denial(LIMA), denial(LIMA, "it shelled the village"), id="a denial told again"),
        pytest.param(
            shelling(QUITO), shelling(QUITO, polarity="negative", words="no shell fell on Paquisha, Peru"),
            id="a not put in by the copyist",
        ),
        pytest.param(
            shelling(QUITO), shelling(Holder("reports")), id="a charge with the source changed"
        ),
        pytest.param(toll(9, "nine were killed"), toll(19, "19 people were killed"), id="a number changed"),
    ],
)  # fmt: skip
def test_a_claim_that_drifts_is_still_aligned(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    assert len(align_claims(written("a", earlier), written("b", later))) == 1


def test_a_sum_of_tolls_is_none_of_them() -> None:
    apart = toll(12, "12 people were killed in Loja", place="Loja"), toll(9, "nine people were killed in Cuenca")
    together, changed = toll(21, "21 people were killed"), toll(22, "22 people were killed")
    hurt = toll(21, "21 people were hurt", what="wounded")
    assert align_claims(written("a", *apart), written("b", together)) == ()
    assert len(align_claims(written("a", *apart), written("b", changed))) == 1
    assert len(align_claims(written("a", *apart), written("b", hurt))) == 1


def aligned(source: ReadArticle, copy: ReadArticle) -> set[tuple[str, str]]:
    return {(pair.earlier, pair.later) for pair in align_claims(source, copy)}


def test_a_toll_goes_with_its_own_number_though_the_wounded_became_the_dead() -> None:
    source = written(
        "a", toll(29, "29 people were killed in Loja"), toll(63, "63 people were wounded in Loja", "wounded")
    )
    assert aligned(source, written("b", toll(63, "63 people were killed in Loja"))) == {("a.c2", "b.c1")}
    assert aligned(source, written("b", toll(31, "31 people were killed in Loja"))) == {("a.c1", "b.c1")}
    both = toll(63, "63 people were killed in Loja"), toll(29, "29 people were wounded in Loja", "wounded")
    assert aligned(source, written("b", *both)) == {("a.c2", "b.c1"), ("a.c1", "b.c2")}
