"""``copies``, ``drift``, ``conflicts`` and ``thread``: how the ledger's articles and claims are related."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from reportedly.cli import filters
from reportedly.cli.opening import open_links
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption, check_date
from reportedly.cli.tables import open_console, write_utf8
from reportedly.cli.threads import print_thread
from reportedly.export.lines import json_line
from reportedly.export.relations import (
    CONFLICT_COLUMNS,
    COPY_COLUMNS,
    DRIFT_COLUMNS,
    MEMBER_COLUMNS,
    copy_row,
    drift_row,
    member_rows,
    pair_row,
    thread_record,
)
from reportedly.export.rows import write_rows_csv, write_rows_json
from reportedly.model.codec import Record
from reportedly.model.ledger import ArticleRow, ClaimFilter, ClaimRow
from reportedly.model.linked import Chain, Excerpt, ShownCopy, ShownDrift
from reportedly.model.relation_wording import (
    copy_in_words,
    counted,
    kind_in_words,
    link_decision_in_words,
    share_in_words,
)
from reportedly.model.relations import CONFLICT_KINDS, ConflictKind, Copy
from reportedly.model.wording import figure_in_words, holder_in_words, standing_in_words


def copies(
    article: Annotated[str | None, typer.Argument(metavar="[ARTICLE]", help="Only this article's chain.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    limit: filters.LimitOption = 50,
    format: filters.RowsOption = "table",
) -> None:
    """Say which articles were made from which: all of them, or one article's chain."""
    with open_links(ledger) as links:
        if article is None:
            shown, chain = links.copies(limit=limit or None), None
            total = links.count(Copy)
        else:
            chain = links.chain(article)
            shown = [*reversed(chain.sources), *chain.copies]
            total = len(shown)
    if format != "table":
        _write(COPY_COLUMNS, map(copy_row, shown), format)
        return
    console = open_console()
    for copy in shown:
        _print_copy(console, copy)
    if chain is not None and article is not None:
        _print_chain_end(console, article, chain)
    print(
        f"{len(shown)} of {counted(total, 'copy', 'copies')}; what copies no article here may still copy one elsewhere"
    )


def _print_copy(console: Console, shown: ShownCopy) -> None:
    copy, of = shown.copy, shown.of
    source = f"{copy.of} (outside)" if of is None else f"{copy.of}  {_about(of)}"
    console.print(Text(f"{copy.copy}  {_about(shown.article)}", style="bold"))
    console.print(Text(f"  {copy_in_words(copy)} {source}{share_in_words(copy)}"))
    for why in copy.why:
        console.print(Text(f"  because {why}"))


def _print_chain_end(console: Console, article: str, chain: Chain) -> None:
    if not chain.sources:
        console.print(Text(f"{article}: made from no article here, as far as can be told"))
    if not chain.copies:
        console.print(Text(f"{article}: no article here was made from it, as far as can be told"))
    if chain.drift:
        console.print(Text(f"{counted(len(chain.drift), 'change')} along its copies: reportedly drift"))
    for row in chain.decisions:
        console.print(Text(f"decided: {link_decision_in_words(row)}"))


def _about(article: ArticleRow) -> str:
    return f"{article.publisher or 'publisher unknown'}, {article.published or 'date unknown'}"


def drift(
    ledger: LedgerOption = DEFAULT_LEDGER,
    article: Annotated[str | None, typer.Option(help="Only in this article's claims.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only in this outlet's copies.")] = None,
    format: filters.RowsOption = "table",
) -> None:
    """Report what changed as claims were copied, with the words on both sides."""
    with open_links(ledger) as links:
        if outlet is not None:
            links.outlet_drift(outlet)
        shown = links.drift(article=article, outlet=outlet)
    if format != "table":
        _write(DRIFT_COLUMNS, map(drift_row, shown), format)
        return
    console = open_console()
    for change in shown:
        _print_drift(console, change)
    kinds = dict.fromkeys(change.drift.kind for change in shown)
    counts = (f"{kind_in_words(kind)} {sum(change.drift.kind == kind for change in shown)}" for kind in kinds)
    total = f"{counted(len(shown), 'change')}{': ' + ', '.join(counts) if shown else ''}"
    print(f"{total}; a change is measured against the source that was found, and may have come earlier")


def _print_drift(console: Console, shown: ShownDrift) -> None:
    console.print(Text(kind_in_words(shown.drift.kind), style="bold"))
    for row, excerpt in ((shown.earlier, shown.earlier_excerpt), (shown.later, shown.later_excerpt)):
        console.print(Text(f"  {row.claim.id}  {_about(row.article)}: ").append(marked(excerpt)))
    for why in shown.drift.why:
        console.print(Text(f"  because {why}"))


def marked(excerpt: Excerpt) -> Text:
    """Return an excerpt in one line with the words that changed between « and »."""
    text = Text("…" if excerpt.cut[0] else "")
    words = excerpt.words
    parts = (
        ((excerpt.text[: words.start], ""), (f"«{words.of(excerpt.text)}»", "reverse"), (excerpt.text[words.end :], ""))
        if words
        else ((excerpt.text, ""),)
    )
    for part, style in parts:
        text.append(part.replace("\n", " "), style=style)
    return text.append("…" if excerpt.cut[1] else "")


def conflicts(
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Annotated[ConflictKind | None, typer.Option(help=f"One of {', '.join(CONFLICT_KINDS)}.")] = None,
    holder: filters.HolderFilter = None,
    actor: filters.ActorFilter = None,
    event: filters.EventFilter = None,
    unit: filters.UnitFilter = None,
    place: filters.PlaceFilter = None,
    publisher: filters.PublisherFilter = None,
    article: filters.ArticleFilter = None,
    since: filters.SinceFilter = None,
    until: filters.UntilFilter = None,
    format: filters.RowsOption = "table",
) -> None:
    """List claims that cannot both be true; a filter must hold for either side."""
    wanted = ClaimFilter(
        holder=holder,
        actor=actor,
        event=event,
        unit=unit,
        place=place,
        publisher=publisher,
        article=article,
        since=check_date("--since", since),
        until=check_date("--until", until),
        limit=None,
    )
    with open_links(ledger) as links:
        pairs = links.conflicts(None if wanted == ClaimFilter(limit=None) else wanted, kind=kind)
    if format != "table":
        _write(CONFLICT_COLUMNS, map(pair_row, pairs), format)
        return
    console = open_console()
    for pair in pairs:
        console.print(Text(f"{kind_in_words(pair.relation.kind)} conflict", style="bold"))
        for row in (pair.first, pair.second):
            console.print(Text(f"  {row.claim.id}  {_about(row.article)}: {_said(row)}"))
        for why in pair.relation.why:
            console.print(Text(f"  because {why}"))
    print(f"{counted(len(pairs), 'conflict')}; figures of different kinds are none: `reportedly thread CLAIM` says why")


def _said(row: ClaimRow) -> str:
    figure = figure_in_words(row.claim.quantity)
    marks = ", ".join(part for part in (figure, standing_in_words(row.claim)) if part)
    return f"{holder_in_words(row.claim.holder, row.holder_text)}: “{' '.join(row.quote.split())}” ({marks})"


def thread(
    claim: Annotated[str, typer.Argument(metavar="CLAIM|THREAD", help="A claim's or a thread's id.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: filters.RowsOption = "table",
) -> None:
    """Show everything about one proposition: who says so, on how many origins and why, what differs."""
    with open_links(ledger) as links:
        shown = links.thread(claim)
    if format == "csv":
        _write(MEMBER_COLUMNS, member_rows(shown), format)
    elif format == "json":
        write_utf8()
        print(json_line(thread_record(shown)))
    else:
        print_thread(open_console(), shown)


def _write(columns: Sequence[str], rows: Iterable[Record], format: str) -> None:
    """Write flat rows for a program to standard output."""
    write_utf8()
    if format == "csv":
        write_rows_csv(columns, rows, sys.stdout)
    else:
        write_rows_json(rows, sys.stdout)
