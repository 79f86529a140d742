"""``claims`` and ``issues``: lists of what the ledger holds and of what could not be read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from reportedly.cli import filters
from reportedly.cli.opening import open_ledger
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption, check_date
from reportedly.cli.tables import add_claim, empty_claim_table, open_console, write_utf8
from reportedly.export.table import write_csv, write_json
from reportedly.model.ledger import ClaimFilter, ClaimRow


def claims(
    ledger: LedgerOption = DEFAULT_LEDGER,
    holder: filters.HolderFilter = None,
    actor: filters.ActorFilter = None,
    recipient: Annotated[str | None, typer.Option(help="A recipient's code.")] = None,
    event: filters.EventFilter = None,
    unit: filters.UnitFilter = None,
    kind: Annotated[str | None, typer.Option(help="The figure's kind: stock, flow, casualties, …")] = None,
    certainty: Annotated[str | None, typer.Option(help="certain, probable, possible or unknown.")] = None,
    polarity: Annotated[str | None, typer.Option(help="positive or negative.")] = None,
    status: Annotated[str | None, typer.Option(help="happened, ongoing, planned, predicted, …")] = None,
    place: filters.PlaceFilter = None,
    publisher: filters.PublisherFilter = None,
    article: filters.ArticleFilter = None,
    since: filters.SinceFilter = None,
    until: filters.UntilFilter = None,
    text: Annotated[str | None, typer.Option(help="Words of the claim.")] = None,
    rejected: Annotated[bool, typer.Option(help="Show rejected claims too.")] = False,
    limit: filters.LimitOption = 50,
    format: filters.RowsOption = "table",
) -> None:
    """List claims, the newest first."""
    wanted = ClaimFilter(
        holder=holder,
        actor=actor,
        recipient=recipient,
        event=event,
        unit=unit,
        kind=kind,
        certainty=certainty,
        polarity=polarity,
        status=status,
        place=place,
        publisher=publisher,
        article=article,
        since=check_date("--since", since),
        until=check_date("--until", until),
        text=text,
        rejected="show" if rejected else "hide",
        limit=limit or None,
    )
    if format != "table":
        write_utf8()
    with open_ledger(ledger, create=False, read_only=True) as store:
        if format == "csv":
            write_csv(store.iter_claims(wanted), sys.stdout)
        elif format == "json":
            write_json(store.iter_claims(wanted), sys.stdout)
        else:
            rows = store.claims(wanted)
            open_console().print(table_of(rows))
            print(
                f"{len(rows)} of {store.count_claims(wanted)} claims; `reportedly show CLAIM` shows one in its context"
            )


def table_of(rows: list[ClaimRow]) -> Table:
    """Lay claims of the ledger out as a table."""
    table = empty_claim_table()
    for row in rows:
        add_claim(
            table,
            row.claim,
            published=row.article.published,
            quote=row.quote,
            holder=row.holder_text,
            rejected=row.rejected,
        )
    return table


def issues(
    ledger: LedgerOption = DEFAULT_LEDGER,
    stage: Annotated[str | None, typer.Option(help="sources, extract, annotate, claims or ledger.")] = None,
    code: Annotated[str | None, typer.Option(help="missing, empty, binary, broken_json, …")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those whose origin was read since, too.")] = False,
    limit: filters.LimitOption = 50,
) -> None:
    """List what could not be read, and why."""
    with open_ledger(ledger, create=False, read_only=True) as store:
        rows = store.issues(stage=stage, code=code, resolved=None if everything else False, limit=limit or None)
    console = open_console()
    for row in rows:
        console.print(Text(f"{row.at}  {row.issue.stage}/{row.issue.code}  {row.issue.message}"), soft_wrap=True)
    print(f"{len(rows)} issues")
