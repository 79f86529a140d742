"""Which addresses may be fetched, from the table tests/cases/addresses.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.sources.addresses import is_public, parse_address
from reportedly.sources.problems import Unreadable

CASES = Path(__file__).parents[1] / "cases" / "addresses.md"


def read_cases() -> list[tuple[str, str]]:
    """The table's rows: number and verdict."""
    rows = [line.strip("|").split("|") for line in CASES.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    return [(row[0].strip(), row[1].strip()) for row in rows[2:]]


@pytest.mark.parametrize(("number", "verdict"), read_cases())
def test_only_numbers_on_the_public_internet_are_public(number: str, verdict: str) -> None:
    assert verdict in ("public", "closed")
    assert is_public(number) == (verdict == "public")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://Example.ORG:80/a#part", "http://example.org/a"),
        ("http://Київ.example/", "http://xn--b1alf1j.example/"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://example.org/a@b", "http://example.org/a@b"),
    ],
)
def test_parse_address_keeps_what_it_may_fetch(address: str, expected: str) -> None:
    assert str(parse_address(address)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://user:secret@example.org/",
        "http://@example.org/",
        "http://example.org@127.0.0.1/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/a b",
        "http://example.org/\r\nHost: other",
        "http://example.org\t.net/",
        "http://",
        "http:///path",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://[fe80::1%25eth0]\x00/",
        "not an address",
    ],
)
def test_parse_address_refuses_tricks(address: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_address(address)
    assert refused.value.code == "refused"
