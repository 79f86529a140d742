"""``question``: questions about figures, kept in the ledger, and what its articles answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from reportedly.cli import filters
from reportedly.cli.opening import open_ledger, open_links
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption, WhoOption, check_date, decider
from reportedly.cli.question_chart import LEGEND, panel_chart
from reportedly.cli.tables import CERTAINTY_STYLES, open_console, write_utf8
from reportedly.errors import InputError
from reportedly.export.answers import write_answer_csv, write_answer_json
from reportedly.model.questions import Answer, Change, Mark, Panel, Question
from reportedly.model.relation_wording import counted, digit_in_words
from reportedly.model.relations import Standing
from reportedly.model.wording import (
    STANCES,
    bound_in_words,
    deniers_in_words,
    holder_in_short,
    mark_number_in_words,
    panel_in_words,
    question_in_words,
    range_in_words,
    time_in_words,
)

question = typer.Typer(help="Ask how many, and see who says so, over time.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A question's name.")]


@question.command("add")
def add(
    text: Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="“How many … are in …?”")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    name: Annotated[str | None, typer.Option(help="What to call it; made of its parts where not given.")] = None,
    unit: Annotated[str | None, typer.Option(help="What is counted: troops, missiles, …")] = None,
    actor: Annotated[str | None, typer.Option(help="Whose: a state's name or code (PRK).")] = None,
    place: Annotated[str | None, typer.Option(help="Where: a state, region or town.")] = None,
    kind: Annotated[str | None, typer.Option(help="stock, flow, cumulative, casualties, …")] = None,
    since: Annotated[str | None, typer.Option(help="Articles published on this date or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Articles published on this date or before.")] = None,
    who: WhoOption = None,
) -> None:
    """Keep a question; its parts are read from its words, and flags stand before what was read."""
    from reportedly.answering import prepare_question

    if not text and not unit:
        raise InputError("question add: ask “How many …?”, or say what is counted with --unit")
    asked = Question(
        name=name or "",
        unit=unit or "",
        actor=actor,
        place=place,
        kind=kind,  # type: ignore[arg-type]  # checked by prepare_question
        since=check_date("--since", since),
        until=check_date("--until", until),
        text=text,
    )
    prepared = prepare_question(asked)
    with open_ledger(ledger, create=False) as store:
        kept = store.add_question(prepared, who=decider(who))
    print(f"kept {kept.name}: {question_in_words(kept)}")
    if kept.place and kept.country is None:
        print(f"in which country {kept.place} lies is not known: only figures for a place of that name answer")
    print(f"`reportedly question show {kept.name}` shows who says how many")


@question.command("list")
def list_questions(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """List the questions kept."""
    with open_ledger(ledger, create=False, read_only=True) as store:
        kept = store.questions()
    for one in kept:
        print(f"{one.name}: {question_in_words(one)} ({one.who}, {one.at})")
    print(f"{counted(len(kept), 'question')}; `reportedly question add` keeps another")


@question.command("remove")
def remove(
    name: NameArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    who: WhoOption = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept with the removal.")] = None,
) -> None:
    """Take a question off the list; that it was asked stays on record."""
    with open_ledger(ledger, create=False) as store:
        removed = store.remove_question(name, who=decider(who), why=why)
    print(f"removed {removed.name} (asked by {removed.who}, {removed.at})")


@question.command("show")
def show(
    name: NameArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    changed_since: Annotated[str | None, typer.Option(help="Say what is new since this date.")] = None,
    format: filters.RowsOption = "table",
    svg: Annotated[Path | None, typer.Option(help="Write the chart to this file, too.")] = None,
    brief: Annotated[bool, typer.Option("--brief", help="The charts and ranges alone.")] = False,
) -> None:
    """Show the figures over time, one mark for each origin, and what most of them support."""
    from reportedly import answering

    since = check_date("--changed-since", changed_since)
    with open_links(ledger) as links:
        asked = links.ledger.question(name)
        found = answering.answer(links, asked)
        news = answering.changes(links, asked, since) if since else None
        standings = answering.standings(links, found)
    if svg is not None:
        from reportedly.export.charts import answer_svg

        try:
            svg.write_text(answer_svg(found), encoding="utf-8")
        except OSError as error:
            raise InputError(f"--svg {svg}: cannot be written: {error.strerror or error}") from error
    if format == "table":
        _print_answer(found, news, standings, brief=brief)
        return
    write_utf8()
    if format == "csv":
        write_answer_csv(found, sys.stdout)
    else:
        write_answer_json(found, sys.stdout, news)


def _print_answer(answer: Answer, news: list[Change] | None, standings: Mapping[str, Standing], *, brief: bool) -> None:
    console = open_console()
    console.print(Text(question_in_words(answer.question), style="bold"))
    figures = sum(len(panel.marks) for panel in answer.panels)
    console.print(
        Text(f"figures: {figures}; said without a figure: {len(answer.stances)}; articles: {answer.articles}")
    )
    if deniers := deniers_in_words(answer):
        console.print(Text(f"denied, which no range counts, by {deniers}"))
    if not answer.panels:
        console.print(Text("no claim of the ledger gives a figure"))
    for panel in answer.panels:
        console.print()
        console.print(Text(panel_in_words(panel), style="bold"))
        for line in panel_chart(panel):
            console.print(line, no_wrap=True, overflow="ellipsis")
        for found in panel.ranges:
            if brief and found.origins < 2:
                continue
            console.print(Text(f"  {range_in_words(found)}: {found.words}"))
        if not brief:
            console.print(_figure_table(panel, standings))
    if answer.panels:
        console.print(Text(f"\n{LEGEND}", style="bright_black"))
    if not brief:
        _print_rest(answer, console.print)
    if news is not None:
        console.print(Text("\nNew since then", style="bold"))
        for change in news:
            console.print(Text(f"  {change.kind}: {change.words}{f' ({change.claim})' if change.claim else ''}"))
        if not news:
            console.print(Text("  nothing"))


def _figure_table(panel: Panel, standings: Mapping[str, Standing]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading, ratio in (("stated", 2), ("holder", 5), ("figure", 3), ("place", 3), ("quote", 8), ("in range", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("claim", ratio=4, overflow="fold")
    for mark in panel.marks:
        hedges = "”, “".join(mark.hedges)
        sure = f"{mark.certainty}, {mark.status}{f' (“{hedges}”)' if hedges else ''}"
        table.add_row(
            "\n".join(part for part in (mark.stated or "unknown", time_in_words(mark)) if part),
            Text(f"{mark.holder_words}{f', via {mark.via[0]}' if mark.via else ''}"),
            Text(f"{mark_number_in_words(mark)}\n{sure}", style=CERTAINTY_STYLES[mark.certainty]),
            Text(f"{mark.place or 'not said'}{f' ({mark.country})' if mark.country else ''}"),
            Text(" ".join(mark.carriers[0].quote.split())),
            Text(mark.left_out or "yes"),
            Text(_carried(mark, standings.get(mark.id))),
        )
    return table


def _carried(mark: Mark, standing: Standing | None) -> str:
    first, *others = mark.carriers
    words = f"{first.claim} [{first.span.start}–{first.span.end}]"
    if mark.articles > 1:
        words += f"; in {mark.articles} articles"
    if standing is not None:
        words += f"; its thread stands at {digit_in_words(standing.digit)}"
    changed = [f"{carrier.claim}: {', '.join(carrier.changed)}" for carrier in others if carrier.changed]
    return f"{words}; changed in {'; '.join(changed)}" if changed else words


def _print_rest(answer: Answer, write: Callable[[Text], None]) -> None:
    """Print what has no number, what cannot both be true, and what the answer cannot tell."""
    if answer.stances:
        write(Text("\nWithout a figure", style="bold"))
    for row in answer.stances:
        first = row.carriers[0]
        more = f", in {row.articles} articles" if row.articles > 1 else ""
        said = f"{STANCES[row.stance]}: {row.holder_words}, “{' '.join(first.quote.split())}”"
        write(Text(f"  {row.stated or 'undated'}  {said} ({first.claim}{more})"))
    if answer.disputes:
        write(Text("\nSide by side", style="bold"))
    named = {mark.id: mark for panel in answer.panels for mark in panel.marks}
    for dispute in answer.disputes:
        left, right = (named[mark] for mark in dispute.marks)
        verdict = "cannot both be true" if dispute.kind == "conflict" else "can both be true"
        pair = f"{_in_short(left)} and {_in_short(right)} {verdict}"
        reasons = "; ".join(dispute.why)
        write(Text(f"  {pair}{f': {reasons}' if dispute.why else ''}"))
    write(Text("\nWhat this cannot tell", style="bold"))
    for limit in answer.limits:
        write(Text(f"  {limit}"))


def _in_short(mark: Mark) -> str:
    return f"{holder_in_short(mark)}’s {bound_in_words(mark.figure)} ({mark.figure.kind})"
