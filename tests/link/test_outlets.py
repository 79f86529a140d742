"""The outlets that an article's text credits."""

from __future__ import annotations

import pytest

from reportedly.link.outlets import find_credits
from reportedly.model import Article


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("It is over, Harbour Post writes.", ["Harbour Post"]),
        ("It is over, writes Harbour Post.", ["Harbour Post"]),
        ("“It is over”, reports the newspaper Quay.", ["Quay"]),
        ("According to the Harbour Post, it is over.", ["Harbour Post"]),
        ("It is over, the Gulf Ledger reported on Thursday.", ["Gulf Ledger"]),
        ("It is over, the Hill Gazette reported.", ["Hill Gazette"]),
        ("It is over, the Hill reported.", ["The Hill"]),
        ("He told Horn Wire that it was over.", ["Horn Wire"]),
        ("The poet Ann Reed, wrote about the Civil War.", []),
        ("It is over, wrote Ann Reed.", []),
        ("According to the Security Council, it is over.", []),
        ("The minister writes posts.", []),
    ],
)
def test_what_a_text_credits(text: str, outlets: list[str]) -> None:
    assert [credit.outlet for credit in find_credits(Article("a", text, publisher="Tiger Dispatch"))] == outlets


def test_a_name_of_which_nothing_is_left_is_no_outlets() -> None:
    assert find_credits(Article("a", "The newspaper The reported that it was over.")) == ()
