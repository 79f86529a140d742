"""Options of the commands that list: which claims, how many, and in which form."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

HolderFilter = Annotated[str | None, typer.Option(help="A country code (UKR, UKR-GOV) or part of a name.")]
ActorFilter = Annotated[str | None, typer.Option(help="An actor code; PRK matches PRK-MIL too.")]
EventFilter = Annotated[str | None, typer.Option(help="A PLOVER type: AID, ASSAULT, …")]
UnitFilter = Annotated[str | None, typer.Option(help="The thing counted: troop, missile, …")]
PlaceFilter = Annotated[str | None, typer.Option(help="A country code or part of a place's name.")]
PublisherFilter = Annotated[str | None, typer.Option(help="The outlet.")]
ArticleFilter = Annotated[str | None, typer.Option(help="An article's id.")]
SinceFilter = Annotated[str | None, typer.Option(help="Published on this date or later.")]
UntilFilter = Annotated[str | None, typer.Option(help="Published on this date or before.")]
LimitOption = Annotated[int, typer.Option(min=0, help="How many at most; 0 for all.")]
RowsOption = Annotated[
    Literal["table", "csv", "json"], typer.Option("--format", help="For people, or rows for a program.")
]
