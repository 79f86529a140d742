"""The ledger's relations: what people decide about them, what is kept of them, and where linking keeps it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

from reportedly.ledger import deciding_links, linking, relations
from reportedly.ledger.deciding_links import LinkChoice
from reportedly.ledger.linking import LinkTables
from reportedly.ledger.opening import OpenLedger
from reportedly.model import LinkDecisionRow
from reportedly.model.relations import LinkDecision, LinkDecisionKind, Relation, RelationKind, Thread, place_of

RelationT = TypeVar("RelationT", bound=Relation)


class RelatedLedger(OpenLedger):
    """An open ledger as linking sees it: relations, and decisions about them. Errors are :class:`.Ledger`'s."""

    def decide_link(
        self, kind: LinkDecisionKind, relation: RelationKind, left: str, right: str, *, who: str, why: str,
        what: str | None = None,
    ) -> LinkDecision:  # fmt: skip
        """Join, keep apart or take back; the fields are :class:`reportedly.model.relations.LinkDecision`'s.

        ``merge`` is about threads, origins and copies, ``split`` about threads and origins, ``reject`` about copies,
        drift, conflicts and updates. Claims must be of the current readings. A decision that is in force already is
        returned. Raises NotInLedger, CodebookError where the kind and the relation do not go together, and LedgerError
        where the opposite was decided.
        """
        choice = LinkChoice(kind, relation, left, right, what)
        with self._writing() as connection:
            return deciding_links.decide_link(connection, choice, who=who, why=why)

    def withdraw_link(self, decision_id: int, *, who: str, why: str | None = None) -> LinkDecision:
        """Take back a decision about a relation; both stay on record. Raises NotInLedger, LedgerError if it was."""
        with self._writing() as connection:
            return deciding_links.withdraw_link(connection, decision_id, who=who, why=why)

    def link_decisions(self) -> list[LinkDecision]:
        """Return the decisions about relations that are in force and placed, oldest first: what linking takes."""
        return [row.decision for row in self.link_decision_rows() if row.placed and row.withdrawn_at is None]

    def unplaced_links(self) -> list[LinkDecisionRow]:
        """Return the decisions in force of which a side fits no claim of the current readings."""
        return [row for row in self.link_decision_rows() if not row.placed and row.withdrawn_at is None]

    def link_decision_rows(self) -> list[LinkDecisionRow]:
        """Return every decision about a relation that was ever made, oldest first, with what became of it."""
        with self._reading() as connection:
            return deciding_links.list_link_rows(connection)

    # Relations as they are kept; those of articles that wait to be linked are missing

    def waiting(self, program_version: str) -> int:
        """Count the articles that wait to be linked by this version of the program."""
        with self._reading() as connection:
            return linking.count_waiting(connection, program_version)

    def relations(self, kind: type[RelationT]) -> list[RelationT]:
        """Return every relation of a kind, in the order of :func:`reportedly.model.relations.place_of`."""
        with self._reading() as connection:
            return relations.list_relations(connection, kind)

    def relations_of(self, kind: type[RelationT], sides: Iterable[str]) -> list[RelationT]:
        """Return the relations of a kind that claims (for copies articles, for standings threads) take part in."""
        with self._reading() as connection:
            return sorted(relations.find_relations(connection, kind, sides).values(), key=place_of)

    def count_relations(self, kind: type[Relation]) -> int:
        """Count the relations of a kind."""
        with self._reading() as connection:
            return relations.count_relations(connection, kind)

    def threads(self, *, limit: int | None, offset: int = 0) -> list[Thread]:
        """Return the threads that most articles carry first."""
        with self._reading() as connection:
            return relations.list_threads(connection, limit=limit, offset=offset)

    @contextlib.contextmanager
    def linking(self, program_version: str) -> Iterator[LinkTables]:
        """Open the tables of relations to link articles, in one transaction.

        What another version of the program linked is linked anew.
        """
        with self._writing() as connection:
            linking.relink_all(connection, program_version)
            yield LinkTables(connection)
