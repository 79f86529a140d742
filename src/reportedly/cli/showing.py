"""``show`` and ``article``: one claim or article, with everything that is known about it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from reportedly.cli.listing import table_of
from reportedly.cli.opening import open_ledger
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption
from reportedly.cli.tables import CERTAINTY_STYLES, open_console
from reportedly.export.lines import json_line
from reportedly.model import Span
from reportedly.model.ledger import ClaimRow
from reportedly.model.wording import event_in_words, figure_in_words, holder_in_words

#: How many characters of the article stand around a quote.
CONTEXT = 200


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Show one claim: its quote in context, every field, how it was read, what people decided, and a citation."""
    with open_ledger(ledger, create=False, read_only=True) as store:
        row = store.claim(claim)
        stored = store.article(row.article.id)
        citation = store.citation(claim)
    console = open_console()
    article = row.article
    console.print(
        Text(f"{row.claim.id}  {article.publisher or 'publisher unknown'}, {article.published or 'date unknown'}")
    )
    console.print(Text(article.title or "", style="bold"))
    console.print()
    console.print(_in_context(stored.article.text, row))
    console.print()
    fields = Table(box=None, show_header=False, pad_edge=False)
    fields.add_column(style="bold")
    fields.add_column(overflow="fold")
    for name, value in _fields_of(row, stored.article.text):
        fields.add_row(name, Text(value))
    console.print(fields)
    for decision in row.decisions:
        what = (
            f"{decision.field} {json_line(decision.machine_value)} → {json_line(decision.value)}"
            if decision.field
            else ""
        )
        taken = " (withdrawn)" if decision.withdrawn else ""
        console.print(
            Text(
                f"decision {decision.id}: {decision.kind} {what} by {decision.who}, "
                f"{decision.at}: {decision.why or 'no reason given'}{taken}"
            )
        )
    console.print()
    console.print(Text(f"cite: {citation.as_text()}"))


def _in_context(text: str, row: ClaimRow) -> Text:
    """Return the article's text around the quote, the quote and the words the reading rests on marked."""
    evidence = row.claim.evidence
    start, end = max(0, evidence.start - CONTEXT), min(len(text), evidence.end + CONTEXT)
    around = Text(f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}")
    offset = (1 if start else 0) - start
    around.stylize("reverse", evidence.start + offset, evidence.end + offset)
    claim = row.claim
    cues = ((cue, "underline") for cue in (claim.cue, *claim.via_cues))
    marks = [*cues, (claim.holder.text, "bold"), *((hedge, "italic") for hedge in claim.hedges)]
    for span, style in marks:
        if span is not None and start <= span.start and span.end <= end:
            around.stylize(style, span.start + offset, span.end + offset)
    return around


def _fields_of(row: ClaimRow, text: str) -> list[tuple[str, str]]:
    """Return the claim's fields in words, with the rule that read each."""
    claim = row.claim
    place, time = claim.place, claim.time
    hedges = "”, “".join(hedge.of(text) for hedge in claim.hedges)
    values = [
        ("holder", "holder", f"{holder_in_words(claim.holder, row.holder_text)} ({claim.holder.kind})"),
        ("via", "via", ", ".join(claim.via) or "–"),
        ("cue", "cue", f"{row.cue_text or '–'} ({claim.speech_act})"),
        ("event", "event", event_in_words(claim) or "–"),
        (
            "figure",
            "quantity",
            f"{figure_in_words(claim.quantity) or '–'}{f' “{row.quantity_text}”' if row.quantity_text else ''}",
        ),
        ("as of", "quantity.as_of", (claim.quantity.as_of if claim.quantity else None) or "unknown"),
        (
            "place",
            "place",
            f"{place.name or row.place_text} [{place.country or 'country unknown'}]" if place else "unknown",
        ),
        ("time", "time", f"{row.time_text} [{time.start or '?'} – {time.end or '?'}]" if time else "unknown"),
        ("polarity", "polarity", claim.polarity),
        ("certainty", "certainty", f"{claim.certainty}{f' (“{hedges}”)' if hedges else ''}"),
        ("status", "status", f"{claim.status}{f' ({claim.phase})' if claim.phase else ''}"),
        ("basis", "basis", claim.basis),
    ]
    return [
        (name, f"{value}   [read by {claim.read_by[key]}]" if key in claim.read_by else value)
        for name, key, value in values
        if not (name == "as of" and claim.quantity is None)
    ]


def article(
    article_id: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    revision: Annotated[int | None, typer.Option(min=1, help="An earlier revision.")] = None,
) -> None:
    """Show an article with its claims marked by certainty, and the sentences that gave none."""
    with open_ledger(ledger, create=False, read_only=True) as store:
        stored = store.article(article_id, revision)
    row, console = stored.row, open_console()
    console.print(Text(row.title or row.id, style="bold"))
    about = (
        ("publisher", row.publisher),
        ("published", row.published),
        ("byline", row.byline),
        ("address", row.url),
        ("declared sources", ", ".join(row.declared_sources) or None),
        ("language", row.language),
        ("retrieved", row.retrieved),
        ("text hash", row.text_hash),
        ("revision", f"{row.revision} of {row.revisions}"),
    )
    for name, value in about:
        console.print(Text(f"{name}: {value or 'unknown'}"))
    for notice in row.notices:
        console.print(Text(f"{notice.kind}: {notice.text}", style="bold red"))
    console.print()
    marked = Text(stored.article.text)
    for claim_row in stored.claims:
        claim = claim_row.claim
        style = "strike" if claim_row.rejected else CERTAINTY_STYLES[claim.certainty]
        marked.stylize(style, claim.evidence.start, claim.evidence.end)
    console.print(marked)
    console.print()
    console.print(table_of(list(stored.claims)))
    gave = row.sentences - row.silent
    rest = "; these gave none:" if row.silent else ""
    console.print(Text(f"\n{gave} of {row.sentences} sentences gave a claim{rest}"))
    for span in stored.silent:
        console.print(Text(f"  {_one_line(span, stored.article.text)}", style="bright_black"))
    for decision in stored.unplaced:
        console.print(Text(f"decision {decision.id} fits no claim of this reading: {decision.kind} “{decision.quote}”"))
    for issue in stored.issues:
        console.print(Text(f"{issue.code}: {issue.message}", style="red"))


def _one_line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
