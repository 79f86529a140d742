"""Where a thread stands, and the arithmetic of figures that agree."""

from __future__ import annotations

from typing import Any

from link_samples import article, said

from reportedly.link.agreements import compare_kinds
from reportedly.link.propositions import propositions_of
from reportedly.link.standing import find_standing
from reportedly.model import Holder
from reportedly.model.relations import Alignment, Origin, Standing, Thread

DEPLOYED: dict[str, Any] = {"event": ("MOBILIZE", "PRK-MIL", ""), "place": ("RUS", "Russia")}


def standing(*claims: dict[str, Any]) -> Standing:
    text = "Units are there. " * len(claims)
    propositions = propositions_of(article("a", "2024-11-01", text, *claims))
    ids = tuple(p.claim.id for p in propositions)
    origins = [
        Origin(f"o.{p.claim.id}", (p.claim.id,), p.claim.holder.name or p.claim.holder.country or "an official")
        for p in propositions
    ]
    return find_standing([Thread("t", ids)], origins, [], {p.claim.id: p for p in propositions})[0]


def there(name: str, country: str, **fields: Any) -> dict[str, Any]:
    return said("Units are there", by=Holder("person", None, name, country), **DEPLOYED, **fields)


def test_confirmed_needs_two_origins_of_two_sides() -> None:
    assert standing(there("Rutte", "NAT"), there("Umerov", "UKR")).digit == 1
    assert standing(there("Austin", "USA"), there("Kirby", "USA")).digit == 2
    assert standing(there("Rutte", "NAT")).digit == 3


def test_a_holder_of_no_known_side_is_not_told_as_of_the_other_ones() -> None:
    found = standing(there("Austin", "USA"), said("Units are there", by="United Nations", **DEPLOYED))
    assert found.digit == 2 and "of no known side but USA" in found.why[0]


def test_who_tells_of_a_plan_confirms_no_deed() -> None:
    assert standing(there("Rutte", "NAT"), there("Umerov", "UKR", status="planned")).digit == 3
    assert standing(there("Rutte", "NAT", status="planned"), there("Umerov", "UKR", status="planned")).digit == 3


def test_who_says_it_twice_confirms_nothing() -> None:
    nurses = said("Units are there", by=Holder("organisation", None, "Nurses Without Borders"), **DEPLOYED)
    assert standing(nurses, nurses).digit == 3
    assert standing(nurses, there("Umerov", "UKR"), nurses).origins == ("o.a.c1", "o.a.c2")


def test_one_ministry_by_two_names_is_one_voice() -> None:
    def ministry(name: str) -> dict[str, Any]:
        return said("Units are there", by=Holder("organisation", None, name, "UKR", "GOV"), **DEPLOYED)

    assert standing(ministry("Ukraine's Ministry of Defence"), ministry("Ukrainian defence ministry")).digit == 3
    assert standing(ministry("Ukraine's Ministry of Defence"), ministry("Ukrainian interior ministry")).digit == 2


def test_a_copy_makes_its_source_no_surer_and_no_plan_a_deed() -> None:
    def digit(*claims: dict[str, Any]) -> tuple[int, tuple[str, ...]]:
        """Stand a statement with its copy, the first two, beside another origin."""
        text = "Units are there. " * len(claims)
        by_id = {p.claim.id: p for p in propositions_of(article("a", "2024-11-01", text, *claims))}
        origins = [Origin("o.a.c1", ("a.c1", "a.c2"), "Rutte"), Origin("o.a.c3", ("a.c3",), "Umerov")]
        found = find_standing([Thread("t", tuple(by_id))], origins, [Alignment("a.c1", "a.c2", 1.0)], by_id)[0]
        return found.digit, found.origins

    other, copy = there("Umerov", "UKR"), said("Units are there", **DEPLOYED)
    assert digit(there("Rutte", "NAT"), copy, other) == (1, ("o.a.c1", "o.a.c3"))
    assert digit(there("Rutte", "NAT", certainty="possible"), copy, other) == (3, ("o.a.c3",))
    assert digit(there("Rutte", "NAT", status="planned"), copy, other) == (3, ("o.a.c3",))


def test_those_in_arms_against_a_state_are_another_side() -> None:
    rebels = said("Units are there", by=Holder("organisation", None, "Hamas", "PSE", "REB"), **DEPLOYED)
    assert standing(there("Abbas", "PSE"), rebels).digit == 1
    assert standing(there("Abbas", "PSE"), there("Mustafa", "PSE")).digit == 2


def test_a_party_that_denies_leaves_nothing_confirmed() -> None:
    denial = there("Kim Song", "PRK", polarity="negative", speech_act="deny")
    assert standing(there("Rutte", "NAT"), there("Umerov", "UKR"), denial).digit == 4
    assert standing(there("Rutte", "NAT"), denial).digit == 5
    host = there("Peskov", "RUS", polarity="negative", speech_act="deny")
    assert standing(there("Rutte", "NAT"), there("Umerov", "UKR"), host).digit == 4
    other = there("Lavrov", "BLR", polarity="negative", speech_act="deny")
    assert standing(there("Rutte", "NAT"), there("Umerov", "UKR"), other).digit == 1


def test_who_denies_another_figure_denies_nothing() -> None:
    def dead(name: str, country: str, number: float, **fields: Any) -> dict[str, Any]:
        toll: dict[str, Any] = {"event": ("ASSAULT", "", "UKR"), "place": ("UKR", "Kharkiv"), "what": "killed"}
        holder = Holder("person", None, name, country)
        return said("Units", by=holder, count=(number, number, "exact", "person", "casualties"), **toll, **fields)

    denied = {"polarity": "negative", "speech_act": "deny"}
    assert standing(dead("Orban", "HUN", 300), dead("Umerov", "UKR", 300, **denied)).digit == 5
    assert standing(dead("Orban", "HUN", 300), dead("Umerov", "UKR", 900, **denied)).digit == 3


def test_officials_of_no_known_side_may_be_of_one() -> None:
    governor, police = (
        said("Units are there", by=Holder("organisation", None, name, None, "GOV"), **DEPLOYED)
        for name in ("the governor", "the police")
    )
    charity = said(
        "Units are there", by=Holder("organisation", None, "Nurses Without Borders", None, "NGO"), **DEPLOYED
    )
    assert standing(governor, police).digit == 2
    assert standing(governor, charity).digit == 1


def test_a_total_says_its_period_where_no_date_was_read() -> None:
    counted = {"event": ("MOBILIZE", "PRK-MIL", "")}
    stock, year, nothing = propositions_of(
        article(
            "a", "2024-11-06", "15,000 there. 100,000 could pass over a year. 100,000 came a year ago.",
            said("15,000 there", count=(15000, 15000, "exact", "soldier", "stock"), **counted),
            said("100,000 could pass over a year", count=(1e5, 1e5, "approx", "soldier", "cumulative"), **counted),
            said("100,000 came a year ago", count=(1e5, 1e5, "approx", "soldier", "cumulative"), **counted),
        )
    )  # fmt: skip
    agreement = compare_kinds(stock, year)
    assert agreement is not None and "over 365 days" in agreement.why[0]
    assert compare_kinds(stock, nothing) is None


def test_who_declines_neither_asserts_nor_denies() -> None:
    found = standing(there("Peskov", "RUS", speech_act="decline", certainty="unknown"))
    assert (found.asserted, found.denied, found.declined, found.digit) == ((), (), ("a.c1",), 6)


def test_a_garrison_and_a_year_s_turnover_agree_with_their_arithmetic() -> None:
    stock, total, short = propositions_of(
        article(
            "a", "2024-11-06", "15,000 there. 100,000 over a year. 100,000 in all.",
            said("15,000 there", count=(None, 15000, "at_most", "soldier", "stock"), **DEPLOYED),
            said("100,000 over a year", count=(1e5, 1e5, "approx", "soldier", "cumulative"), time=(None, None)),
            said("100,000 in all", count=(1e5, 1e5, "approx", "soldier", "cumulative")),
        )
    )  # fmt: skip
    agreement = compare_kinds(stock, total)
    assert agreement is not None
    assert "6.7 tours" in agreement.why[1]
    assert "about 55 days" in agreement.why[1]
    assert compare_kinds(stock, short) is None, "no period, no arithmetic"


def test_nameless_holders_confirm_nothing_between_them() -> None:
    def nameless(country: str | None) -> dict[str, Any]:
        return said("Units are there", by=Holder("role", None, None, country, "GOV", anonymous=True), **DEPLOYED)

    assert standing(nameless("USA"), nameless("USA")).origins == ("o.a.c1",)
    assert standing(nameless("USA"), nameless("KOR")).digit == 1
    assert standing(nameless("USA"), nameless(None)).origins == ("o.a.c1",)
    assert standing(nameless(None), nameless(None)).origins == ("o.a.c1",)
    assert standing(there("Rutte", "NAT"), nameless(None)).origins == ("o.a.c1", "o.a.c2")
