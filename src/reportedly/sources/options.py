"""What a user may set about reading."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import BinaryIO

from reportedly import __version__


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """How inputs are read.

    ``publisher``, ``published`` and ``url`` are the user's flags and stand on every page. ``max_bytes`` is the most
    that one page may hold once decompressed: one file, one address, one line of JSON lines, one WARC record; a file of
    many records may be longer. ``timeout`` is the time for one address from name look-up to last byte, redirects
    included, in seconds. ``allow_private`` lifts the check that an address is on the public internet, and nothing else.
    ``max_crawl_delay`` is the longest wait, in seconds, that a site's robots.txt can ask for between two pages.
    ``validators`` is asked before an address is fetched and filled after: a page that has not changed since is left
    out. Keep its entries only once the pages themselves are kept. ``stdin`` is read for ``-``; None is the process's
    own standard input.
    """

    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    max_bytes: int = 50_000_000
    stdin: BinaryIO | None = None
    allow_private: bool = False
    timeout: float = 30.0
    max_redirects: int = 10
    max_crawl_delay: float = 10.0
    user_agent: str = f"reportedly/{__version__}"
    validators: MutableMapping[str, Validators] | None = None
