"""``code``, ``annotate`` and ``who``: reading without a ledger.

The pipeline is imported by the commands that read: it loads the parser's library, which the others need not wait for.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from reportedly.cli.options import (
    PrivateOption,
    PublishedOption,
    PublisherOption,
    UrlOption,
    WorkersOption,
    check_date,
    count_workers,
)
from reportedly.cli.tables import add_claim, empty_claim_table, open_console, write_utf8
from reportedly.errors import InputError
from reportedly.export.layers import layers_line
from reportedly.export.lines import article_line, json_line
from reportedly.model import AnnotatedArticle, Article, Issue, Page
from reportedly.reference.dates import parse_day
from reportedly.reference.resolve import resolve_actor
from reportedly.sources import SourceOptions, read_pages

if TYPE_CHECKING:
    from reportedly.pipeline import Extracted, Reading

InputsArgument = Annotated[list[str], typer.Argument(metavar="FILE…", help="Files, folders, addresses; - for stdin.")]
FormatOption = Annotated[Literal["table", "json"], typer.Option(help="A table, or JSON lines, one article a line.")]


def code(
    inputs: InputsArgument,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    allow_private: PrivateOption = False,
    workers: WorkersOption = None,
    format: FormatOption = "table",
) -> None:
    """Read articles without a ledger and print their claims."""
    from reportedly.pipeline import Kept, Reading, extract_pages, read_articles

    published = check_date("--published", published)
    options = SourceOptions(publisher=publisher, published=published, url=url, allow_private=allow_private)
    if format == "json":
        write_utf8()
    failed = False
    pages: deque[Extracted] = deque()

    def articles() -> Iterator[Article | Kept]:
        for extracted in extract_pages(read_pages(inputs, options=options)):
            pages.append(extracted)
            yield extracted.article or Kept("unread", _origin_of(extracted))

    for reading in read_articles(articles(), workers=count_workers(workers)):
        extracted = pages.popleft()
        issues = (*extracted.issues, *(reading.issues if isinstance(reading, Reading) else ()))
        _complain(issues)
        failed |= isinstance(reading, Kept)
        if format == "json":
            if isinstance(reading, Reading):
                claims = reading.coded.claims if reading.coded else ()
                print(article_line(reading.article, claims))
            elif extracted.page is not None:
                print(json_line(_unread_record(extracted.page, issues) | {"claims": []}))
        elif isinstance(reading, Reading):
            _print_table(reading)
    raise typer.Exit(1 if failed else 0)


def annotate(
    inputs: InputsArgument,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    allow_private: PrivateOption = False,
    format: Annotated[Literal["json"], typer.Option(help="JSON lines, one article a line.")] = "json",
) -> None:
    """Print the layers under the claims: quantities, times, places, actors, attributions, events."""
    from reportedly.pipeline import annotate_article, extract_pages

    published = check_date("--published", published)
    options = SourceOptions(publisher=publisher, published=published, url=url, allow_private=allow_private)
    write_utf8()
    failed = False
    for extracted in extract_pages(read_pages(inputs, options=options)):
        article = extracted.article
        annotated = annotate_article(article) if article else None
        _complain((*extracted.issues, *((annotated,) if isinstance(annotated, Issue) else ())))
        if article is not None:
            print(layers_line(article, annotated if isinstance(annotated, AnnotatedArticle) else None))
        elif extracted.page is not None:
            print(json_line(_unread_record(extracted.page, extracted.issues)))
        failed |= not isinstance(annotated, AnnotatedArticle)
    raise typer.Exit(1 if failed else 0)


def who(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="“the Ukrainian defence minister”")],
    on: Annotated[str | None, typer.Option(help="The date it was said, in the usual spellings.")] = None,
    format: Annotated[Literal["table", "json"], typer.Option(help="Words, or one JSON object.")] = "table",
) -> None:
    """Say who an actor phrase means on a date; unknown where the reference data do not tell."""
    date = parse_day(on) if on else None
    if on and date is None:
        raise InputError(f"--on {on!r}: not a date; write 2024-11-05 or 5 November 2024")
    found = resolve_actor(phrase, on=date)
    record = {"name": found.name, "country": found.country, "sector": found.sector, "office": found.office}
    if format == "json":
        write_utf8()
        print(json_line(record))
    else:
        code = "-".join(part for part in (found.country, found.sector) if part)
        print(f"{code or 'unknown'}  {found.name or 'name unknown'}{f', {found.office}' if found.office else ''}")


def _origin_of(extracted: Extracted) -> str:
    return extracted.page.origin if extracted.page else extracted.issues[0].origin


def _unread_record(page: Page, issues: Iterable[Issue]) -> dict[str, object]:
    """Write the line of an input that gave no article, under the id it gave, so that lines and inputs stay in step."""
    given = None
    if page.media_type == "application/json":
        with contextlib.suppress(ValueError, RecursionError):
            record = json.loads(page.content)
            given = record.get("id") if isinstance(record, dict) else None
    article_id = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None
    return {
        "id": article_id,
        "text": None,
        "issues": [{"code": issue.code, "message": issue.message} for issue in issues],
    }


def _print_table(reading: Reading) -> None:
    article, table = reading.article, empty_claim_table()
    for claim in reading.coded.claims if reading.coded else ():
        holder = claim.holder.text
        add_claim(
            table,
            claim,
            published=article.published,
            quote=claim.evidence.of(article.text),
            holder=holder.of(article.text) if holder else None,
        )
    about = (article.title, article.publisher, article.byline and f"by {article.byline}", article.published)
    console = open_console()
    console.print(", ".join(part for part in about if part) or article.id, markup=False, style="bold")
    if article.declared_sources:
        console.print(f"declared sources: {', '.join(article.declared_sources)}", markup=False)
    console.print(table)
    console.print()


def _complain(issues: Iterable[Issue]) -> None:
    for issue in issues:
        print(f"{issue.code}: {issue.message}", file=sys.stderr)
