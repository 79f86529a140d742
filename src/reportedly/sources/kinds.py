"""What kind of input it is: by name, by declared content type, and by its first bytes."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Final, Literal

Kind = Literal["text", "markdown", "html", "json", "jsonl", "warc", "feed"]
#: A declared kind; ``xml`` says too little, so that the content decides.
Declared = Literal["text", "markdown", "html", "json", "jsonl", "warc", "feed", "xml"]

_SUFFIXES: Final[dict[str, Declared]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "xml",
}
#: Media types as IANA registers them, and those in use that it does not.
_MEDIA_TYPES: Final[dict[str, Declared]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/warc": "warc",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/xml": "xml",
    "application/xml": "xml",
}
#: Media types that servers give to anything: the name and the bytes decide.
_VAGUE_TYPES: Final = frozenset(
    {
        "", "text/plain", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip",
        "application/x-download", "application/download", "application/force-download",
    }
)  # fmt: skip

#: First bytes of files that hold no text that can be read here.
_BINARY_MAGIC: Final = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"RIFF",
    b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"{\\rtf", b"%!PS",
    b"SQLite format 3\0", b"wOFF", b"wOF2", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_CHARSET: Final = re.compile(r"""\bcharset\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.I)
_CONTROL: Final = re.compile(rb"[\x01-\x06\x10-\x1a\x1c-\x1f]")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROLOGUE: Final = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?!\s+html)[^>\[]*(?:\[.*?\]\s*)?>)+", re.I | re.S)
_ELEMENT: Final = re.compile(r"<(!doctype\s+html|[a-z][a-z0-9:._-]*)(?=[\s>/])", re.I)
_FEED_ROOTS: Final = frozenset({"rss", "feed", "rdf:rdf", "atom:feed"})
_HTML_STARTS: Final = frozenset(
    {
        "html", "head", "body", "title", "meta", "link", "script", "style", "base", "header", "main", "article",
        "section", "nav", "aside", "div", "p", "h1", "h2", "h3", "h4", "table", "ul", "ol", "span", "a", "b", "i",
        "strong", "em", "font", "center", "blockquote", "img", "br", "hr", "pre", "form", "figure", "noscript",
    }
)  # fmt: skip
_JSON_OBJECT: Final = re.compile(r'\s*\{\s*(?:["}]|$)')
_JSON_ARRAY: Final = re.compile(r"\s*\[\s*(?:[{\]]|$)")


def kind_of_name(name: str) -> Declared | None:
    """Tell the kind from a file name, a ``.gz`` at its end left out; None where the name does not say.

    >>> kind_of_name("news.jsonl.gz"), kind_of_name("scan.pdf")
    ('jsonl', None)
    """
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix)


def kind_of_media_type(content_type: str | None, name: str) -> Declared | Literal["other"] | None:
    """Tell the kind from a declared content type, and from the name where the type is vague; None where neither says.

    ``other`` is a type that holds no article: an image, a PDF, a style sheet.
    """
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type in _VAGUE_TYPES:
        return kind_of_name(name)
    if media_type in _MEDIA_TYPES:
        return _MEDIA_TYPES[media_type]
    if media_type.endswith("+xml"):
        return "xml" if media_type != "image/svg+xml" else "other"
    return "json" if media_type.endswith("+json") else "other"


def charset_of(content_type: str | None) -> str | None:
    """Return the ``charset`` parameter of a content type.

    >>> charset_of("text/html; charset=windows-1251")
    'windows-1251'
    """
    match = _CHARSET.search(content_type or "")
    return match[1] if match else None


def kind_of_content(head: bytes, declared: Declared | None = None) -> Kind | None:
    """Settle the kind by the first bytes; None for binary data, and for XML that is neither a feed nor HTML.

    What is declared stands, unless the content plainly says otherwise: a page saved under ``.txt``, a feed served as
    HTML, WARC records under any name.
    """
    if head.startswith(b"WARC/"):
        return "warc"
    if declared in ("warc", "json", "jsonl"):
        return declared
    if is_binary(head):
        return None
    text = _decode_head(head)
    element = leading_element(text)
    if element in _FEED_ROOTS and declared != "text" and declared != "markdown":
        return "feed"
    if element in ("html", "!doctype html") and declared in (None, "xml", "text"):
        return "html"
    if declared is not None and declared != "xml":
        return declared
    if declared == "xml" or text.lstrip().startswith("<?xml"):
        return None
    if element in _HTML_STARTS:
        return "html"
    if _JSON_OBJECT.match(text) or _JSON_ARRAY.match(text):
        return "json"
    return "text"


def is_binary(head: bytes) -> bool:
    """Tell whether the first bytes are no text in any character set: a known format, zero bytes, control characters."""
    if head.startswith(_BINARY_MAGIC):
        return True
    if wide_charset(head) is not None:
        return False
    # Saved pages hold a stray zero byte or control character; text has none, but a few are no reason to refuse it here.
    return head.count(0) * 100 > len(head) or len(_CONTROL.findall(head)) * 50 > len(head)


def wide_charset(head: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 by a byte order mark, or UTF-16 by its pattern of zero bytes; None for all others."""
    for mark, charset in _MARKS[1:]:
        if head.startswith(mark):
            return charset
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def without_mark(content: bytes) -> tuple[bytes, str | None]:
    """Take a byte order mark off; return the rest and the character set that the mark names."""
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :], charset
    return content, None


def leading_element(text: str) -> str | None:
    """Return the name of the first element, or ``!doctype html``, in lower case; None where the text opens otherwise.

    >>> leading_element('<?xml version="1.0"?><!-- a feed --><rss version="2.0">')
    'rss'
    """
    prologue = _PROLOGUE.match(text)
    element = _ELEMENT.match(text, prologue.end() if prologue else 0)
    return " ".join(element[1].lower().split()) if element else None


def _decode_head(head: bytes) -> str:
    content, charset = without_mark(head)
    return content.decode(charset or wide_charset(head) or "latin-1", "replace")
