"""Options that several commands share."""

from __future__ import annotations

import getpass
import os
from typing import Annotated

import typer

from reportedly.errors import InputError

LedgerOption = Annotated[
    str,
    typer.Option("--ledger", envvar="REPORTEDLY_LEDGER", help="The ledger: a SQLite file, or a postgresql:// address."),
]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who decides; the login name where not given.")]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=64, help="Processes that read at a time; where not given one for each core, at most 8."
    ),
]
PublisherOption = Annotated[str | None, typer.Option(help="The publisher, where the input does not say.")]
PublishedOption = Annotated[str | None, typer.Option(help="The publication date (ISO), where the input does not say.")]
UrlOption = Annotated[str | None, typer.Option(help="The address, where the input does not say.")]
PrivateOption = Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")]

DEFAULT_LEDGER = "reportedly.db"


#: The most processes that read at a time where nobody said how many: each takes up to half a gigabyte.
_MOST_WORKERS = 8


def count_workers(asked: int | None) -> int:
    """Return how many processes are to read: those asked for, else one for each core that this program may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return asked or min(cores, _MOST_WORKERS)


def decider(who: str | None) -> str:
    """Return the name to record a decision under."""
    return who or getpass.getuser()


def check_date(option: str, words: str | None) -> str | None:
    """Return the ISO date, whole or partial, that an option gives; raises InputError where it is none."""
    if words is None:
        return None
    from reportedly.extract.dates import parse_date

    date = parse_date(words)
    if date is None:
        raise InputError(f"{option} {words!r}: not a date; write it as 2024-11-17, 2024-11 or 2024")
    return date
