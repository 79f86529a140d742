"""Which article is which: when a reading is of an article the ledger has, a new revision of one, or another article.

An article is told by the id its input gave, its address and its publisher. Its address is its ``url``, or the file it
was read from (``origin``) where it has none. The same id at another address, or from another publisher, is another
article, even with the same text. A record of a file that holds many (``news.jsonl#3``) is at its own place in the file;
the same id and text at another place is the record again, since lines may have been put before it. Standard input is no
address: from there the same id and text is the same article.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from reportedly.ledger.schema import AnyRow, articles, revisions, texts, tombstones
from reportedly.model import Added, Article
from reportedly.model.codec import article_to_record

#: The metadata whose change makes a revision of its own; when and where a text was read are no part of it.
_METADATA: Final = ("url", "publisher", "published", "title", "byline", "declared_sources", "notices")


def storable(words: str) -> str:
    """Return words as both stores' text types take them: no NUL and no lone surrogate.

    >>> storable("Kyiv\\0 says\\ud800")
    'Kyiv\\ufffd says?'
    """
    if words.isascii() and "\0" not in words:
        return words
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def file_of(origin: str | None) -> str | None:
    """Return the file an origin is a record of, or the origin itself.

    >>> file_of("news.jsonl#3"), file_of("page.html"), file_of("-#2")
    ('news.jsonl', 'page.html', '-')
    """
    if origin is None:
        return None
    file, mark, number = origin.rpartition("#")
    return file if mark and number.isdecimal() else origin


def metadata_record(article: Article) -> dict[str, Any]:
    """Return the codebook's record of an article without its text and claims."""
    record = article_to_record(article)
    return {key: value for key, value in record.items() if key not in ("text", "claims")}


def find_article(connection: Connection, article: Article) -> AnyRow | None:
    """Return the revision of an article in the ledger that this is a reading of, the newest that fits, or None.

    The row has the columns of ``revisions``, ``article_id`` and the text's ``hash``.
    """
    query = (
        select(articles.c.article_id, revisions, texts.c.hash)
        .select_from(articles.join(revisions).join(texts))
        .where(articles.c.given_id == storable(article.id), _same_address(article))
        .order_by(articles.c.article_no, revisions.c.number.desc())
    )
    found = [row for row in connection.execute(query) if _same_publisher(row, article)]
    found.sort(key=lambda row: row.publisher != _stored(article.publisher))
    if article.url is not None or not _has_records(article):
        return next(iter(found), None)
    same_place = [row for row in found if row.origin == _stored(article.origin) and row.file != "-"]
    return next(iter(same_place), None) or next((row for row in found if row.hash == article.text_hash), None)


def find_known(connection: Connection, article: Article) -> Added | None:
    """Return the outcome ``known`` where the ledger has this very article with this text and metadata, else None."""
    row = find_article(connection, article)
    if row is None or row.hash != article.text_hash or changed_metadata(row.record, article):
        return None
    return Added("known", row.article_id, row.number)


def changed_metadata(stored: str, article: Article) -> bool:
    """Tell whether the article says something else than a stored record; what it leaves out is no change."""
    before: Mapping[str, Any] = json.loads(stored)
    after = metadata_record(article)
    return any(after[key] and after[key] != before.get(key) for key in _METADATA)


def is_forgotten(connection: Connection, article: Article) -> bool:
    """Tell whether the article's address was forgotten."""
    same_id = tombstones.c.given_id == storable(article.id)
    file = _stored(file_of(article.origin))
    where = and_(same_id, tombstones.c.file == file)
    if file == "-":
        where = and_(where, tombstones.c.text_hash == article.text_hash)
    if article.origin is not None and not _has_records(article):
        where = or_(where, tombstones.c.origin == _stored(article.origin))
    if article.url is not None:
        where = or_(where, tombstones.c.url == storable(article.url))
    return connection.scalar(select(tombstones.c.tombstone_no).where(where).limit(1)) is not None


def new_article_id(connection: Connection, given_id: str) -> str:
    """Return the id itself or, where an article or a tombstone bears it, the first free one of ``id~2``, ``id~3`` …"""
    wanted, number = storable(given_id), 1
    while True:
        key = wanted if number == 1 else f"{wanted}~{number}"
        taken = select(articles.c.article_no).where(articles.c.article_id == key)
        buried = select(tombstones.c.tombstone_no).where(tombstones.c.article_id == key)
        if connection.scalar(taken) is None and connection.scalar(buried) is None:
            return key
        number += 1


def _has_records(article: Article) -> bool:
    """Tell whether the article's file may hold others: only its own place in it is an address then."""
    return article.origin is not None and (article.origin == "-" or file_of(article.origin) != article.origin)


def _stored(words: str | None) -> str | None:
    return None if words is None else storable(words)


def _same_address(article: Article) -> ColumnElement[bool]:
    if article.url is not None:
        return revisions.c.url == storable(article.url)
    file = _stored(file_of(article.origin))
    return and_(revisions.c.url.is_(None), revisions.c.file.is_(None) if file is None else revisions.c.file == file)


def _same_publisher(row: AnyRow, article: Article) -> bool:
    return row.publisher is None or article.publisher is None or row.publisher == _stored(article.publisher)
