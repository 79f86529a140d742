"""Connections that go only where they were checked to go: one look-up, every answer checked, and then by number.

httpcore asks the network backend for a connection to a host's name. Ours resolves the name once, refuses it where any
answer is not public, and connects to the checked numbers, so that no second look-up can give another answer (DNS
rebinding). The Host header and the TLS server name stay the host's name. No proxy is taken from the environment.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from reportedly.sources.addresses import Resolver, is_public
from reportedly.sources.problems import Unreadable


class Deadline:
    """The moment by which all of a fetch must be done, on the monotonic clock."""

    def __init__(self) -> None:
        self._end = float("inf")
        self._seconds = float("inf")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Give what is done inside so many seconds from now, and no more than are left."""
        outer = self._end, self._seconds
        self._end = min(self._end, time.monotonic() + seconds)
        self._seconds = min(self._seconds, seconds)
        try:
            yield
        finally:
            self._end, self._seconds = outer

    def extend(self, seconds: float) -> None:
        """Leave a wait that a site asked for out of account."""
        self._end += seconds

    def left(self, timeout: float | None = None) -> float:
        """Return the seconds left, at most ``timeout``; raises :class:`Unreadable` where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Unreadable("timeout", f"not done within {self._seconds:g} seconds; try again later.")
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and within the deadline."""

    def __init__(self, *, resolver: Resolver, allow_private: bool, deadline: Deadline) -> None:
        self._resolver = resolver
        self._allow_private = allow_private
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers; raises :class:`Unreadable` where one is refused."""
        addresses = self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, timeout, socket_options)

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Refuse: no address leads to a local socket."""
        raise Unreadable("refused", f"{path} is a local socket.")

    def sleep(self, seconds: float) -> None:
        """Wait, within the deadline."""
        time.sleep(self._deadline.left(seconds))

    def _checked(self, host: str, port: int) -> tuple[str, ...]:
        addresses = tuple(self._resolver(host, port))
        if not addresses:
            raise Unreadable("unreachable", f"the name {host} has no address.")
        for address in addresses:
            if not self._allow_private and not is_public(address):
                where = host if host == address else f"{host} leads to {address}, which"
                raise Unreadable("refused", f"{where} is not on the public internet; --allow-private lifts this check.")
        return addresses

    def _connect(
        self, address: str, port: int, timeout: float | None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.NetworkStream:
        timeout = self._deadline.left(timeout)
        stream = self._inner.connect_tcp(address, port, timeout=timeout, socket_options=socket_options)
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    """A stream each of whose steps must be done by the deadline, so that a slow drip of bytes ends too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """httpx's way to httpcore with the guarded backend; httpcore's errors pass as they are."""

    def __init__(self, backend: GuardedBackend, *, ssl_context: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context,
            network_backend=backend,
            max_connections=8,
            max_keepalive_connections=4,
            keepalive_expiry=15.0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        assert isinstance(response.stream, Iterable)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_BodyStream(response.stream),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _BodyStream(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()
