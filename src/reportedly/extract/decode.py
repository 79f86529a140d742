"""Bytes to text: byte order mark, declared character set, valid UTF-8, and last a guess from the bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

#: Labels that pages use for what is really a superset of it, after the WHATWG Encoding Standard's table of labels.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Character sets in which 7-bit bytes do not mean ASCII, so that "valid UTF-8" says nothing about them.
_SHIFTING = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""", re.I)
_GUESSES = [
    "cp1251", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "cp932", "gb18030", "cp949", "big5",
]  # fmt: skip
#: The number of bytes looked at for a guess; a page's first screens already show its character set.
_SAMPLE = 60_000
_META_WINDOW = 8_192


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the character set it was read in, and how many byte sequences had no character in it."""

    text: str
    charset: str
    replaced: int = 0


def decode_bytes(content: bytes, *, charset: str | None = None, markup: bool = False) -> Decoded:
    """Decode a page's bytes.

    In this order: byte order mark; UTF-16 told by its zero bytes; valid UTF-8 with a character outside ASCII (which
    text in another character set practically never is, whatever the page declares); the ``charset`` that the transport
    declares; with ``markup``, the page's own declaration; a guess. Bytes that fit nothing become U+FFFD and are
    counted. A byte order mark is left out of the text. Never raises.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    sniffed = _sniff_utf16(content)
    if sniffed:
        return _decode(content, sniffed)
    declared = [_codec_name(charset)]
    if markup:
        head = content[:_META_WINDOW]
        found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
        # A declaration that can be read byte by byte is not in a 16-bit character set, whatever it says.
        name = _codec_name(found[1].decode("ascii")) if found else None
        declared.append(None if name and name.startswith(("utf-16", "utf-32")) else name)
    candidates = [name for name in declared if name]
    if not any(name in _SHIFTING for name in candidates):
        try:
            return Decoded(content.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            if _mostly_utf8(content, error):
                return _decode(content, "utf-8")
    for encoding in candidates:
        decoded = _decode(content, encoding)
        if not decoded.replaced and encoding != "utf-8":
            return decoded
    return _decode(content, guess_charset(content))


def guess_charset(content: bytes) -> str:
    """Guess an 8-bit or East Asian character set from the bytes above 127; windows-1252 where they are few.

    Western text holds them singly, as quotation marks, dashes and accented letters; other scripts in runs.
    """
    sample = content[:_SAMPLE]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    high = sum(map(len, runs))
    in_runs = sum(len(run) for run in runs if len(run) >= 3)
    if high == 0 or in_runs < 0.3 * high:
        return "cp1252"
    letters = b" ".join(runs)
    upper = len(re.findall(rb"[\xc0-\xdf]", letters))
    lower = len(re.findall(rb"[\xe0-\xff]", letters))
    if in_runs > 0.8 * high and lower > 3 * max(1, upper) and b"\x81" not in letters:
        # Running text is mostly lower case; in windows-1251 that is the upper half of the letters, in KOI8-R the lower.
        return "cp1251" if _reads_cyrillic(letters, "cp1251") else _best_guess(sample)
    return _best_guess(sample)


def _best_guess(sample: bytes) -> str:
    best = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
    return str(best.encoding) if best is not None else "cp1252"


def _reads_cyrillic(letters: bytes, encoding: str) -> bool:
    """Tell whether the frequent Russian and Ukrainian vowels make up their usual share of the letters."""
    text = letters.decode(encoding, "ignore").replace(" ", "").lower()
    return bool(text) and sum(text.count(vowel) for vowel in "оаеиіу") >= 0.25 * len(text)


def _mostly_utf8(content: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether content is UTF-8 with a few broken bytes: many valid sequences for each invalid one."""
    sample = content[: _SAMPLE * 4]
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f") - broken
    return beyond >= 10 * max(1, broken) or (error.start >= len(content) - 3 and beyond > 0)


def _sniff_utf16(content: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by zero bytes at every other place."""
    sample = content[:2_000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _codec_name(label: str | None) -> str | None:
    """Return Python's name for a character set label, the usual superset in its place; None where unknown."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in ("utf-7", "idna", "punycode") or not codecs.lookup(name)._is_text_encoding:
        return None
    return _SUPERSETS.get(name, name)


def _decode(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\ufffd"))
