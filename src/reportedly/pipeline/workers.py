"""Reading in several processes: batches go out, readings come back in the order of the articles.

The processes are forked from one that has loaded the parser and every table (:mod:`reportedly.pipeline.preload`), so
that a second one costs neither that time nor that memory again; where the system cannot do that, each loads its own.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.context import BaseContext

from reportedly.errors import WorkersError
from reportedly.model import Article, Issue
from reportedly.pipeline.reading import Kept, Reading, read_article

#: About the characters sent to a worker process at a time, half a second of reading: enough to hide the sending, few
#: enough that the last batches end together and little is read twice after a kill.
BATCH_CHARACTERS = 12_000
#: The most items of a batch, so that a run of what is known already is not held back.
_BATCH_ITEMS = 32
#: Batches under way for each worker: those behind a long one are read meanwhile, though their readings wait for it.
_AHEAD = 4
#: Variables that hold numeric libraries to one thread; each process reads on one core.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def read_articles(articles: Iterable[Article | Kept], *, workers: int = 1) -> Iterator[Reading | Kept]:
    """Read every article, in order, in this process or in ``workers`` processes of their own; what is kept passes.

    An article that kills its worker (memory, a crash in native code) becomes an issue; the others are read again. So
    few articles that they make one batch are read in this process: to start another would take longer. Raises
    WorkersError where no process can be started.
    """
    if workers <= 1:
        yield from _read_here(articles)
        return
    batches = _batches(articles)
    first = list(islice(batches, 2))
    if len(first) < 2:
        yield from _read_here(chain.from_iterable(first))
        return
    pool = _start_pool(workers)
    pending: deque[_Sent] = deque()
    try:
        for batch in chain(first, batches):
            pending.append(_Sent(batch, _submit(pool, batch)))
            while len(pending) > _AHEAD * workers or (pending and pending[0].is_done()):
                readings, pool = _collect(pending, pool, workers)
                yield from readings
        while pending:
            readings, pool = _collect(pending, pool, workers)
            yield from readings
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _read_here(articles: Iterable[Article | Kept]) -> Iterator[Reading | Kept]:
    for item in articles:
        if isinstance(item, Kept):
            yield item
        else:
            yield read_article(item)
            _settle()


@functools.cache
def _settle() -> None:
    """Spare the collector of cycles what stays for good: it would walk the tables again and again (5 % of the time)."""
    gc.freeze()


@dataclass(frozen=True, slots=True)
class _Sent:
    """A batch sent to a worker, and what it will give of its articles; None where there are none in it."""

    items: list[Article | Kept]
    readings: Future[list[Reading]] | None

    def is_done(self) -> bool:
        """Tell whether the batch can be collected without waiting."""
        return self.readings is None or self.readings.done()

    def is_read(self) -> bool:
        """Tell whether the readings are there, whatever became of the worker since."""
        done = self.readings is None or (self.readings.done() and not self.readings.cancelled())
        return done and (self.readings is None or self.readings.exception() is None)


def _batches(items: Iterable[Article | Kept]) -> Iterator[list[Article | Kept]]:
    """Cut the items into batches of about the same work."""
    batch: list[Article | Kept] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += 0 if isinstance(item, Kept) else len(item.text)
        if characters >= BATCH_CHARACTERS or len(batch) >= _BATCH_ITEMS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _collect(
    pending: deque[_Sent], pool: ProcessPoolExecutor, workers: int
) -> tuple[list[Reading | Kept], ProcessPoolExecutor]:
    """Return the oldest batch's readings, with a new pool where its worker died."""
    sent = pending.popleft()
    try:
        found = iter(sent.readings.result() if sent.readings else ())
        return [item if isinstance(item, Kept) else next(found) for item in sent.items], pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        readings = _read_one_by_one(sent.items)
        pool = _start_pool(workers)
        for index, later in enumerate(pending):
            if not later.is_read():
                pending[index] = _Sent(later.items, _submit(pool, later.items))
        return readings, pool


def _submit(pool: ProcessPoolExecutor, batch: list[Article | Kept]) -> Future[list[Reading]] | None:
    """Send a batch's articles to the pool; a pool that is broken already gives a future that says so."""
    articles = [item for item in batch if isinstance(item, Article)]
    if not articles:
        return None
    try:
        return pool.submit(_read_batch, articles)
    except BrokenProcessPool as error:
        broken: Future[list[Reading]] = Future()
        broken.set_exception(error)
        return broken


def _read_one_by_one(batch: list[Article | Kept]) -> list[Reading | Kept]:
    """Read each article when the one before it is done, so that the death of the process is laid to the right one.

    Raises WorkersError where a process dies before it is given any.
    """
    pool = _start_pool(1)
    readings: list[Reading | Kept] = []
    try:
        _check(pool)
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


def _check(pool: ProcessPoolExecutor) -> None:
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        raise WorkersError(
            "no process can be started to read in: read in one (--workers 1); a script that reads in several must keep "
            'what starts it under `if __name__ == "__main__"`'
        ) from error


def _died(article: Article) -> Reading:
    message = (
        f"{article.origin or article.id}: the reading process died on this article (out of memory, or a crash "
        "in native code); it is kept without claims. Read it again alone, or on a machine with more memory."
    )
    return Reading(article, None, (Issue(article.origin or "", "annotate", "worker_died", message, article.id),))


def _start_pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_start_server(), initializer=_start_worker)


def _start_server() -> BaseContext:
    """Start the process that loads everything once and is forked for each worker; return the way to start workers.

    Processes are never forked from this one, whose threads would be lost in the middle of their work.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["reportedly.pipeline.preload"])
    with _for_new_process():
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _for_new_process() -> Iterator[None]:
    """Set what a process started meanwhile inherits: one thread for numeric libraries, and Ctrl-C left to this one."""
    given = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    is_main = threading.current_thread() is threading.main_thread()  # no other may set signals
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, handler)
        for name, value in given.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, end when it does, and be ready before the first article."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from reportedly.pipeline import preload  # noqa: F401 - loads everything, where the server has not


def _end_with_parent() -> None:
    """End once the parent has: a killed one closes no queue, and its workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_batch(batch: Iterable[Article]) -> list[Reading]:
    return [read_article(article) for article in batch]
