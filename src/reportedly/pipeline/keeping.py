"""Reading into a ledger: what it knows is not parsed again, and an article is reported once it is on the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportedly.model import Article, Issue, Page
from reportedly.model.ledger import Added
from reportedly.pipeline.reading import Kept, Reading, extract_pages, words_of
from reportedly.pipeline.workers import read_articles

if TYPE_CHECKING:  # reading alone is not to wait for the database's libraries
    from reportedly.ledger import Ledger


def read_into(ledger: Ledger, pages: Iterable[Page | Issue], *, run: int, workers: int = 1) -> Iterator[Kept]:
    """Read pages into the ledger; an article is yielded once it is on the disk, and not before.

    An article that the ledger knows is not parsed again, so an interrupted reading goes on where it stopped.
    """
    waiting: deque[tuple[Issue, ...]] = deque()

    def new_articles() -> Iterator[Article | Kept]:
        for extracted in extract_pages(pages):
            article, issues = extracted.article, extracted.issues
            if article is None:
                ledger.add_issues(issues, run=run)
                origin = extracted.page.origin if extracted.page else issues[0].origin
                yield Kept("unread", origin, issues=issues)
            elif (known := ledger.knows(article)) is None:
                waiting.append(issues)
                yield article
            else:
                added = ledger.add(article, None, issues, run=run) if known.outcome == "forgotten" else known
                yield Kept(added.outcome, article.origin or "", added.article_id, issues=issues)

    for reading in read_articles(new_articles(), workers=workers):
        if isinstance(reading, Kept):
            yield reading
            continue
        issues = (*waiting.popleft(), *reading.issues)
        added = ledger.add(reading.article, reading.coded, issues, run=run)
        yield _kept(reading, added, issues)


def reread(ledger: Ledger, *, run: int, force: bool = False, workers: int = 1) -> Iterator[Kept]:
    """Read again every article that no run of this version and settings has read."""
    for reading in read_articles(ledger.articles_to_reread(run, force=force), workers=workers):
        if isinstance(reading, Reading):
            ledger.add_reading(reading.article, reading.coded, reading.issues, run=run)
            yield _kept(reading, Added("revised", reading.article.id), reading.issues)


def _kept(reading: Reading, added: Added, issues: tuple[Issue, ...]) -> Kept:
    article, claims = reading.article, len(reading.coded.claims) if reading.coded else 0
    return Kept(added.outcome, article.origin or "", added.article_id, claims, words_of(article), issues)
