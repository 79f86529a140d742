"""Fetching: one http(s) address, with a guard on where it leads, how much comes and how long it takes."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpcore
import httpx

from reportedly.sources.addresses import Resolver, parse_address, resolve
from reportedly.sources.connections import Deadline, GuardedBackend, GuardedTransport
from reportedly.sources.content_encoding import decode_content
from reportedly.sources.options import SourceOptions, Validators
from reportedly.sources.problems import Unreadable
from reportedly.sources.robots import MAX_ROBOTS_BYTES, MAX_ROBOTS_REDIRECTS, Robots, site_of

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_ACCEPT: Final = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8"
)
#: One address of several may lead nowhere; the next is then tried in time.
_CONNECT_SECONDS: Final = 8.0
_MAX_DRAINED: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page: the address asked for, the one that answered, and what came, its content encoding undone."""

    asked: str
    url: str
    content: bytes
    content_type: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    url: httpx.URL
    status: int
    headers: httpx.Headers
    content: bytes


class Fetcher:
    """Fetches addresses one after the other. Nothing is opened before the first; close it, or use it in ``with``."""

    def __init__(
        self, options: SourceOptions, *, resolver: Resolver = resolve, ssl_context: ssl.SSLContext | None = None
    ) -> None:
        self._options = options
        self._deadline = Deadline()
        backend = GuardedBackend(resolver=resolver, allow_private=options.allow_private, deadline=self._deadline)
        # trust_env: a proxy named in the environment would connect for us, past the guard.
        self._client = httpx.Client(
            transport=GuardedTransport(backend, ssl_context=ssl_context),
            headers={"User-Agent": options.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(options.timeout, connect=_CONNECT_SECONDS),
            trust_env=False,
        )
        self._robots = Robots(self._get_robots, user_agent=options.user_agent)
        self._last_fetch: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def fetch(self, address: str) -> Fetched | None:
        """Fetch an address; None where the server says that it has not changed since it was last read.

        Raises :class:`Unreadable` where the address or one it leads to is refused, where robots.txt disallows it, and
        where the answer is an error, too large, too late or cut off.
        """
        url = parse_address(address)
        asked = str(url)
        store = self._options.validators
        known = store.get(asked) if store is not None else None
        with self._deadline.within(self._options.timeout):
            answer = self._follow(url, _conditions(known), self._options.max_redirects, admit=self._admit)
        if answer.status == 304 and known is not None:
            return None
        if not 200 <= answer.status < 300:
            raise Unreadable("http_error", f"the server answered {answer.status}; {_advice(answer.status)}.")
        if store is not None:
            store[asked] = Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
        return Fetched(asked, str(answer.url), answer.content, answer.headers.get("Content-Type"))

    def _follow(
        self,
        url: httpx.URL,
        headers: dict[str, str],
        max_redirects: int,
        *,
        admit: Callable[[httpx.URL], None] | None,
    ) -> _Answer:
        """Request an address and what it redirects to; without ``admit`` a body over the cap is cut, not refused."""
        self._client.cookies.clear()
        for _ in range(max_redirects + 1):
            if admit is not None:
                admit(url)
            with _named_errors(), self._client.stream("GET", url, headers=headers) as response:
                if response.is_success:
                    content = self._read_body(response, cut=admit is None)
                    return _Answer(url, response.status_code, response.headers, content)
                _drain(response)
                location = response.headers.get("Location")
                if response.status_code not in _REDIRECTS or not location:
                    return _Answer(url, response.status_code, response.headers, b"")
            url = _redirected(url, location)
        raise Unreadable("too_many_redirects", f"more than {max_redirects} redirects; give the last address itself.")

    def _admit(self, url: httpx.URL) -> None:
        """Ask robots.txt about an address, and wait as long as it asks between two pages of a site."""
        self._robots.admit(url)
        site = site_of(url)
        delay = min(self._robots.delay(url), self._options.max_crawl_delay)
        wait = self._last_fetch.get(site, float("-inf")) + delay - time.monotonic()
        if wait > 0:
            self._deadline.extend(wait)
            time.sleep(wait)
        self._last_fetch[site] = time.monotonic()

    def _get_robots(self, url: httpx.URL) -> tuple[int, bytes]:
        with self._deadline.within(self._options.timeout / 2):
            answer = self._follow(url, {"Accept-Encoding": "identity"}, MAX_ROBOTS_REDIRECTS, admit=None)
        return answer.status, answer.content

    def _read_body(self, response: httpx.Response, *, cut: bool) -> bytes:
        limit = MAX_ROBOTS_BYTES if cut else self._options.max_bytes
        length = response.headers.get("Content-Length", "")
        if not cut and length.isdecimal() and int(length) > limit:
            raise _too_large(limit)
        pieces, size = [], 0
        for piece in response.iter_raw():
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                if cut:
                    break
                raise _too_large(limit)
        encoded = b"".join(pieces)[:limit]
        content = decode_content(encoded, response.headers.get("Content-Encoding", ""), limit)
        if len(content) > limit and not cut:
            raise _too_large(limit)
        return content


def _conditions(known: Validators | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return parse_address(str(url.join(location)))
    except (httpx.InvalidURL, ValueError):
        raise Unreadable("refused", f"{url} redirects to what is no address.") from None
    except Unreadable as problem:
        raise Unreadable(problem.code, f"{url} redirects to {location[:200]!r}: {problem.message}") from None


def _drain(response: httpx.Response) -> None:
    """Read a short body to its end, so that the connection can be used again; a long one costs the connection."""
    size = 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > _MAX_DRAINED:
            return


def _too_large(limit: int) -> Unreadable:
    return Unreadable("too_large", f"more than {limit:,} bytes; download it and cut it into its articles.")


def _advice(status: int) -> str:
    if status in (404, 410):
        return "there is no such page, check the address"
    if status in (401, 402, 403, 451):
        return "the page is closed to programs, read a saved copy instead"
    return "try again later"


@contextmanager
def _named_errors() -> Iterator[None]:
    """Turn the client's errors into ours."""
    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise Unreadable("timeout", "the server does not answer in time; try again later.") from None
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        raise Unreadable("unreachable", f"no connection ({error}); check the address.") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError) as error:
        raise Unreadable("broken_off", f"the connection broke off ({error}); try again.") from None
    except httpx.InvalidURL as error:
        raise Unreadable("refused", f"not a valid address ({error}).") from None
