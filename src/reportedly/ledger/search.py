"""Full-text search: an index of each claim's own words and one of each revision's title and body.

On SQLite both are FTS5 tables that keep the index and no second copy of the words (``contentless_delete``); on
PostgreSQL they are ``tsvector`` columns of a configuration of our own, since ``english`` drops the words that bounds
are made of ("up to"). Both stem English and leave out accents. A question is words and "quoted phrases", all of which
must stand there; anything else in it is only punctuation, so that it never raises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, column, func, select, table, text

from reportedly.model import Claim

#: PostgreSQL's text search configuration, made with the tables.
CONFIGURATION: Final = "reportedly_english"

#: PostgreSQL refuses a text vector over a megabyte, so a longer body is indexed up to here, in characters.
_LONGEST: Final = 400_000

_CLAIM_WORDS = table("claim_words", column("rowid"), column("claim_no"), column("words"))
_ARTICLE_WORDS = table("article_words", column("rowid"), column("revision_no"), column("words"))
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


def words_of_claim(claim: Claim, body: str) -> str:
    """Return the words a claim is found by: its evidence, its holder and its place, as written and as resolved."""
    holder, place = claim.holder, claim.place
    parts = [claim.evidence.of(body), holder.text.of(body) if holder.text else "", holder.name or "", *claim.via]
    if place is not None:
        parts += [place.text.of(body), place.name or ""]
    return "\n".join(part for part in parts if part)


def read_phrases(question: str) -> list[str]:
    """Return the phrases that must all be found; a word by itself is a phrase of one.

    >>> read_phrases('Kursk "North Korean" troops* AND -"')
    ['Kursk', 'North Korean', 'troops*', 'AND', '-']
    """
    question = question.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    phrases = (quoted or word for quoted, word in _PIECE.findall(question))
    return [phrase for phrase in phrases if phrase.strip()]


def index_claims(connection: Connection, words: Sequence[tuple[int, str]]) -> None:
    """Index claims by number; each must not be indexed yet."""
    _index(connection, "claim_words", "claim_no", words)


def index_article(connection: Connection, revision_no: int, *, title: str, body: str) -> None:
    """Index one revision."""
    _index(connection, "article_words", "revision_no", [(revision_no, f"{title}\n\n{body}")])


def _index(connection: Connection, name: str, key: str, words: Sequence[tuple[int, str]]) -> None:
    sqlite = connection.dialect.name == "sqlite"
    values = [
        {"key": number, "words": _cleaned(found) if sqlite else _unaccented(_cleaned(found))} for number, found in words
    ]
    if sqlite:
        statement = text(f"INSERT INTO {name} (rowid, words) VALUES (:key, :words)")
    else:
        statement = text(f"INSERT INTO {name} ({key}, words) VALUES (:key, to_tsvector('{CONFIGURATION}', :words))")
    connection.execute(statement, values)


def _cleaned(words: str) -> str:
    return words[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def drop_claims(connection: Connection, numbers: Iterable[int]) -> None:
    """Take claims out of the index."""
    _drop(connection, "claim_words", "claim_no", numbers)


def drop_articles(connection: Connection, numbers: Iterable[int]) -> None:
    """Take revisions out of the index."""
    _drop(connection, "article_words", "revision_no", numbers)


def _drop(connection: Connection, name: str, key: str, numbers: Iterable[int]) -> None:
    values = [{"key": number} for number in numbers]
    if values:
        key = "rowid" if connection.dialect.name == "sqlite" else key
        connection.execute(text(f"DELETE FROM {name} WHERE {key} = :key"), values)


def claims_with(connection: Connection, question: str) -> Select[tuple[int]]:
    """Return the query for the numbers of the claims whose words hold all that the question asks."""
    if connection.dialect.name == "sqlite":
        return select(_CLAIM_WORDS.c.rowid).where(_matches_sqlite("claim_words", question))
    return select(_CLAIM_WORDS.c.claim_no).where(_matches_postgres(_CLAIM_WORDS.c.words, question))


def revisions_with(connection: Connection, question: str) -> Select[tuple[int]]:
    """Return the query for the numbers of the revisions whose title or body hold all that the question asks."""
    if connection.dialect.name == "sqlite":
        return select(_ARTICLE_WORDS.c.rowid).where(_matches_sqlite("article_words", question))
    return select(_ARTICLE_WORDS.c.revision_no).where(_matches_postgres(_ARTICLE_WORDS.c.words, question))


def _matches_sqlite(name: str, question: str) -> ColumnElement[bool]:
    phrases = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in read_phrases(question))
    return text(f"{name} MATCH :{name}_question").bindparams(**{f"{name}_question": phrases or '""'})  # type: ignore[return-value]


def _matches_postgres(words: ColumnElement[str], question: str) -> ColumnElement[bool]:
    phrases = read_phrases(question) or [""]
    wanted: ColumnElement[Any] = _phrase(phrases[0])
    for phrase in phrases[1:]:
        wanted = wanted.op("&&")(_phrase(phrase))
    return words.op("@@")(wanted)


def _phrase(phrase: str) -> ColumnElement[Any]:
    return func.phraseto_tsquery(text(f"'{CONFIGURATION}'"), _unaccented(phrase))


def _unaccented(words: str) -> str:
    """Take accents off, as FTS5 does by itself."""
    if words.isascii():
        return words
    return "".join(part for part in unicodedata.normalize("NFKD", words) if not unicodedata.combining(part))
