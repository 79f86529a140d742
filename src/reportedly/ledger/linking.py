"""What linking reads and keeps, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy import func as sql

from reportedly.ledger import relations
from reportedly.ledger.asking import articles_of_readings
from reportedly.ledger.bonds import HeldClaim, bonds_of_article, claims_around, keep_bonds
from reportedly.ledger.copy_index import CopyTables
from reportedly.ledger.deciding_links import list_link_rows
from reportedly.ledger.identity import storable
from reportedly.ledger.relations import chunks
from reportedly.ledger.schema import articles, claims, linked_by, readings, revisions, unlinked
from reportedly.ledger.unlinking import clear_links
from reportedly.model.linking import Bond
from reportedly.model.relations import LinkDecision, ReadArticle, Relation

RelationT = TypeVar("RelationT", bound=Relation)


class LinkTables:
    """The tables of relations and of what finds them; articles go by their numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.copies = CopyTables(connection)

    # What is to be linked

    def waiting(self, limit: int) -> dict[int, bool]:
        """Return articles whose relations are out of date, and whether that includes what they were made from."""
        query = select(unlinked).order_by(unlinked.c.article_no).limit(limit)
        return {row.article_no: bool(row.sources) for row in self._connection.execute(query)}

    def done(self, numbers: Iterable[int]) -> None:
        """Take articles off the list of those to link."""
        for chunk in chunks(numbers):
            self._connection.execute(delete(unlinked).where(unlinked.c.article_no.in_(chunk)))

    # Articles and decisions

    def read(self, numbers: Iterable[int]) -> dict[int, ReadArticle]:
        """Return articles with their claims as they stand."""
        found: dict[int, ReadArticle] = {}
        joined = revisions.join(readings)
        for chunk in chunks(numbers):
            query = select(revisions.c.article_no, readings.c.reading_no).select_from(joined)
            current = query.where(revisions.c.current, readings.c.current, revisions.c.article_no.in_(chunk))
            reading_of = {row.reading_no: row.article_no for row in self._connection.execute(current)}
            for reading_no, read in articles_of_readings(self._connection, reading_of).items():
                found[reading_of[reading_no]] = ReadArticle(*read)
        return found

    def numbers(self, article_ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of articles by their ids; ids that are not there are left out."""
        found: dict[str, int] = {}
        query = select(articles.c.article_id, articles.c.article_no)
        for chunk in chunks(map(storable, article_ids)):
            rows = self._connection.execute(query.where(articles.c.article_id.in_(chunk)))
            found |= {row.article_id: row.article_no for row in rows}
        return found

    def articles_of(self, claim_ids: Iterable[str]) -> dict[str, int]:
        """Return the article's number of each claim that is shown; the others are left out."""
        found: dict[str, int] = {}
        query = select(claims.c.claim_id, claims.c.article_no).where(claims.c.state == "shown")
        for chunk in chunks(map(storable, claim_ids)):
            rows = self._connection.execute(query.where(claims.c.claim_id.in_(chunk)))
            found |= {row.claim_id: row.article_no for row in rows}
        return found

    def decisions(self) -> list[LinkDecision]:
        """Return the decisions about relations that are in force and placed, oldest first."""
        rows = list_link_rows(self._connection)
        return [row.decision for row in rows if row.placed and row.withdrawn_at is None]

    # Bonds and relations

    def bonds(self, number: int) -> frozenset[Bond]:
        """Return the bonds kept of an article's claims."""
        return bonds_of_article(self._connection, number)

    def keep_bonds(self, number: int, made: Iterable[Bond]) -> None:
        """Keep the bonds of an article's claims in place of those before."""
        keep_bonds(self._connection, number, made)

    def around(self, wanted: Iterable[Bond]) -> dict[Bond, list[HeldClaim]]:
        """Return the claims that each bond's key holds on its day, and on the next days before and after in reach."""
        return claims_around(self._connection, wanted)

    def touching(self, kind: type[RelationT], sides: Iterable[str]) -> dict[int, RelationT]:
        """Return the relations of a kind that any of the sides takes part in, by their numbers."""
        return relations.find_relations(self._connection, kind, sides)

    def replace(
        self, before: Mapping[int, RelationT], made: Iterable[RelationT], article_of: Mapping[str, int]
    ) -> None:
        """Keep relations in place of others; ``article_of`` gives the article's number of each claim."""
        relations.replace_relations(self._connection, before, made, article_of)


def count_waiting(connection: Connection, program_version: str) -> int:
    """Count the articles that wait to be linked: all where another version of the program linked them."""
    by = connection.scalar(select(linked_by.c.program_version))
    table = unlinked if by in (None, program_version) else articles
    return connection.scalar(select(sql.count()).select_from(table)) or 0


def relink_all(connection: Connection, program_version: str) -> None:
    """Put every article on the list of those to link where another version of the program linked them."""
    if connection.scalar(select(linked_by.c.program_version)) == program_version:
        return
    clear_links(connection)
    connection.execute(insert(linked_by).values(program_version=program_version))
