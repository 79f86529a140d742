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
