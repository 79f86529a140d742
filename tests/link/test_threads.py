"""Threads: the keys by which two claims are of one proposition."""

from __future__ import annotations

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
