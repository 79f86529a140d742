"""Claims that there is none of a thing, and those that only look like it."""

from __future__ import annotations

from typing import Any

import pytest
from link_samples import article, said

from reportedly.link.absences import Absence
from reportedly.link.propositions import Proposition, propositions_of

CHAD = {"event": ("MOBILIZE", "TCD-MIL", "")}


def proposition(words: str, **fields: Any) -> Proposition:
    claim = said(words, **{"polarity": "negative", **fields})
    return propositions_of(article("a", "2024-09-15", words, claim))[0]


@pytest.mark.parametrize(
    ("words", "absence"),
    [
        ("There are no Chadian soldiers in Libya", Absence("soldier", ("TCD",))),
        ("There are currently no Chadian military advisers in Libya", Absence("adviser", ("TCD",))),
        ("There has never been a single Rwandan soldier in Congo", Absence("soldier", ("RWA",))),
        ("There are no North Koreans at the front", Absence("national", ("PRK",))),
        ("Chad has no troops stationed in Libya", Absence("soldier")),
        ("We do not have a single soldier in Libya", Absence("soldier")),
        ("Not one Chadian tank is in Libya", Absence("tank", ("TCD",))),
        ("No Chadian troops were ever sent to Libya", Absence("soldier", ("TCD",))),
        ("No Chadian troops remain in Libya", Absence("soldier", ("TCD",))),
        ("There were no casualties in Odesa", Absence("person", casualties=("killed", "wounded", "casualties"))),
        ("the strike caused no deaths or injuries", Absence("person", casualties=("killed", "wounded"))),
        ("There were no civilian casualties", Absence("civilian", casualties=("killed", "wounded", "casualties"))),
        ("Nobody was killed in the strike", Absence("person", casualties=("killed",))),
        ("no one had been wounded", Absence("person", casualties=("wounded",))),
        ("none of its soldiers had been captured", Absence("soldier", casualties=("captured",))),
    ],
)
def test_what_there_is_none_of(words: str, absence: Absence) -> None:
    assert proposition(words, **CHAD).absence == absence


@pytest.mark.parametrize(
    "words",
    [
        "There are no Chadian combat troops in Libya",
        "There are no Azov soldiers in Libya",
        "There are no more than a few Chadian soldiers in Libya",
        "There are no plans to send soldiers to Libya",
        "There are no Chadian soldiers who fight in Libya",
        "Chad has no knowledge of soldiers in Libya",
        "The ministry has no comment on this",
        "There were no talks in Geneva",
        "No soldiers took part in the vote in Libya",
        "There were no further casualties in Odesa",
        "There were no casualties among its soldiers",
        "Nobody else was killed in the strike",
        "Nobody claimed the strike that killed five",
    ],
)
def test_what_is_narrower_or_another_matter(words: str) -> None:
    assert proposition(words, **CHAD).absence is None


def test_a_denial_needs_no_word_of_none() -> None:
    words = "it has soldiers in Libya"
    assert proposition(words, speech_act="deny", **CHAD).absence == Absence("soldier")
    assert proposition(words, **CHAD).absence is None
    assert proposition(words, speech_act="deny", polarity="positive", **CHAD).absence is None


def test_what_there_is_none_of_names_its_party_where_the_event_does_not() -> None:
    assert proposition("There are no Iranian drones in Sudan").actors == ("IRN",)
    harmed = proposition("No Iranian soldiers were killed in Sudan", event=("ASSAULT", "", "IRN SDN"))
    assert (harmed.actors, harmed.recipients) == ((), ("IRN",))


def test_a_denied_deed_harmed_nobody() -> None:
    words = "its fighters had killed Turkish soldiers near Manbij"
    denied = proposition(words, speech_act="deny", event=("ASSAULT", "SYR-REB", "TUR-MIL"))
    assert denied.absence == Absence("soldier", ("TUR",), casualties=("killed",))
    assert denied.actors == ("SYR-REB",)
    assert proposition(words, event=("ASSAULT", "SYR-REB", "TUR-MIL")).absence is None
