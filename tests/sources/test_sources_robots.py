"""robots.txt: what a site allows."""

from __future__ import annotations

import httpx
import pytest

from reportedly.sources.problems import Unreadable
from reportedly.sources.robots import Robots

RULES = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: otherbot\nDisallow: /\n"


def admitted(address: str, status: int = 200, content: bytes = RULES, *, agent: str = "reportedly/1.0") -> str:
    """``ok``, or the code of the refusal."""
    robots = Robots(lambda _: (status, content), user_agent=agent)
    try:
        robots.admit(httpx.URL(address))
    except Unreadable as problem:
        return problem.code
    return "ok"


@pytest.mark.parametrize(
    ("status", "content", "path", "expected"),
    [
        (200, RULES, "/news", "ok"),
        (200, RULES, "/private/a", "robots"),
        (200, b"User-agent: reportedly\nDisallow: /", "/news", "robots"),
        (200, b"User-agent: Reportedly\nDisallow: /x\nUser-agent: *\nDisallow: /", "/news", "ok"),
        (200, b"", "/news", "ok"),
        (200, b"\xff\xfe<html>not rules", "/news", "ok"),
        (204, b"", "/news", "ok"),
        (404, RULES, "/private", "ok"),
        (403, b"", "/news", "ok"),
        (429, b"", "/news", "ok"),
        (500, b"", "/news", "robots_unreachable"),
        (503, RULES, "/news", "robots_unreachable"),
    ],
)
def test_admit(status: int, content: bytes, path: str, expected: str) -> None:
    assert admitted(f"https://example.org{path}", status, content) == expected


def test_another_name_has_other_rules() -> None:
    assert admitted("https://example.org/news", agent="otherbot/2 (+https://other.example)") == "robots"


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        ("timeout", "robots_unreachable"),
        ("broken_off", "robots_unreachable"),
        ("refused", "refused"),
        ("unreachable", "unreachable"),
        ("too_many_redirects", "ok"),
    ],
)
def test_rules_that_cannot_be_had(failure: str, expected: str) -> None:
    def fail(_: httpx.URL) -> tuple[int, bytes]:
        raise Unreadable(failure, "so it goes.")

    robots = Robots(fail, user_agent="reportedly")
    try:
        robots.admit(httpx.URL("https://example.org/"))
        assert expected == "ok"
    except Unreadable as problem:
        assert problem.code == expected


def test_each_site_is_asked_once() -> None:
    asked: list[str] = []

    def get(url: httpx.URL) -> tuple[int, bytes]:
        asked.append(str(url))
        return 200, RULES

    robots = Robots(get, user_agent="reportedly")
    for address in ("https://a.example/1?q=2", "https://a.example/2", "http://a.example/", "https://a.example:8443/"):
        robots.admit(httpx.URL(address))
        assert robots.delay(httpx.URL(address)) == 3.0
    assert asked == [
        "https://a.example/robots.txt",
        "http://a.example/robots.txt",
        "https://a.example:8443/robots.txt",
    ]
