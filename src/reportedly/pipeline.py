"""The order of the stages: pages become articles, articles are annotated, and their claims are coded.

This is the only module that knows the order. Everything here takes an iterable and gives an iterator, in the order of
the input, over one article, a worker's batch or a whole corpus alike.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from reportedly.annotate import annotate_articles
from reportedly.annotate.parse import load_parser, parse_memory
from reportedly.claims import code_claims
from reportedly.errors import ReportedlyError
from reportedly.extract import extract_article
from reportedly.ledger import Ledger
from reportedly.model import AnnotatedArticle, Article, CodedArticle, Issue, Page
from reportedly.model.issues import Stage
from reportedly.model.ledger import Added

#: A text of more characters than this must be made of words; each sign of one that is not costs as much as a word.
LONG = 50_000
#: The least share of letters in running text; that of news is some 80 %, of tables of figures some 50 %.
_LETTERS = 0.3

#: Articles sent to a worker process at a time: large enough to hide the sending, small enough that little is read
#: twice after a kill.
BATCH = 8


@dataclass(frozen=True, slots=True)
class Extracted:
    """One page's article, or None where there is none, with what went wrong on the way."""

    page: Page | None
    article: Article | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its claims; ``coded`` is None where the article could not be read, and an issue says why."""

    article: Article
    coded: CodedArticle | None
    issues: tuple[Issue, ...] = ()


def extract_pages(pages: Iterable[Page | Issue]) -> Iterator[Extracted]:
    """Extract the article of every page; the sources' own issues pass through, in order."""
    for page in pages:
        if isinstance(page, Issue):
            yield Extracted(None, None, (page,))
            continue
        try:
            article, issues = extract_article(page)
        except ReportedlyError:
            raise
        except Exception as error:
            article, issues = None, (_defect("extract", page.origin, error),)
        yield Extracted(page, article, issues)


def read_article(article: Article) -> Reading:
    """Annotate one article and code its claims; a defect of an annotator becomes an issue, and the article is kept.

    An article that is known not to be English is not read: extraction has said so in an issue. Neither is a long one
    that is not made of words.
    """
    if article.language not in (None, "en"):
        return Reading(article, CodedArticle())
    if len(article.text) > LONG and sum(map(str.isalpha, article.text)) < _LETTERS * len(article.text):
        origin = article.origin or article.id
        message = f"{origin}: {len(article.text):,} characters, most of them no letters: no running text; kept unread."
        return Reading(article, CodedArticle(), (Issue(origin, "annotate", "not_prose", message, article.id),))
    try:
        with parse_memory():
            (annotated,) = annotate_articles([article])
            return Reading(article, code_claims(annotated))
    except ReportedlyError:
        raise
    except Exception as error:
        return Reading(article, None, (_defect("annotate", article.origin or article.id, error, article.id),))


def annotate_article(article: Article) -> AnnotatedArticle | Issue:
    """Annotate one article; a defect becomes an issue."""
    try:
        (annotated,) = annotate_articles([article])
    except ReportedlyError:
        raise
    except Exception as error:
        return _defect("annotate", article.origin or article.id, error, article.id)
    return annotated


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one page: the ledger's word for it (``unread`` where there was no article), claims and words."""

    outcome: Literal["added", "revised", "known", "forgotten", "unread"]
    origin: str
    article_id: str | None = None
    claims: int = 0
    words: int = 0
    issues: tuple[Issue, ...] = ()


def read_articles(articles: Iterable[Article | Kept], *, workers: int = 1) -> Iterator[Reading | Kept]:
    """Read every article, in order, in this process or in ``workers`` processes of their own; what is kept passes.

    An article that kills its worker (memory, a crash in native code) becomes an issue; the others are read again.
    """
    if workers <= 1:
        for item in articles:
            yield item if isinstance(item, Kept) else read_article(item)
        return
    remaining = iter(articles)
    pool = _start_pool(workers)
    pending: deque[_Sent] = deque()
    try:
        while batch := list(islice(remaining, BATCH)):
            pending.append((batch, _submit(pool, batch)))
            if len(pending) > workers + 1:
                readings, pool = _collect(pending, pool, workers)
                yield from readings
        while pending:
            readings, pool = _collect(pending, pool, workers)
            yield from readings
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


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


def words_of(article: Article) -> int:
    """Count the words of an article, split at white space: the unit of every speed reported."""
    return len(article.text.split())


#: A batch sent to a worker, and what it will give.
_Sent = tuple[list["Article | Kept"], Future[list["Reading | Kept"]]]


def _collect(
    pending: deque[_Sent], pool: ProcessPoolExecutor, workers: int
) -> tuple[list[Reading | Kept], ProcessPoolExecutor]:
    """Return the oldest batch's readings, with a new pool where its worker died."""
    batch, future = pending.popleft()
    try:
        return future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        readings = _read_one_by_one(batch)
        pool = _start_pool(workers)
        for index, (later, _) in enumerate(pending):
            pending[index] = (later, _submit(pool, later))
        return readings, pool


def _submit(pool: ProcessPoolExecutor, batch: list[Article | Kept]) -> Future[list[Reading | Kept]]:
    """Send a batch to the pool; a pool that is broken already gives a future that says so."""
    try:
        return pool.submit(_read_batch, batch)
    except BrokenProcessPool as error:
        broken: Future[list[Reading | Kept]] = Future()
        broken.set_exception(error)
        return broken


def _read_one_by_one(batch: list[Article | Kept]) -> list[Reading | Kept]:
    """Read each article when the one before it is done, so that the death of the process is laid to the right one."""
    pool = _start_pool(1)
    readings: list[Reading | Kept] = []
    try:
        for item in batch:
            if isinstance(item, Kept):
                readings.append(item)
                continue
            try:
                readings.append(pool.submit(read_article, item).result())
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _start_pool(1)
                readings.append(_died(item))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return readings


def _died(article: Article) -> Reading:
    message = (
        f"{article.origin or article.id}: the reading process died on this article (out of memory, or a crash "
        "in native code); it is kept without claims. Read it again alone, or on a machine with more memory."
    )
    return Reading(article, None, (Issue(article.origin or "", "annotate", "worker_died", message, article.id),))


def _start_pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, end when it does, and load the parser before the first article."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_parser()


def _end_with_parent() -> None:
    """End once the parent has: a killed one closes no queue, and its workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_batch(batch: Iterable[Article | Kept]) -> list[Reading | Kept]:
    return [item if isinstance(item, Kept) else read_article(item) for item in batch]


def _defect(stage: Stage, origin: str, error: Exception, article_id: str | None = None) -> Issue:
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{where.filename.rpartition('reportedly')[2].lstrip('/')}:{where.lineno}"
    kept = "the article is kept without claims" if article_id else "the page is not read"
    message = (
        f"{origin}: {stage} failed with {type(error).__name__}: {error} at {place}; {kept}. "
        "This is a defect of the program: please report it with the article."
    )
    return Issue(origin, stage, "defect", message, article_id)
