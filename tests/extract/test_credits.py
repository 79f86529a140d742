"""Declared sources: credits of the whole article, and attributions that are none."""

from __future__ import annotations

import pytest

from reportedly.extract.credits import find_credits
from reportedly.extract.outlets import domain_of, same_site

STORY = "Soldiers were moved to the border on Monday, the ministry said, and more of them will follow before winter."


@pytest.mark.parametrize(
    ("block", "sources"),
    [
        ("Original Source: m.economictimes.com", ["m.economictimes.com"]),
        ("Original Source: https://www.eastgateobserver.example/world/1?x=2", ["eastgateobserver.example"]),
        ("Source: Yonhap, AFP", ["Yonhap", "AFP"]),
        ("Source: The Eastgate Observer", ["The Eastgate Observer"]),
        ("Via: Harbour Post", ["Harbour Post"]),
        ("Reuters contributed to this report.", ["Reuters"]),
        ("The Associated Press contributed to this article.", ["Associated Press"]),
        ("Associated Press writers Jane Roe in Kyiv and Kim Lee contributed to this report.", ["Associated Press"]),
        ("With inputs from AFP", ["AFP"]),
        ("(With inputs from PTI and ANI)", ["PTI", "ANI"]),
        ("With files from The Canadian Press", ["Canadian Press"]),
        ("Additional reporting by Reuters", ["Reuters"]),
        ("— AP", ["AP"]),
        ("(AFP)", ["AFP"]),
        ("AFP/dpa", ["AFP", "dpa"]),
        ("This article originally appeared in The Conversation.", ["The Conversation"]),
        ("This story was first published by Harbour Post on 7 November.", ["Harbour Post"]),
        ("This article was originally published on eastgateobserver.example.", ["eastgateobserver.example"]),
        ("Originally published in Eastgate Observer, 7 November 2024", ["Eastgate Observer"]),
        ("Republished from Radio Free Europe under licence.", ["Radio Free Europe"]),
        ("Additional reporting by Jane Roe", []),
        ("(Reporting by Jane Roe; Editing by Tom Fox)", []),
        ("Jane Roe contributed reporting.", []),
        ("Sources: company reports", []),
        ("Source: Jane Roe", []),
        ("Photo source: Reuters", []),
        ("The minister told Reuters that the report had been published in the Times.", []),
        ("The plan was first published by the ministry in May.", []),
        ("Tom Adeyemi — Kyiv", []),
    ],
)
def test_credits_behind_the_story(block: str, sources: list[str]) -> None:
    assert list(find_credits([STORY, STORY, block])) == sources


@pytest.mark.parametrize(
    ("dateline", "sources"),
    [
        ("SEOUL, Nov. 17 (Yonhap) -- ", ["Yonhap"]),
        ("(Reuters) - ", ["Reuters"]),
        ("LONDON (AP) — ", ["AP"]),
        ("MOSCOW, November 18. /TASS/. ", ["TASS"]),
        ("WASHINGTON, Oct 31 (CWS) - ", []),
        ("KYIV (Nov 20) - ", []),
        ("KYIV, Ukraine — ", []),
        ("The deputy minister (Defence) - ", []),
    ],
)
def test_agencies_in_datelines(dateline: str, sources: list[str]) -> None:
    assert list(find_credits([dateline + STORY, STORY], outlets=["Continental Wire Service"])) == sources


def test_the_outlet_itself_is_no_source_and_each_source_counts_once() -> None:
    blocks = [
        STORY,
        "Source: Reuters",
        "Reuters contributed to this report.",
        "The AP contributed to this report.",
        "Source: Associated Press",
    ]
    assert find_credits(blocks) == ("Reuters", "AP")
    assert find_credits(blocks, outlets=["Reuters"]) == ("AP",)


def test_a_credit_closes_a_long_paragraph_but_none_stands_inside_one() -> None:
    assert find_credits([STORY * 20 + " Reuters contributed to this report."]) == ("Reuters",)
    assert find_credits(["Reuters contributed to this report on Monday. " + STORY * 40, *[STORY] * 6]) == ()


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Example.org/a", "example.org"),
        ("m.example.org", "m.example.org"),
        ("//example.org:80/a", "example.org"),
        ("https://[::1/", None),
        ("mailto:a", None),
        ("", None),
    ],
)
def test_domains(url: str, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_sites() -> None:
    assert same_site("m.example.co.uk", "example.co.uk")
    assert same_site("businessinsider.de", "businessinsider.com")
    assert not same_site("example.co.uk", "other.co.uk")
