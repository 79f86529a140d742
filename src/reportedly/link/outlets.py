"""Outlets: when two names or addresses are one outlet's, and which outlets a text credits."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from reportedly.model.articles import Article
from reportedly.model.spans import Span
from reportedly.reference.tables import read_rows, split_cell

_SECOND_LEVEL: Final = frozenset("co com org net gov ac edu or ne go gob gouv".split())
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}", re.IGNORECASE)
_NAME_WORD = r"[A-Z0-9À-Þ][\w&’'/-]*"
_NAME = rf"(?P<name>{_NAME_WORD}(?: (?:of |the |and )?{_NAME_WORD}){{0,4}})"
_PAPER = r"(?:newspaper|paper|daily|weekly|tabloid|magazine|broadcaster|news agency|news site|outlet)"
_LEAD = rf"(?:(?:the|a|an) )?(?:[\w’'-]+ ){{0,2}}?(?:{_PAPER} )?(?:[Tt]he )?"
_TELL = (
    r"(?:told|tells|telling|interview with|interview to|interviewed by|speaking to|spoke to|speaking with|spoke with)"
)
_CITE = (
    r"(?:citing|quoting|quoted by|cited by|reported by|first published by|published by|published in|obtained by|"
    r"seen by|carried by|according to|(?:report|article|story|account) (?:in|by|from))"
)
_REPORT = (
    r"(?:(?:has |have |had |also |first )?(?:reported|reports|wrote|writes|quoted|quotes|cited|revealed|has learned))"
)
_CREDITS: Final = (
    re.compile(rf"\b{_TELL} {_LEAD}{_NAME}"),
    re.compile(rf"\b(?i:{_CITE}) {_LEAD}{_NAME}"),
    re.compile(rf"(?<=[,”\"] )(?:reports|reported|writes|wrote) (?:[Tt]he )?(?:{_PAPER} )?{_NAME}"),
    re.compile(rf"(?:\b{_PAPER} |\b[Tt]he |(?<=[.,;] )|^){_NAME},? {_REPORT}\b", re.MULTILINE),
)
_OUTLET_WORDS: Final = frozenset(
    "news times post herald journal guardian telegraph tribune gazette chronicle mail mirror observer independent "
    "daily weekly press agency broadcasting newspaper magazine network wire radio television tv review bulletin "
    "courier echo lantern standard zeitung pravda ledger globe sentinel examiner".split()
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a text credits, under its known name or as the text has it, with the words that do."""

    outlet: str
    keys: frozenset[str]
    span: Span


def outlet_keys(name: str) -> frozenset[str]:
    """Return what a name or an address of an outlet is compared by; two of one outlet share a key.

    >>> sorted(outlet_keys("Eastgate Observer") & outlet_keys("https://www.eastgateobserver.example/world"))
    ['eastgateobserver']
    """
    label = _site_label(name)
    key = label if label else _squash(name)
    known = _known_outlets().get(key)
    return frozenset({key, _squash(known)} if known else {key}) - {""}


def own_keys(article: Article) -> frozenset[str]:
    """Return the keys of the outlet that an article is of, by its publisher's name and initials and its address."""
    words = [word for word in re.findall(r"\w+", article.publisher or "") if word[0].isupper() and word != "The"]
    initials = "".join(word[0] for word in words) if len(words) > 2 else ""
    names = [article.publisher or "", initials, article.url or "", article.canonical_url or ""]
    return frozenset().union(*(outlet_keys(name) for name in names if name))


def corrects(later: Article, earlier: Article) -> bool:
    """Tell whether an article is an outlet's version of an earlier one of its own, and says that it is another."""
    return bool(later.notices) and bool(own_keys(later) & own_keys(earlier))


def find_credits(article: Article) -> tuple[Credit, ...]:
    """Return the other outlets that an article's text credits, each once, where it is first credited."""
    own = own_keys(article)
    found: dict[str, Credit] = {}
    for pattern in _CREDITS:
        for match in pattern.finditer(article.text):
            name = _outlet_name(
                match["name"], told=pattern is _CREDITS[0], named=bool(re.search(_PAPER, match.group()))
            )
            keys = outlet_keys(name) if name is not None else frozenset()
            if name is None or not keys or _is_own(name, article, own):
                continue
            credit = Credit(name, keys, Span(match.start(), match.end()))
            key = min(keys)
            if key not in found or credit.span.start < found[key].span.start:
                found[key] = credit
    return tuple(sorted(found.values(), key=lambda credit: (credit.span.start, credit.outlet)))


def _is_own(name: str, article: Article, own: frozenset[str]) -> bool:
    """Tell whether a name is the article's own outlet's, in full, in short, or by its initials."""
    if outlet_keys(name) & own:
        return True
    ours = [word for word in re.findall(r"\w+", (article.publisher or "").lower()) if word != "the"]
    theirs = [word for word in re.findall(r"\w+", name.lower()) if word != "the"]
    return bool(ours) and (set(theirs) <= set(ours) or theirs == ["".join(word[0] for word in ours)])


def _outlet_name(words: str, *, told: bool, named: bool) -> str | None:
    """Return the outlet that the words at a credit name, None where they name none."""
    parts = words.split(" ")
    for end in range(len(parts), 0, -1):
        name = re.sub(r"['’]s?$", "", " ".join(parts[:end]))
        # "The Hill Gazette" is not The Hill; "Reuters News" is Reuters.
        other = f"The {name}" if end < len(parts) and parts[end].lower() in _OUTLET_WORDS else None
        for full in (name, f"The {name}"):
            known = _known_outlets().get(_squash(full))
            if known and known != other and (_squash(full) != _squash(name) or full == name):
                return known
    name = re.sub(r"['’]s?$", "", words)
    if any(part.lower() in _OUTLET_WORDS for part in name.split()) and len(parts) > 1:
        return name
    if named and not told:
        return name
    return name if told and re.fullmatch(r"[A-Z]{3,5}", name) else None


def _site_label(address: str) -> str | None:
    """Return the name a site goes by: "harbourpost" for "m.harbour-post.co.uk"; None for what is no address."""
    host = address.lower()
    if "//" in host:
        try:
            host = urlsplit(host).hostname or ""
        except ValueError:
            return None
    if not _DOMAIN.fullmatch(host):
        return None
    labels = host.split(".")
    at = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return _squash(labels[-min(at, len(labels))])


@functools.lru_cache(maxsize=4096)
def _squash(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c))).removeprefix("the")


@functools.cache
def _known_outlets() -> Mapping[str, str]:
    """Return the known outlets' names by every key of theirs, names too common to tell by themselves left out."""
    return dict(reversed(list(_known_keys())))


def _known_keys() -> Iterator[tuple[str, str]]:
    for row in read_rows("media.csv", ("name", "aliases", "domains", "common_words")):
        common = set(split_cell(row["common_words"]))
        name = row["name"].split(" (")[0]
        for words in (name, *split_cell(row["aliases"])):
            if words not in common:
                yield _squash(words), name
        for domain in split_cell(row["domains"]):
            if (label := _site_label(domain)) is not None:
                yield label, name
