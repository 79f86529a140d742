"""robots.txt: what a site allows to be fetched, and how fast (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import httpx
from protego import Protego

from reportedly.sources.problems import Unreadable

#: Fetches a robots.txt: its status and bytes. Raises :class:`Unreadable`.
GetRobots = Callable[[httpx.URL], tuple[int, bytes]]

#: RFC 9309, section 2.5: at least so much is to be read; what is behind it is left out.
MAX_ROBOTS_BYTES: Final = 500 * 1024
#: RFC 9309, section 2.3.1.2: at least so many redirects are to be followed.
MAX_ROBOTS_REDIRECTS: Final = 5
_MAX_SITES: Final = 512
#: Failures that say all about the site itself, so that robots.txt need not be named.
_ABOUT_SITE: Final = frozenset({"refused", "unreachable"})


class Robots:
    """The rules of the sites met so far, each fetched once."""

    def __init__(self, get_robots: GetRobots, *, user_agent: str) -> None:
        self._get_robots = get_robots
        self._token = user_agent.partition("/")[0].strip()
        self._sites: dict[str, Protego | Unreadable] = {}

    def admit(self, url: httpx.URL) -> None:
        """Let an address pass; raises :class:`Unreadable` where the site disallows it or its rules cannot be had.

        No robots.txt (any 4xx) allows everything; a server error or no answer allows nothing.
        """
        rules = self._rules(url)
        if isinstance(rules, Unreadable):
            raise Unreadable(rules.code, rules.message)
        if not rules.can_fetch(str(url), self._token):
            raise Unreadable("robots", f"{site_of(url)}/robots.txt disallows this address; read a saved copy instead.")

    def delay(self, url: httpx.URL) -> float:
        """Return the seconds that the site asks to wait between two pages, 0 where it asks nothing."""
        rules = self._rules(url)
        return 0.0 if isinstance(rules, Unreadable) else max(0.0, float(rules.crawl_delay(self._token) or 0.0))

    def _rules(self, url: httpx.URL) -> Protego | Unreadable:
        site = site_of(url)
        if site not in self._sites:
            if len(self._sites) >= _MAX_SITES:
                self._sites.pop(next(iter(self._sites)))
            self._sites[site] = self._fetch_rules(url, site)
        return self._sites[site]

    def _fetch_rules(self, url: httpx.URL, site: str) -> Protego | Unreadable:
        try:
            status, content = self._get_robots(url.copy_with(raw_path=b"/robots.txt"))
        except Unreadable as problem:
            if problem.code == "too_many_redirects":
                return Protego.parse("")
            if problem.code in _ABOUT_SITE:
                return problem
            return Unreadable("robots_unreachable", f"{site}/robots.txt cannot be had ({problem.message}).")
        if status >= 500:
            message = f"{site}/robots.txt: the server answered {status}, so nothing may be fetched; try again later."
            return Unreadable("robots_unreachable", message)
        return Protego.parse(content.decode("utf-8", "replace") if status < 300 else "")


def site_of(url: httpx.URL) -> str:
    """Return an address's scheme, host and port."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
