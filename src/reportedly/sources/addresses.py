"""Which addresses may be fetched: http(s) on the public internet, as the address and every IP behind it show."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

import httpx

from reportedly.sources.problems import Unreadable

#: Resolves a host and port to IP addresses.
Resolver = Callable[[str, int], Sequence[str]]

#: Not on the public internet, after IANA's IPv4 Special-Purpose Address Registry, multicast and class E added.
_V4_CLOSED: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # Azure's platform service: a public number that only machines inside can reach.
    )
)  # fmt: skip
#: The only block of which IANA has allocated global unicast addresses.
_V6_GLOBAL: Final = IPv6Network("2000::/3")
#: Special blocks within it, after IANA's IPv6 Special-Purpose Address Registry (Teredo lies in 2001::/23).
_V6_CLOSED: Final = tuple(IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_V6_6TO4: Final = IPv6Network("2002::/16")
#: Blocks whose last 32 bits are an IPv4 address: mapped (RFC 4291), translated (RFC 2765), NAT64 (RFC 6052).
_V6_EMBEDDING: Final = tuple(IPv6Network(network) for network in ("::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
#: The upper half of an ISATAP interface identifier (RFC 5214), whose lower half is an IPv4 address.
_ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_ODD: Final = re.compile(r"[\x00-\x20\x7f\\]")


def is_address(words: str) -> bool:
    """Tell whether an input is an address and not a path.

    >>> is_address("https://example.org/a"), is_address("C:/news"), is_address("news.html")
    (True, False, False)
    """
    return _SCHEME.match(words) is not None


def parse_address(words: str) -> httpx.URL:
    """Return an address without its fragment; raises :class:`Unreadable` where it is not plain http(s)."""
    scheme = _SCHEME.match(words)
    if scheme is None or scheme[1].lower() not in ("http", "https"):
        raise Unreadable("refused", "only http:// and https:// addresses are read.")
    if _ODD.search(words):
        raise Unreadable("refused", "the address holds a space, a control character or a backslash; percent-encode it.")
    if "@" in re.split(r"[/?#]", words[scheme.end() :], maxsplit=1)[0]:
        raise Unreadable("refused", "the address holds a user name or password; leave it out.")
    try:
        url = httpx.URL(words).copy_with(fragment=None)
        port = url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise Unreadable("refused", f"not a valid address ({error}).") from None
    if not url.host or not (port is None or 1 <= port <= 65_535):
        raise Unreadable("refused", "not a valid address: it names no host, or a port that there is not.")
    return url


def resolve(host: str, port: int) -> Sequence[str]:
    """Look a host up; raises :class:`Unreadable` where it has no address."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable("unreachable", f"the name {host} cannot be looked up ({error}).") from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet, looking into IPv6 addresses that carry an IPv4 one.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        number = ip_address(address)
    except ValueError:
        return False
    if isinstance(number, IPv4Address):
        return not any(number in network for network in _V4_CLOSED)
    return _is_public_v6(number)


def _is_public_v6(number: IPv6Address) -> bool:
    bits = int(number)
    if any(number in network for network in _V6_EMBEDDING):
        return is_public(str(IPv4Address(bits & 0xFFFFFFFF)))
    if number not in _V6_GLOBAL or any(number in network for network in _V6_CLOSED):
        return False
    if number in _V6_6TO4:
        return is_public(str(IPv4Address(bits >> 80 & 0xFFFFFFFF)))
    if (bits >> 32 & 0xFFFFFFFF) in _ISATAP:
        return is_public(str(IPv4Address(bits & 0xFFFFFFFF)))
    return True
