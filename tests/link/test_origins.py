"""Origins: what opens an occasion, and what only tells again what was said on another."""

from __future__ import annotations

from typing import Any

import pytest
from link_samples import article, said, span

from reportedly.link.origins import link_origins
from reportedly.link.propositions import propositions_of
from reportedly.model import Holder
from reportedly.model.relations import Alignment

MINISTER = Holder("person", None, "Davit Maro", "GEO", "GOV")
HELD = {"by": MINISTER, "event": ("COERCE", "RUS", "GEO"), "count": (240, 240, "exact", "prisoner", "stock")}
TALKS = {"by": MINISTER, "event": ("CONSULT", "GEO", "RUS")}


def origins(*told: tuple[str, str, list[dict[str, Any]]], copied: tuple[tuple[str, str], ...] = ()) -> list[set[str]]:
    """Return the claims of each origin; articles are given by name, date and claims."""
    items = [article(name, day, "240 are held. Talks will go on.", *claims) for name, day, claims in told]
    propositions = [proposition for item in items for proposition in propositions_of(item)]
    found = link_origins(propositions, [Alignment(earlier, later, 0.9) for earlier, later in copied])
    return [set(origin.claims) for origin in found]


def test_one_holder_on_one_day_is_one_occasion() -> None:
    held, talks = said("240 are held", **HELD), said("Talks will go on", **TALKS)
    assert origins(("a", "2024-09-01", [held]), ("b", "2024-09-01", [talks])) == [{"a.c1", "b.c1"}]
    assert origins(("a", "2024-09-01", [held]), ("b", "2024-09-02", [talks])) == [{"a.c1"}, {"b.c1"}]


def test_a_figure_told_again_opens_no_occasion() -> None:
    held, talks = said("240 are held", **HELD), said("Talks will go on", **TALKS)
    first, again, other = ("a", "2024-09-01", [held]), ("b", "2024-09-03", [held]), ("c", "2024-09-03", [talks])
    assert sorted(map(sorted, origins(first, again, other))) == [["a.c1", "b.c1"], ["c.c1"]]
    assert sorted(map(sorted, origins(again, other))) == [["b.c1", "c.c1"]]


def test_a_small_number_is_no_figure_told_again() -> None:
    few = said("240 are held", **{**HELD, "count": (2, 2, "exact", "prisoner", "stock")})
    assert len(origins(("a", "2024-09-01", [few]), ("b", "2024-09-03", [few]))) == 2


def test_a_copied_claim_opens_no_occasion() -> None:
    talks = said("Talks will go on", **TALKS)
    told = [(name, day, [talks]) for name, day in (("a", "2024-09-01"), ("b", "2024-09-02"), ("c", "2024-09-02"))]
    assert sorted(map(sorted, origins(*told))) == [["a.c1"], ["b.c1", "c.c1"]]
    assert sorted(map(sorted, origins(*told, copied=(("a.c1", "b.c1"),)))) == [["a.c1", "b.c1"], ["c.c1"]]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("A US official", "USA", "GOV"), ("A South Korean official", "KOR", "GOV"), False),
        (("A US official", "USA", "GOV"), ("A senior American official", "USA", "GOV"), True),
        (("A US official", "USA", "GOV"), ("Another US official", "USA", "GOV"), False),
        (("A Hamas official", "PSE", "REB"), ("A Palestinian official", "PSE", "GOV"), False),
        (("A European diplomat", None, "GOV"), ("A Gulf diplomat", None, "GOV"), False),
        (("A European diplomat", None, "GOV"), ("The diplomat", None, "GOV"), True),
        (("Two diplomats", None, "GOV"), ("The diplomats", None, "GOV"), True),
    ],
)
def test_nameless_holders_of_one_article(first: Nameless, second: Nameless, one: bool) -> None:
    assert len(nameless(first, second)) == (1 if one else 2)


def test_who_is_named_again_is_the_last_that_fits() -> None:
    gulf, european = ("A Gulf diplomat", None, "GOV"), ("A European diplomat", None, "GOV")
    assert nameless(gulf, european, ("The diplomat", None, "GOV")) == [{"a.c1"}, {"a.c2", "a.c3"}]


def test_offices_of_two_towns_are_two() -> None:
    kherson, sumy = ("Kherson's governor", "UKR", "GOV"), ("Sumy's governor", "UKR", "GOV")
    assert nameless(kherson, sumy, anonymous=False) == [{"a.c1"}, {"a.c2"}]
    assert nameless(kherson, sumy, ("the governor", "UKR", "GOV"), anonymous=False) == [{"a.c1"}, {"a.c2", "a.c3"}]


Nameless = tuple[str, str | None, Any]


def nameless(*holders: Nameless, anonymous: bool = True) -> list[set[str]]:
    """Return the claims of each origin where holders, by their words, country and sector, each say something."""
    text = " ".join(f"{words} said so." for words, _, _ in holders)
    claims = [
        said("said so", by=Holder("role", span(text, words), None, country, sector, anonymous))
        for words, country, sector in holders
    ]
    found = link_origins(propositions_of(article("a", "2024-09-01", text, *claims)), [])
    return sorted((set(origin.claims) for origin in found), key=min)
