"""Outlets and their sites: which domain an address is on, and whether a name or domain is the publisher's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.I)
#: Second-level names under which countries register domains: "example.co.uk" is a site, "co.uk" is none.
_SECOND_LEVEL = frozenset("co com org net gov ac edu or ne go gob gouv".split())
#: Short forms that credits use beside the full names.
_SHORT_FORMS = {"ap": "associated press", "afp": "agence france presse", "pa": "press association"}


def fold(name: str) -> str:
    """Return a name in lower case with single spaces and without punctuation, to compare by."""
    return " ".join(re.sub(r"[^\w]+", " ", name.lower()).split())


def domain_of(url: str | None) -> str | None:
    """Return an address's host in lower case without "www.", or None."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or "" if url else ""
    except ValueError:
        return None
    host = host.lower().removeprefix("www.").rstrip(".")
    return host if DOMAIN.fullmatch(host) else None


def site_label(domain: str) -> str:
    """Return the name that a site goes by: "harbourpost" for "m.harbourpost.co.uk"."""
    labels = domain.split(".")
    at = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return labels[-min(at, len(labels))]


def same_site(first: str | None, second: str | None) -> bool:
    """Tell whether two domains belong to one site; unknown ones count as one.

    Editions under another country's ending ("example.com", "example.de") are one site.
    """
    return not first or not second or site_label(first) == site_label(second)


def own_names(publisher: str | None, *addresses: str | None) -> tuple[str, ...]:
    """Return the names by which an article may mean its own outlet: the publisher's, and its site's."""
    domains = (domain_of(address) for address in addresses)
    names = [*re.split(r"\s*\|\s*", publisher or ""), *(site_label(domain) for domain in domains if domain)]
    return tuple(dict.fromkeys(name for name in names if name))


def is_own(name: str, outlets: Sequence[str]) -> bool:
    """Tell whether a name is one of the outlet's own, begins like it, or is the initials of it.

    >>> is_own("Al Jazeera News", ["Al Jazeera"]), is_own("CWS", ["Continental Wire Service"])
    (True, True)
    """
    squeezed = _squeeze(name)
    for outlet in outlets:
        known = _squeeze(outlet)
        initials = "".join(word[0] for word in fold(outlet).split() if word not in ("of", "the", "and"))
        if squeezed == known or (len(squeezed) > 1 and squeezed == initials):
            return True
        if min(len(squeezed), len(known)) >= 6 and (squeezed.startswith(known) or known.startswith(squeezed)):
            return True
    return False


def unique_sources(sources: Iterable[str], *, outlets: Sequence[str] = ()) -> tuple[str, ...]:
    """Return declared sources once each, in order, without the outlet itself."""
    seen: dict[str, str] = {}
    for source in sources:
        key = fold(source).removeprefix("the ")
        if key and not is_own(site_label(source) if DOMAIN.fullmatch(source) else source, outlets):
            seen.setdefault(_SHORT_FORMS.get(key, key), source.strip())
    return tuple(seen.values())


def _squeeze(name: str) -> str:
    return fold(name).removeprefix("the ").replace(" ", "")
