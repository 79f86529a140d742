"""Threads: the keys by which two claims are of one proposition."""

from __future__ import annotations

from typing import Any

from link_samples import article, said

from reportedly.link.propositions import propositions_of
from reportedly.link.threads import thread_keys


def keys(words: str) -> set[str]:
    """Return the keys of a claim that France talks with Egypt, in these words."""
    claim = said(words, event=("CONSULT", "FRA", "EGY"))
    (proposition,) = propositions_of(article("a", "2024-09-01", words, claim))
    return {key.key for key in thread_keys(proposition)}


def test_the_names_and_offices_of_leaders_tell_no_act() -> None:
    first = keys("President Emmanuel Macron discussed the harbour tariffs with President Abdel Fattah al-Sisi")
    other = keys("President Emmanuel Macron received the olympic team of President Abdel Fattah al-Sisi")
    again = keys("Macron's ministers spoke of harbour tariffs")
    assert first and other and not first & other
    assert first & again


def test_what_was_refused_is_no_figure_of_what_came_about() -> None:
    def counted(kind: str) -> set[str]:
        """Return the keys of a figure of Norway's men in Latvia, told of such an event."""
        words = "Norway rejected a request to send 3,000 men to Latvia"
        claim = said(words, by="Eva Berg", event=(kind, "NOR-MIL", ""), count=(3000, 3000, "exact", "soldier", "flow"),
            place=("LVA", "Latvia"))  # fmt: skip
        (proposition,) = propositions_of(article("a", "2024-09-01", words, claim))
        return {key.key.partition("|")[0] for key in thread_keys(proposition)}

    assert {"count", "number", "told"} <= counted("MOBILIZE")
    assert counted("REJECT").isdisjoint({"count", "number", "told"})


def counted(words: str, **fields: Any) -> set[str]:
    """Return the keys under which a claim of such a figure, or of none, is joined with others."""
    (proposition,) = propositions_of(article("a", "2024-09-01", words, said(words, **fields)))
    return {key.key for key in thread_keys(proposition) if key.key.startswith(("count|", "toll|"))}


def test_none_is_counted_under_the_key_of_the_figure() -> None:
    there = {"event": ("MOBILIZE", "TCD-MIL", "")}
    libya, sudan = {**there, "place": ("LBY", "Libya")}, {**there, "place": ("SDN", "Sudan")}
    none = counted("There are no Chadian soldiers in Libya", polarity="negative", **libya)
    count = (400, 400, "exact", "troop", "stock")
    fighting = {**libya, "event": ("ASSAULT", "TCD-MIL", "")}
    assert none & counted("400 troops are in Libya", count=count, **libya)
    assert none & counted("400 troops are fighting in Libya", count=count, **fighting)
    assert none.isdisjoint(counted("400 troops are in Sudan", count=count, **sudan))


def test_rebels_are_a_party_of_their_own() -> None:
    def dead(side: str) -> set[str]:
        count = (40, 40, "exact", "fighter", "casualties")
        return counted("40 were killed", event=("ASSAULT", "", side), count=count, what="killed")

    assert dead("SYR-MIL") == dead("SYR-GOV")
    assert dead("SYR-MIL").isdisjoint(dead("SYR-REB"))


def test_a_toll_is_told_by_its_place_where_the_victims_are_not_named() -> None:
    def dead(number: float, of: str, place: str) -> set[str]:
        count = (number, number, "exact", "soldier", "casualties")
        event = ("ASSAULT", "", of)
        return counted("They were killed", event=event, count=count, what="killed", place=("UKR", place))

    assert dead(300, "RUS", "Kherson") & dead(300, "", "Kherson")
    assert not dead(300, "RUS", "Kherson") & dead(30, "", "Kherson")
    assert not dead(300, "RUS", "Kherson") & dead(300, "", "Sumy")


def test_a_toll_without_a_word_for_it_counts_people() -> None:
    fields = {"event": ("ASSAULT", "", "PSE"), "what": "killed", "place": ("PSE", "Khan Younis")}
    dead = counted("The toll is 17", count=(17, 17, "exact", None, "casualties"), **fields)
    assert dead and dead == counted("17 people died", count=(17, 17, "exact", "person", "casualties"), **fields)


def test_people_at_a_place_of_no_known_state_are_those_there() -> None:
    def dead(of: str, place: str, unit: str = "person") -> set[str]:
        count = (14, 14, "exact", unit, "casualties")
        return counted("14 died", event=("ASSAULT", "", of), count=count, what="killed", place=(None, place))

    assert dead("PSE", "Nuseirat") == dead("", "Nuseirat") != set()
    assert not dead("", "Middle East") and not dead("", "Nuseirat", "soldier")
    assert dead("PSE", "Middle East").isdisjoint(dead("PSE", "Nuseirat"))


def test_what_both_sides_of_a_state_agree_on_is_one_act_with_either_s_word_on_it() -> None:
    def truce(parties: str) -> set[str]:
        words = "They agreed on a truce"
        (proposition,) = propositions_of(article("a", "2024-09-01", words, said(words, event=("AGREE", parties, ""))))
        return {key.key for key in thread_keys(proposition)}

    assert truce("SDN-MIL SDN-REB") & truce("SDN-REB")
    assert not truce("SDN-MIL SDN-REB") & truce("SSD-REB")


def test_tolls_of_two_days_are_two() -> None:
    def dead(published: str, time: tuple[str, str] | None = None) -> set[str]:
        count, event = (12, 12, "exact", "person", "casualties"), ("ASSAULT", "", "UKR")
        toll = said("12 died", event=event, count=count, what="killed", place=("UKR", "Kharkiv"), time=time)
        (proposition,) = propositions_of(article("a", published, "12 died", toll))
        return {key.key for key in thread_keys(proposition)}

    monday, night = ("2024-09-02", "2024-09-02"), ("2024-09-02", "2024-09-03")
    tuesday, summer = ("2024-09-03", "2024-09-03"), ("2024-06-01", "2024-09-02")
    assert dead("2024-09-03", monday) & dead("2024-09-05", monday)
    assert dead("2024-09-03", monday) & dead("2024-09-04") and dead("2024-09-03", monday) & dead("2024-09-03", night)
    assert not dead("2024-09-03", monday) & dead("2024-09-03", tuesday)
    assert not dead("2024-09-03", monday) & dead("2024-09-01") and not dead("2024-09-03", monday) & dead("2024-09-09")
    assert not dead("2024-09-03", monday) & dead("2024-09-03", summer)


def test_how_many_tells_no_act() -> None:
    first = keys("France spoke of two billion")
    assert first.isdisjoint(keys("France heard of two billion"))


def test_a_holder_s_figures_of_two_sides_dead_are_two() -> None:
    def told(of: str, polarity: str = "positive") -> set[str]:
        count = (40, 40, "exact", "soldier", "casualties")
        toll = said("40 died", by="RSF", event=("ASSAULT", "", of), count=count, what="killed", polarity=polarity)
        (proposition,) = propositions_of(article("a", "2024-09-02", "40 died", toll))
        return {key.key for key in thread_keys(proposition) if key.key.startswith("told|")}

    assert told("SDN-MIL") == told("SDN-GOV") != set()
    assert told("SDN-MIL").isdisjoint(told("SDN-REB"))
    assert told("SDN-MIL", "negative") == set()
