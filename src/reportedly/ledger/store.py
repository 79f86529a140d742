"""The ledger's public surface. Each operation's work is in the module named for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.errors import LedgerError
from reportedly.ledger import asking, deciding, forgetting, listing, questions, rereading, runs, writing
from reportedly.ledger.engine import explained_errors
from reportedly.ledger.identity import find_known, is_forgotten
from reportedly.ledger.related import RelatedLedger
from reportedly.model import (
    Added,
    Article,
    ArticleRow,
    Citation,
    Claim,
    ClaimFilter,
    ClaimRow,
    CodedArticle,
    Decision,
    HolderRow,
    Issue,
    IssueRow,
    LedgerStats,
    OutletRow,
    ReadingRun,
    StoredArticle,
    Tombstone,
)
from reportedly.model.questions import Question


class Ledger(RelatedLedger):
    """A ledger of claims in a SQLite file or a PostgreSQL database; a context manager.

    One process at a time reads articles in (:meth:`begin_run` takes the writer's lock until :meth:`close`); any number
    of processes and threads ask questions and decide meanwhile. Every method is one transaction. Every method raises
    LedgerLocked where another program holds the ledger, and LedgerError where the store fails, with nothing
    half-written.
    """

    # Reading articles in

    def begin_run(self, program_version: str, settings: Mapping[str, Any]) -> int:
        """Begin a reading run and return its id; hold the writer's lock until :meth:`close` or :meth:`end_run`.

        ``settings`` are whatever changes what is read, JSON values by name. Raises LedgerLocked at once, naming the
        process, where another run is under way.
        """
        if self.read_only:
            raise LedgerError(f"ledger {self.name}: opened read-only; open it for writing to read articles in")
        with explained_errors(self.name):
            self._lock.take()
        with self._writing() as connection:
            return runs.add_run(connection, program_version, settings)

    def end_run(self) -> None:
        """Give back the writer's lock before :meth:`close`."""
        with explained_errors(self.name):
            self._lock.release()

    def runs(self) -> tuple[ReadingRun, ...]:
        """Return every reading run, oldest first."""
        with self._reading() as connection:
            return runs.list_runs(connection)

    def knows(self, article: Article) -> Added | None:
        """Tell cheaply whether :meth:`add` would keep nothing, so that the article need not be parsed.

        Returns an outcome ``known`` or ``forgotten``, or None where the article is new or has changed. The rules are
        :func:`reportedly.ledger.identity.find_known`'s.
        """
        with self._reading() as connection:
            known = find_known(connection, article)
            if known is not None:
                return known
            return Added("forgotten", article.id) if is_forgotten(connection, article) else None

    def add(self, article: Article, coded: CodedArticle | None, issues: Iterable[Issue] = (), *, run: int) -> Added:
        """Keep one article with its claims and issues in one transaction; when this returns, it is on the disk.

        ``coded`` is None where the article could not be read: it is kept without claims. See :meth:`add_many`.
        """
        return self.add_many([(article, coded, tuple(issues))], run=run)[0]

    def add_many(
        self, readings: Iterable[tuple[Article, CodedArticle | None, Sequence[Issue]]], *, run: int
    ) -> list[Added]:
        """Keep a small batch of articles in one transaction: all of them, or on an error none.

        The outcomes come in order: ``added``; ``revised`` (the same address with new text or new metadata: the older
        revision stays, the claims of the new one are current); ``known`` (nothing kept); ``forgotten``
        (refused, and an issue ``forgotten`` kept). An article whose id another article bears gets a key of its own,
        and its claims' ids follow it.
        """
        with self._writing() as connection:
            return [writing.add_article(connection, *reading, run=run) for reading in readings]

    def add_issues(self, issues: Iterable[Issue], *, run: int | None = None) -> None:
        """Keep issues; one that is there already, still unresolved, is not kept twice."""
        with self._writing() as connection:
            writing.add_issues(connection, issues, run=run)

    def articles_to_reread(self, run: int, *, force: bool = False) -> Iterator[Article]:
        """Yield the current revision of every article that no run of the same version and settings has read.

        ``article.id`` is its key in the ledger; hand it to :meth:`add_reading`. A killed re-reading goes on where it
        stopped; ``force`` reads everything again that this very run has not. Memory is flat.
        """
        last = 0
        while True:
            with self._reading() as connection:
                batch = rereading.next_to_reread(connection, run, after=last, force=force, size=50)
            if not batch:
                return
            for number, article in batch:
                yield article
                last = number

    def count_to_reread(self, run: int, *, force: bool = False) -> int:
        """Count what :meth:`articles_to_reread` would yield."""
        with self._reading() as connection:
            return rereading.count_to_reread(connection, run, force=force)

    def add_reading(
        self, article: Article, coded: CodedArticle | None, issues: Iterable[Issue] = (), *, run: int
    ) -> None:
        """Keep a new reading of an article that :meth:`articles_to_reread` gave, in one transaction.

        The older readings' claims stay, as past ones; every decision is placed on the best-overlapping claim of the new
        reading (:func:`reportedly.ledger.deciding.place_decisions`). Raises NotInLedger.
        """
        with self._writing() as connection:
            writing.add_reading_of(connection, article, coded, tuple(issues), run=run)

    # Asking

    def claims(self, claim_filter: ClaimFilter | None = None) -> list[ClaimRow]:
        """Return the claims of the current readings that match, decisions applied, at most ``limit`` of them."""
        with self._reading() as connection:
            return asking.list_claims(connection, claim_filter or ClaimFilter())

    def iter_claims(self, claim_filter: ClaimFilter | None = None) -> Iterator[ClaimRow]:
        """Yield all claims that match from one state of the ledger, in order, in flat memory."""
        with self._reading() as connection:
            yield from asking.iter_claims(connection, claim_filter or ClaimFilter(limit=None))

    def count_claims(self, claim_filter: ClaimFilter | None = None) -> int:
        """Count the claims that match, whatever ``limit`` and ``offset`` are."""
        with self._reading() as connection:
            return asking.count_claims(connection, claim_filter or ClaimFilter())

    def claim(self, claim_id: str) -> ClaimRow:
        """Return one claim of the current readings, rejected or not. Raises NotInLedger."""
        with self._reading() as connection:
            return asking.get_claim(connection, claim_id)

    def claims_by_id(self, claim_ids: Iterable[str]) -> dict[str, ClaimRow]:
        """Return claims of the current readings by their ids, rejected or not; ids that are not there are left out."""
        with self._reading() as connection:
            return asking.get_claims(connection, claim_ids)

    def articles_by_id(self, article_ids: Iterable[str]) -> dict[str, ArticleRow]:
        """Return articles' current revisions by their ids; ids that are not there are left out."""
        with self._reading() as connection:
            return listing.get_articles(connection, article_ids)

    def texts_by_id(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of articles' current revisions by their ids; ids that are not there are left out."""
        with self._reading() as connection:
            return asking.get_texts(connection, article_ids)

    def readings(self, claim_id: str) -> list[tuple[ReadingRun, ClaimRow]]:
        """Return a claim as the current and each earlier run read it, by overlap of evidence, newest run first.

        Raises NotInLedger.
        """
        with self._reading() as connection:
            return asking.get_readings(connection, claim_id)

    def article(self, article_id: str, revision: int | None = None) -> StoredArticle:
        """Return an article's current revision, or an earlier one, with its claims in the order of the text.

        Raises NotInLedger; for a forgotten article the message says when and why it was.
        """
        with self._reading() as connection:
            return asking.get_article(connection, article_id, revision)

    def articles(
        self,
        *,
        text: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> list[ArticleRow]:
        """Return articles' current revisions, newest publication first; the filters are ClaimFilter's.

        ``text`` asks for words in the title or body.
        """
        with self._reading() as connection:
            return listing.list_articles(
                connection, text=text, publisher=publisher, since=since, until=until, limit=limit, offset=offset
            )

    def revisions(self, article_id: str) -> list[ArticleRow]:
        """Return every revision of an article, oldest first. Raises NotInLedger."""
        with self._reading() as connection:
            return listing.list_revisions(connection, article_id)

    def export(self) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Yield every article's current revision with its claims as they stand, without rejected ones.

        ``article.id`` is the key in the ledger, so that ids are unique across the export.
        """
        with self._reading() as connection:
            yield from asking.iter_articles(connection)

    def holders(self, *, limit: int | None = 50, offset: int = 0) -> list[HolderRow]:
        """Return the sources, those of most claims first; the articles' own voice is one of them."""
        with self._reading() as connection:
            return listing.list_holders(connection, limit=limit, offset=offset)

    def outlets(self) -> list[OutletRow]:
        """Return the publishers, those of most articles first."""
        with self._reading() as connection:
            return listing.list_outlets(connection)

    def stats(self) -> LedgerStats:
        """Count what the ledger holds."""
        with self._reading() as connection:
            return listing.count_everything(connection)

    def issues(
        self,
        *,
        stage: str | None = None,
        code: str | None = None,
        article: str | None = None,
        resolved: bool | None = False,
        limit: int | None = 50,
        offset: int = 0,
    ) -> list[IssueRow]:
        """Return issues, newest first; ``resolved`` False leaves out those whose origin was read since."""
        with self._reading() as connection:
            return listing.list_issues(
                connection, stage=stage, code=code, article=article, resolved=resolved, limit=limit, offset=offset
            )

    def count_issues(self, *, resolved: bool | None = False) -> dict[tuple[str, str], int]:
        """Count issues by stage and code."""
        with self._reading() as connection:
            return listing.count_issues(connection, resolved=resolved)

    def citation(self, claim_id: str) -> Citation:
        """Return what is needed to quote a claim in print. Raises NotInLedger."""
        return asking.cite(self.claim(claim_id))

    # Deciding

    def reject(self, claim_id: str, *, who: str, why: str) -> Decision:
        """Reject a claim: it is no longer listed, but kept and shown with who and why. Raises NotInLedger."""
        with self._writing() as connection:
            return deciding.reject(connection, claim_id, who=who, why=why)

    def correct(self, claim_id: str, field: str, value: Any, *, who: str, why: str | None = None) -> Decision:
        """Correct one field of a claim (``certainty``, ``holder.country``, ``quantity.low`` …).

        ``field`` is one of :data:`CORRECTABLE`. ``value`` is the codebook's JSON value or the same in words (``null``
        or nothing for none, lists with commas, spans as words of the article). Raises NotInLedger, and CodebookError
        where the field or value is not the codebook's.
        """
        with self._writing() as connection:
            return deciding.correct(connection, claim_id, field, value, who=who, why=why)

    def withdraw(self, decision_id: int, *, who: str, why: str | None = None) -> Decision:
        """Take back a decision; both stay on record. Raises NotInLedger, and LedgerError if it was before."""
        with self._writing() as connection:
            return deciding.withdraw(connection, decision_id, who=who, why=why)

    def decisions(self, claim_id: str | None = None) -> list[Decision]:
        """Return every decision, or those on one claim, oldest first."""
        with self._reading() as connection:
            return deciding.list_decisions(connection, claim_id)

    def unplaced(self) -> list[Decision]:
        """Return the decisions in force that no claim of the current readings fits."""
        return [
            decision
            for decision in self.decisions()
            if not decision.placed and not decision.withdrawn and decision.kind != "withdraw"
        ]

    def forget(self, article_id: str, *, who: str, why: str) -> Tombstone:
        """Remove an article for good: text, every revision, run, claim, decision and issue; a tombstone is kept.

        A text that another article shares stays for that one, and ``shared_with`` says so. The bytes are gone from the
        ledger's file when this returns; ``backups`` names older copies that a person must delete. Reading the same
        address again is refused. Raises NotInLedger, and LedgerLocked where a run is under way or a reader keeps the
        old pages: then run it again, which only clears the file.
        """
        if self.read_only:
            raise LedgerError(f"ledger {self.name}: opened read-only; open it for writing to forget an article")
        held = self._lock.take()
        try:
            with self._writing() as connection:
                tombstone = forgetting.forget(connection, article_id, who=who, why=why)
            with explained_errors(self.name):
                forgetting.scrub(self._engine, self.name)
        finally:
            if not held:
                self._lock.release()
        return forgetting.with_backups(tombstone, self.path)

    def tombstones(self) -> list[Tombstone]:
        """Return what is left of every forgotten article, oldest first."""
        with self._reading() as connection:
            return forgetting.list_tombstones(connection)

    # Questions

    def add_question(self, question: Question, *, who: str) -> Question:
        """Keep a question under its name, with who asks and when. Raises LedgerError where the name is taken."""
        with self._writing() as connection:
            return questions.add_question(connection, question, who=who)

    def remove_question(self, name: str, *, who: str, why: str | None = None) -> Question:
        """Take a question off the list; that it was asked, and who removed it, stays. Raises NotInLedger."""
        with self._writing() as connection:
            return questions.remove_question(connection, name, who=who, why=why)

    def questions(self) -> list[Question]:
        """Return the questions in force, the first asked first."""
        with self._reading() as connection:
            return questions.list_questions(connection)

    def question(self, name: str) -> Question:
        """Return one question in force. Raises NotInLedger."""
        with self._reading() as connection:
            return questions.get_question(connection, name)

    def articles_with(self, claim_filters: Iterable[ClaimFilter]) -> list[tuple[Article, tuple[Claim, ...]]]:
        """Return every article with a claim that one of the filters finds, with all its claims as they stand."""
        with self._reading() as connection:
            return asking.articles_with(connection, claim_filters)
