"""An article's identifier where its input gives none: readable, and the same whenever the same item is read."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit

_EXTENSIONS = re.compile(r"(\.(html?|xhtml|php|aspx?|jsp|txt|md|markdown|jsonl?|warc|gz|amp))+$", re.I)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 40


def derive_id(*, url: str | None, origin: str) -> str:
    """Return a slug of the address's or file's last name and eight hex digits of its SHA-256.

    >>> derive_id(url="https://example.org/world/troops-in-kursk.html?page=1", origin="-")
    'troops-in-kursk-296d3e79'
    """
    digest = hashlib.sha256((url or origin).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    slug = (_slug_of_url(url) if url else "") or _slug_of_origin(origin)
    return f"{slug}-{digest}"


def _slug_of_url(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    names = [name for name in unquote(parts.path).split("/") if name]
    # The last name that says something: an address may end in "index.html" or a bare number.
    for name in reversed(names):
        slug = _slug(_EXTENSIONS.sub("", name))
        if slug and slug != "index":
            return slug
    return _slug(parts.netloc)


def _slug_of_origin(origin: str) -> str:
    if origin.startswith(("http://", "https://")):
        return _slug_of_url(origin) or "article"
    path, hash_sign, record = origin.rpartition("#")
    if not hash_sign or not record.isdigit():
        path, record = origin, ""
    stem = _slug(_EXTENSIONS.sub("", re.split(r"[/\\]", path)[-1])) or ("stdin" if path == "-" else "article")
    return f"{stem[: _LONGEST - len(record) - 1]}-{record}" if record else stem


def _slug(name: str) -> str:
    slug = _NOT_SLUG.sub("-", name.lower()).strip("-")
    return slug[:_LONGEST].rstrip("-")
