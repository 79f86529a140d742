"""Fetching, from a real server on loopback."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from source_samples import HTML

from reportedly.model import Issue, Page
from reportedly.sources import SourceOptions, Validators, read_pages
from reportedly.sources.fetch import Fetcher
from reportedly.sources.problems import Unreadable

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]


def code_of(fetcher: Fetcher, address: str) -> str:
    """``page``, ``unchanged``, or the code of what went wrong."""
    try:
        return "page" if fetcher.fetch(address) else "unchanged"
    except Unreadable as problem:
        return problem.code


def fetcher_for(resolver: Callable[[str, int], Sequence[str]], **options: Any) -> Fetcher:
    return Fetcher(SourceOptions(**options), resolver=resolver)


def test_a_page(read: Read, site: Any) -> None:
    address = site.add("/a?b=c", HTML, content_type="text/html; charset=Windows-1251")
    (page,) = read(address + "#part", allow_private=True, publisher="Delta Ledger")
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.charset) == (HTML, "text/html", "Windows-1251")
    assert (page.origin, page.url, page.publisher) == (address, address, "Delta Ledger")
    headers = dict(site.requests[-1][1])
    assert headers["User-Agent"].startswith("reportedly/")
    assert headers["Host"] == site.address.removeprefix("http://")


@pytest.mark.parametrize(
    ("content_type", "path", "body", "expected"),
    [
        ("text/plain", "/a", b"Seoul said so.", ["page"]),
        ("text/plain", "/a.jsonl", b'{"text": "a"}\n{"text": "b"}\n', ["page", "page"]),
        ("application/json", "/a", b'[{"text": "a"}, 3]', ["page", "wrong_type"]),
        ("application/octet-stream", "/a.html.gz", gzip.compress(HTML), ["page"]),
        ("", "/a", HTML, ["page"]),
        ("image/png", "/a", b"\x89PNG", ["unknown_type"]),
        ("application/pdf", "/a.pdf", b"%PDF-1.7", ["unknown_type"]),
        ("text/html", "/a", b"%PDF-1.7", ["binary"]),
        ("text/html", "/a", b"", ["empty"]),
        ("text/xml", "/a", b"<?xml version='1.0'?><invoice/>", ["unknown_type"]),
    ],
)
def test_the_content_type_tells_the_reader(
    codes: Codes, site: Any, content_type: str, path: str, body: bytes, expected: list[str]
) -> None:
    assert codes(site.add(path, body, content_type=content_type), allow_private=True) == expected


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_however_it_is_written(codes: Codes, site: Any, host: str) -> None:
    site.add("/a", HTML)
    assert codes(f"{site.address.replace('127.0.0.1', host)}/a") == ["refused"]
    assert site.requests == []


def test_one_closed_number_among_public_ones_refuses_the_name() -> None:
    with fetcher_for(lambda *_: ("93.184.215.14", "10.0.0.1")) as fetcher:
        assert code_of(fetcher, "http://rebind.example/") == "refused"


def test_a_checked_number_is_what_is_connected_to(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("/a", HTML)
    port = int(site.address.rpartition(":")[2])
    look_up = socket.getaddrinfo

    def numbers_only(host: str, *rest: Any, **named: Any) -> Any:
        assert host == "127.0.0.1", "a name was looked up again behind the check"
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", numbers_only)
    with fetcher_for(lambda *_: ("127.0.0.1",), allow_private=True) as fetcher:
        fetched = fetcher.fetch(f"http://news.example:{port}/a")
    assert fetched is not None
    assert fetched.content == HTML
    assert site.requests[-1][1]["Host"] == f"news.example:{port}"


def test_a_name_that_turns_private_is_refused(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the look-up for robots.txt gives a number that passes, the next one does not."""
    site.add("/a", HTML)
    site.add("/robots.txt", b"User-agent: *", connection="close")
    port = int(site.address.rpartition(":")[2])
    monkeypatch.setattr("reportedly.sources.connections.is_public", lambda number: number == "127.0.0.1")
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    with fetcher_for(lambda *_: next(answers)) as fetcher:
        assert code_of(fetcher, f"http://news.example:{port}/a") == "refused"
    assert site.paths() == []


def test_the_next_number_is_tried(site: Any) -> None:
    site.add("/a", HTML)
    port = int(site.address.rpartition(":")[2])
    with fetcher_for(lambda *_: ("::1", "127.0.0.1"), allow_private=True) as fetcher:
        assert code_of(fetcher, f"http://news.example:{port}/a") == "page"


def test_redirects_are_followed_and_the_last_address_is_kept(read: Read, site: Any) -> None:
    site.add("/b", HTML)
    first = site.add("/a", status=301, location="/b?x=1#y")
    site.add("/b?x=1", HTML)
    (page,) = read(first, allow_private=True)
    assert isinstance(page, Page)
    assert (page.origin, page.url) == (first, f"{site.address}/b?x=1")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("file:///etc/passwd", "refused"),
        ("ftp://example.org/", "refused"),
        ("http://user:pw@example.org/", "refused"),
        ("http://[bad", "unreachable"),
        ("http://nowhere.invalid/", "unreachable"),
    ],
)
def test_a_redirect_is_checked_again(codes: Codes, site: Any, location: str, code: str) -> None:
    assert codes(site.add("/a", status=302, location=location), allow_private=True) == [code]


def test_a_redirect_into_the_private_network_is_refused(site: Any) -> None:
    """The first host counts as public here; the second is what its redirect leads to."""
    port = int(site.address.rpartition(":")[2])
    site.add("/a", status=302, location=f"http://inside.example:{port}/secret")
    site.add("/secret", HTML)
    checked: list[str] = []

    def resolver(host: str, _: int) -> Sequence[str]:
        checked.append(host)
        return ("127.0.0.1",) if host == "outside.example" else ("169.254.169.254",)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportedly.sources.connections.is_public", lambda number: number == "127.0.0.1")
        with fetcher_for(resolver) as fetcher:
            assert code_of(fetcher, f"http://outside.example:{port}/a") == "refused"
    assert set(checked) == {"outside.example", "inside.example"}
    assert "/secret" not in site.paths()


def test_a_connection_is_used_again(site: Any) -> None:
    port = int(site.address.rpartition(":")[2])
    site.add("/a", status=302, location="/b")
    site.add("/b", HTML)
    looked_up: list[str] = []

    def resolver(host: str, _: int) -> Sequence[str]:
        looked_up.append(host)
        return ("127.0.0.1",)

    with fetcher_for(resolver, allow_private=True) as fetcher:
        assert code_of(fetcher, f"http://news.example:{port}/a") == "page"
        assert code_of(fetcher, f"http://news.example:{port}/gone") == "http_error"
    assert looked_up == ["news.example"]


def test_redirects_have_an_end(codes: Codes, site: Any) -> None:
    address = site.add("/a", status=302, location="/a")
    assert codes(address, allow_private=True, max_redirects=3) == ["too_many_redirects"]
    assert site.paths() == ["/a"] * 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_an_error_is_an_issue(codes: Codes, site: Any, status: int) -> None:
    assert codes(site.add("/a", b"sorry", status=status), allow_private=True) == ["http_error"]


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("gzip", gzip.compress(HTML), "page"),
        ("x-gzip", gzip.compress(HTML), "page"),
        ("deflate", zlib.compress(HTML), "page"),
        ("deflate", zlib.compress(HTML)[2:-4], "page"),
        ("identity", HTML, "page"),
        ("br", b"whatever", "unsupported_encoding"),
        ("gzip, gzip", gzip.compress(gzip.compress(HTML)), "unsupported_encoding"),
        ("gzip", gzip.compress(HTML)[:-12], "broken_gzip"),
        ("deflate", zlib.compress(HTML)[:-12], "broken_gzip"),
        ("gzip", gzip.compress(b"x" * 10_000_000), "too_large"),
        ("deflate", zlib.compress(b"x" * 10_000_000), "too_large"),
    ],
)
def test_content_encodings(codes: Codes, site: Any, encoding: str, body: bytes, expected: str) -> None:
    address = site.add("/a", body, content_encoding=encoding)
    assert codes(address, allow_private=True, max_bytes=100_000) == [expected]


def send_without_end(handler: BaseHTTPRequestHandler) -> None:
    """Send a page whose length is not told, until the other side has enough."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    try:
        for _ in range(100_000):
            handler.wfile.write(b"x" * 10_000)
    except OSError:
        return


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, each well within any time-out for one read."""
    handler.close_connection = True
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: ")
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def break_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>Seoul")


def talk_nonsense(handler: BaseHTTPRequestHandler) -> None:
    """Answer in no protocol."""
    handler.close_connection = True
    handler.wfile.write(b"\x16\x03\x01 nonsense\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (send_without_end, "too_large"),
        (drip, "timeout"),
        (break_off, "broken_off"),
        (talk_nonsense, "broken_off"),
    ],
)
def test_servers_that_misbehave(codes: Codes, site: Any, answer: Callable[..., None], code: str) -> None:
    site.pages["/a"] = answer
    began = time.monotonic()
    assert codes(site.address + "/a", allow_private=True, max_bytes=100_000, timeout=0.6) == [code]
    assert time.monotonic() - began < 3


def test_a_told_length_over_the_cap_is_not_read(codes: Codes, site: Any) -> None:
    assert codes(site.add("/a", b"x" * 2_000), allow_private=True, max_bytes=1_000) == ["too_large"]


def test_nobody_there(codes: Codes) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert codes(f"http://127.0.0.1:{port}/", allow_private=True) == ["unreachable"]


def test_a_password_in_an_address_is_not_kept(read: Read) -> None:
    (issue,) = read("https://user:secret@example.org/a")
    assert isinstance(issue, Issue)
    assert issue.code == "refused"
    assert "secret" not in repr(issue)


def test_robots_are_respected_also_behind_a_redirect(codes: Codes, site: Any) -> None:
    site.add("/robots.txt", b"User-agent: *\nDisallow: /private", content_type="text/plain")
    site.add("/private/a", HTML)
    addresses = [site.add("/a", HTML), site.address + "/private/a", site.add("/b", status=302, location="/private/a")]
    assert codes(*addresses, allow_private=True) == ["page", "robots", "robots"]
    assert site.paths() == ["/a", "/b"]
    assert len(site.requests) == 3


@pytest.mark.parametrize(("status", "code"), [(404, "page"), (500, "robots_unreachable")])
def test_robots_that_cannot_be_had(codes: Codes, site: Any, status: int, code: str) -> None:
    site.add("/robots.txt", status=status)
    assert codes(site.add("/a", HTML), allow_private=True) == [code]


def test_robots_too_large_are_cut(codes: Codes, site: Any) -> None:
    site.add("/robots.txt", b"User-agent: *\nDisallow: /private\n" + b"#" * 2_000_000, content_type="text/plain")
    site.add("/private", HTML)
    assert codes(site.address + "/private", site.add("/a", HTML), allow_private=True) == ["robots", "page"]


def test_crawl_delay_is_kept_within_bounds(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 100", content_type="text/plain")
    waits: list[float] = []
    monkeypatch.setattr("reportedly.sources.fetch.time.sleep", waits.append)
    options = SourceOptions(allow_private=True, max_crawl_delay=7)
    assert len(list(read_pages([site.add("/a", HTML), site.add("/b", HTML)], options=options))) == 2
    (wait,) = waits
    assert 6 < wait <= 7


def test_what_has_not_changed_is_left_out(read: Read, site: Any) -> None:
    known: dict[str, Validators] = {}
    address = site.add("/a", HTML, etag='"v1"', last_modified="Mon, 18 Nov 2024 10:00:00 GMT")
    assert len(read(address, allow_private=True, validators=known)) == 1
    assert known == {address: Validators('"v1"', "Mon, 18 Nov 2024 10:00:00 GMT")}
    site.add("/a", status=304)
    assert read(address, allow_private=True, validators=known) == []
    sent = site.requests[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', "Mon, 18 Nov 2024 10:00:00 GMT")
    assert [item.code for item in read(address, allow_private=True) if isinstance(item, Issue)] == ["http_error"]


def test_a_proxy_of_the_environment_is_not_used(codes: Codes, site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:9/")
    assert codes(site.add("/a", HTML), allow_private=True, timeout=5) == ["page"]


def test_cookies_live_for_one_address_only(codes: Codes, site: Any) -> None:
    first = site.add("/a", status=302, location="/b", set_cookie="seen=1")
    site.add("/b", HTML)
    assert codes(first, site.address + "/b", allow_private=True) == ["page", "page"]
    cookies = [headers.get("Cookie") for path, headers in site.requests if path == "/b"]
    assert cookies == ["seen=1", None]


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate and key for news.example, in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl program is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
               "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
               "-keyout", str(key), "-out", str(certificate)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    both = tmp_path / "both.pem"
    both.write_bytes(certificate.read_bytes() + key.read_bytes())
    return both


@pytest.mark.parametrize(("name", "expected"), [("news.example", "page"), ("other.example", "unreachable")])
def test_tls_asks_for_and_checks_the_name_not_the_number(certificate: Path, name: str, expected: str) -> None:
    names: list[str | None] = []
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    server_side.sni_callback = lambda _, asked, __: names.append(asked)
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def serve() -> None:
        for body in (b"", HTML):
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            with accepted:
                try:
                    with server_side.wrap_socket(accepted, server_side=True) as connection:
                        connection.recv(10_000)
                        head = f"HTTP/1.1 {200 if body else 404} X\r\nContent-Type: text/html\r\nConnection: close\r\n"
                        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
                except OSError:
                    continue

    server = threading.Thread(target=serve)
    server.start()
    options = SourceOptions(allow_private=True, timeout=5)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with Fetcher(options, resolver=lambda *_: ("127.0.0.1",), ssl_context=trusting) as fetcher:
        assert code_of(fetcher, f"https://{name}:{port}/a") == expected
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    server.join()
    assert set(names) == {name}
