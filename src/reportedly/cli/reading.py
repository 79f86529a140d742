"""``read`` and ``reread``: articles into the ledger, with progress and a closing summary.

The pipeline is imported by the commands: it loads the parser's library, which no other command need wait for.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from reportedly import __version__
from reportedly.cli.opening import link_waiting, open_ledger
from reportedly.cli.options import (
    DEFAULT_LEDGER,
    LedgerOption,
    PrivateOption,
    PublishedOption,
    PublisherOption,
    UrlOption,
    WorkersOption,
    check_date,
    count_workers,
)
from reportedly.cli.tables import SafeConsole
from reportedly.sources import SourceOptions, count_pages, is_address, read_pages
from reportedly.sources.files import origin_of

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.pipeline import Kept

#: Issues that say what was left out on purpose: where the user did not name it, this is no failure.
NOTICES = frozenset({"unknown_type", "cut_short"})
#: Articles read after which they are linked.
LINKED_AFTER = 50
#: Issues of articles that are kept, yet gave nothing that could be read.
FAILURES = frozenset({"empty", "defect", "worker_died"})


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH|URL|-…", help="Files, folders, addresses; - for stdin.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    allow_private: PrivateOption = False,
    workers: WorkersOption = None,
) -> None:
    """Read articles into the ledger."""
    from reportedly.pipeline import read_into

    published = check_date("--published", published)
    options = SourceOptions(publisher=publisher, published=published, url=url, allow_private=allow_private)
    with open_ledger(ledger) as store:
        run = store.begin_run(__version__, {})
        # Counting looks through the files; nobody sees the bar elsewhere.
        total = count_pages(inputs, options=options) if sys.stderr.isatty() else None
        kept = read_into(store, read_pages(inputs, options=options), run=run, workers=count_workers(workers))
        failed = _report(_linked(store, kept), total=total, named=_origins(inputs))
        link_waiting(store)
    raise typer.Exit(1 if failed else 0)


def reread(
    ledger: LedgerOption = DEFAULT_LEDGER,
    force: Annotated[bool, typer.Option(help="Read again what this version has read already.")] = False,
    workers: WorkersOption = None,
) -> None:
    """Read every article of the ledger again with this version; what people decided stays."""
    from reportedly.pipeline import reread as reread_articles

    with open_ledger(ledger, create=False) as store:
        run = store.begin_run(__version__, {})
        total = store.count_to_reread(run, force=force)
        kept = reread_articles(store, run=run, force=force, workers=count_workers(workers))
        _report(_linked(store, kept), total=total)
        link_waiting(store)


def _linked(store: Ledger, kept: Iterable[Kept]) -> Iterator[Kept]:
    """Pass everything on; link what was kept as it comes, so that nobody who looks meanwhile waits for it."""
    from reportedly.linked import settle

    for count, item in enumerate(kept, 1):
        yield item
        if count % LINKED_AFTER == 0:
            settle(store)


def _origins(inputs: Iterable[str]) -> frozenset[str]:
    """Return the origins under which the inputs that the user named appear."""
    return frozenset(name if is_address(name) else origin_of(Path(name)) for name in inputs)


def _report(kept: Iterable[Kept], *, total: int | None, named: frozenset[str] = frozenset()) -> bool:
    """Print each article as it is kept, a progress bar on a terminal, and a summary; tell whether any was unread."""
    out, bar = SafeConsole(highlight=False, soft_wrap=True), SafeConsole(stderr=True)
    counts, reasons, claims, words, failed = Counter[str](), Counter[str](), 0, 0, False
    began = time.monotonic()
    for item in _with_progress(kept, total=total, console=bar):
        counts[item.outcome] += 1
        claims += item.claims
        words += item.words
        reasons.update(issue.code for issue in item.issues)
        codes = {issue.code for issue in item.issues}
        failed |= bool(codes & FAILURES) or (
            item.outcome == "unread" and (item.origin in named or not codes <= NOTICES)
        )
        if not bar.is_terminal:
            out.print(_line(item), markup=False)
        for issue in item.issues:
            bar.print(f"{issue.code}: {issue.message}", markup=False, highlight=False, soft_wrap=True)
    taken = max(time.monotonic() - began, 1e-6)
    read_now = counts["added"] + counts["revised"]
    out.print(
        f"{read_now} articles read ({counts['revised']} revised), {counts['known']} already known, "
        f"{counts['unread'] + counts['forgotten']} not read; {claims} claims; {words / taken:,.0f} words per second",
        markup=False,
    )
    if reasons:
        why = ", ".join(f"{code} {count}" for code, count in reasons.most_common())
        out.print(f"issues: {why} (`reportedly issues` lists them)", markup=False)
    return failed


def _line(item: Kept) -> str:
    if item.outcome in ("added", "revised"):
        return f"read {item.article_id}: {item.claims} claims"
    return f"{item.outcome} {item.article_id or item.origin}"


def _with_progress(kept: Iterable[Kept], *, total: int | None, console: Console) -> Iterator[Kept]:
    """Pass everything on; on a terminal show a bar with rate and time left."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=total, rate="")
        words, began = 0, time.monotonic()
        for item in kept:
            words += item.words
            rate = f"{words / max(time.monotonic() - began, 1e-6):,.0f} words/s"
            progress.update(task, advance=1, rate=rate)
            yield item
