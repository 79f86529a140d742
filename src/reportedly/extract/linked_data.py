"""JSON-LD in a page: what its publisher tells search engines about the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_ARTICLE_TYPE = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|AnalysisNewsArticle)$", re.I
)
_LONGEST_SCRIPT = 2_000_000
_MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article node's values as written, not yet checked; ``authors`` leaves out organisations."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """Read the first article that a page's JSON-LD scripts describe; broken scripts are passed over."""
    nodes: list[Mapping[str, Any]] = []
    for script in scripts:
        nodes.extend(_load_nodes(script))
        if len(nodes) > _MOST_NODES:
            break
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return LinkedData()
    authors = [_resolve(author, by_id) for author in _as_list(article.get("author") or article.get("creator"))]
    persons = [name for author in authors if not _is_organisation(author) for name in _names(author)]
    return LinkedData(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        published=_text(article.get("datePublished")) or _text(article.get("dateCreated")),
        modified=_text(article.get("dateModified")),
        publisher=next(
            (name for item in _as_list(article.get("publisher")) for name in _names(_resolve(item, by_id))), None
        ),
        language=_text(article.get("inLanguage")),
        url=_text(article.get("url")),
        authors=tuple(persons),
        based_on=tuple(
            based
            for item in _as_list(article.get("isBasedOn") or article.get("isBasedOnUrl"))
            for based in _links(item)
        ),
    )


def _load_nodes(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of one script that can be nodes: the top ones, those in lists and graphs, and main entities."""
    if len(script) > _LONGEST_SCRIPT:
        return
    script = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", script)
        .strip()
        .rstrip(";")
    )
    try:
        loaded = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    queue = [loaded]
    for seen, item in enumerate(queue):
        if seen > _MOST_NODES:
            return
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), dict | list)
            )


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(
        isinstance(kind, str) and _ARTICLE_TYPE.match(kind.rsplit("/", 1)[-1]) for kind in _as_list(node.get("@type"))
    )


def _is_organisation(author: object) -> bool:
    if not isinstance(author, dict):
        return False
    kinds = [kind for kind in _as_list(author.get("@type")) if isinstance(kind, str)]
    return bool(kinds) and not any(kind.endswith("Person") for kind in kinds)


def _resolve(item: object, by_id: Mapping[str, Mapping[str, Any]]) -> object:
    if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
        return by_id.get(item["@id"], item)
    return item


def _names(item: object) -> list[str]:
    if isinstance(item, dict):
        return [name for value in _as_list(item.get("name")) if (name := _text(value))]
    name = _text(item)
    return [name] if name else []


def _links(item: object) -> list[str]:
    if isinstance(item, dict):
        value = _text(item.get("url")) or _text(item.get("@id")) or _text(item.get("name"))
    else:
        value = _text(item)
    return [value] if value else []


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
