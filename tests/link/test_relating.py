"""The batch entry point: order does not matter, and people's decisions stand."""

from __future__ import annotations

import random

import pytest
from link_samples import article, said, span

from reportedly.link import link_articles
from reportedly.link.propositions import propositions_of
from reportedly.model import Holder
from reportedly.model.relations import Copy, LinkDecision, ReadArticle

MINISTRY = Holder("organisation", None, "Ministry of Health of Ukraine", "UKR", "GOV")
MOSCOW = Holder("organisation", None, "Ministry of Defence of Russia", "RUS", "MIL")


def hospital_story() -> list[ReadArticle]:
    """A strike on a hospital: two reports of one toll, a copy of the first, and a denial."""
    strike = ("ASSAULT", "RUS", "UKR")
    return [
        article(
            "wire",
            "2024-07-08",
            "At least 27 people were killed when a missile struck the children's hospital in Kyiv on Monday, the "
            "health ministry said. Russia denied that it had struck the hospital.",
            said(
                "At least 27 people were killed",
                by=MINISTRY,
                event=("ASSAULT", "", "UKR"),
                count=(27, None, "at_least", "person", "casualties"),
                what="killed",
                place=("UKR", "Kyiv"),
                time=("2024-07-08", "2024-07-08"),
            ),
            said("a missile struck the children's hospital in Kyiv on Monday", by=MINISTRY, event=strike),
            said("it had struck the hospital", by=MOSCOW, event=strike, polarity="negative", speech_act="deny"),
        ),
        article(
            "tabloid",
            "2024-07-09",
            "27 died as a missile hit a children's hospital in Kyiv.",
            said(
                "27 died",
                event=("ASSAULT", "", "UKR"),
                count=(27, 27, "exact", "person", "casualties"),
                what="killed",
                place=("UKR", "Kyiv"),
            ),
            said("a missile hit a children's hospital in Kyiv", event=strike),
        ),
        article(
            "daily",
            "2024-07-09",
            "Doctors counted 33 dead in Kyiv.",
            said(
                "33 dead in Kyiv",
                by=Holder("group", None, None, "UKR", "CVL"),
                event=("ASSAULT", "", "UKR"),
                count=(33, 33, "exact", "person", "casualties"),
                what="killed",
                place=("UKR", "Kyiv"),
            ),
        ),
    ]


COPIES = (Copy("tabloid", "wire", "rewrite"),)


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = hospital_story()
    expected = link_articles(articles, copies=COPIES)
    for seed in range(6):
        random.Random(seed).shuffle(articles)
        assert link_articles(articles, copies=COPIES) == expected


def test_a_strike_is_followed_through_copy_denial_and_other_count() -> None:
    relations = link_articles(hospital_story(), copies=COPIES)
    threads = [thread.claims for thread in relations.threads]
    assert ("wire.c1", "daily.c1", "tabloid.c1") in threads
    assert ("wire.c2", "wire.c3", "tabloid.c2") in threads
    assert {(d.earlier, d.later, d.kind) for d in relations.drift} == {
        ("wire.c1", "tabloid.c1", "bound_dropped"),
        ("wire.c1", "tabloid.c1", "attribution_dropped"),
        ("wire.c2", "tabloid.c2", "attribution_dropped"),
    }
    found = {(conflict.claims, conflict.kind) for conflict in relations.conflicts}
    assert (("wire.c2", "wire.c3"), "polarity") in found
    assert not any("wire.c1" in claims for claims, _ in found), "at least 27 and 33 can both be true"


def test_a_copy_keeps_the_origin_though_the_source_is_gone() -> None:
    origins = [origin.claims for origin in link_articles(hospital_story(), copies=COPIES).origins]
    assert ("wire.c1", "wire.c2", "tabloid.c1", "tabloid.c2") in origins


def decide(kind: str, relation: str, left: str, right: str) -> LinkDecision:
    return LinkDecision(1, kind, relation, left, right, "editor", "2024-07-10")  # type: ignore[arg-type]


@pytest.mark.parametrize("relation", ["threads", "origins"])
def test_a_split_holds_and_a_merge_holds(relation: str) -> None:
    def groups(*decisions: LinkDecision) -> list[set[str]]:
        relations = link_articles(hospital_story(), copies=COPIES, decisions=decisions)
        return [set(group.claims) for group in getattr(relations, relation)]

    apart = groups(decide("split", relation, "wire.c1", "tabloid.c1"))
    assert not any({"wire.c1", "tabloid.c1"} <= group for group in apart)
    joined = groups(decide("merge", relation, "wire.c3", "daily.c1"))
    assert any({"wire.c3", "daily.c1"} <= group for group in joined)


def test_what_a_person_rejects_is_gone_and_the_rest_stays() -> None:
    before = link_articles(hospital_story(), copies=COPIES)
    after = link_articles(
        hospital_story(), copies=COPIES, decisions=[decide("reject", "conflicts", "wire.c3", "wire.c2")]
    )
    assert len(after.conflicts) == len(before.conflicts) - 1
    assert after.drift == before.drift
    without = link_articles(hospital_story(), copies=COPIES, decisions=[decide("reject", "copies", "tabloid", "wire")])
    assert (without.copies, without.drift) == ((), ())


def test_a_denial_lends_no_party_to_what_it_leaves_standing() -> None:
    denied = "Chad denied launching the drone that struck the market in Kosti."
    chad = Holder("organisation", None, "Chad", "TCD", "GOV")
    launching = said(
        "launching the drone", by=chad, event=("ASSAULT", "TCD", ""), polarity="negative", speech_act="deny"
    )
    struck = said("the drone that struck the market in Kosti", event=("ASSAULT", "", "SDN"), place=("SDN", "Kosti"))
    first, second = propositions_of(article("a", "2024-07-09", denied, launching, struck))
    assert (first.actors, first.place, second.actors) == (("TCD",), None, ())
    charge = article(
        "b", "2024-07-08", "Chad launched the drone, the army said.",
        said("Chad launched the drone", by="Army", event=("ASSAULT", "TCD", "")),
    )  # fmt: skip
    relations = link_articles([article("a", "2024-07-09", denied, launching, struck), charge])
    assert [set(conflict.claims) for conflict in relations.conflicts] == [{"a.c1", "b.c1"}]


def test_a_refusal_to_give_a_number_does_not_say_whether_anyone_is_there() -> None:
    """Both decline: the one to confirm a number, the other to say whether forces are there at all."""
    sent = {"event": ("MOBILIZE", "CUB", ""), "speech_act": "decline", "certainty": "unknown"}

    def threads(words: str) -> list[tuple[str, ...]]:
        items = [
            article("a", "1975-11-05", words, said(words, by=MOSCOW, **sent)),
            article("b", "1975-11-07", "He did not confirm it", said("He did not confirm it", by=MINISTRY, **sent)),
        ]
        return [thread.claims for thread in link_articles(items).threads]

    assert threads("She would not confirm that number") == []
    assert threads("She would not confirm the presence") == [("a.c1", "b.c1")]


def test_why_is_told_in_words() -> None:
    words = "They fled. They hid."
    fled = article(
        "a",
        "1975-11-05",
        words,
        *(said(part, by=Holder("group", span(words, "They"))) for part in ("They fled", "They hid")),
    )
    (origin,) = link_articles([fled]).origins
    assert origin.why == ("the same holder in the same article",)


def test_who_says_it_and_when_joins_no_two_acts() -> None:
    def told(article_id: str, act: str) -> ReadArticle:
        text = f"A day earlier, the envoy Ruiz at the security council said {act}"
        words = span(text, "the envoy Ruiz at the security council")
        by = Holder("person", words, "Ana Ruiz", "PER")
        return article(article_id, "1995-01-30", text, said(text, by=by, event=("RETREAT", "PER", "")))

    quit_hill, quit_port = told("a", "they left the hilltop redoubt"), told("b", "they abandoned the harbour")
    assert link_articles([quit_hill, quit_port]).threads == ()
    again = told("c", "the hilltop redoubt is empty")
    assert [thread.claims for thread in link_articles([quit_hill, again]).threads] == [("a.c1", "c.c1")]
