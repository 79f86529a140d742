"""A web site on loopback, and ways to read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from reportedly.model import Issue, Page
from reportedly.sources import SourceOptions, read_pages

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A site on loopback: ``pages`` maps a path to its answer, or to what handles its request."""

    address: str = ""
    pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def add(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Answer at a path with a body; return its address."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        self.pages[path] = status, {"Content-Type": "text/html; charset=utf-8", **named}, body
        return self.address + path

    def paths(self) -> list[str]:
        """The paths asked for so far, robots.txt left out."""
        return [path for path, _ in self.requests if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages, and without a robots.txt."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers)))
            answer = site.pages.get(self.path, (404, {}, b"no such page"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def read() -> Callable[..., list[Page | Issue]]:
    """Read inputs into a list; keywords are options."""

    def read_list(*inputs: object, **options: Any) -> list[Page | Issue]:
        return list(read_pages([str(name) for name in inputs], options=SourceOptions(**options)))

    return read_list


@pytest.fixture
def codes(read: Callable[..., list[Page | Issue]]) -> Callable[..., list[str]]:
    """Read inputs into a list of issue codes, ``page`` for a page."""

    def read_codes(*inputs: object, **options: Any) -> list[str]:
        return [item.code if isinstance(item, Issue) else "page" for item in read(*inputs, **options)]

    return read_codes
