"""Claims as a table, and a claim in its context, for a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from reportedly.model import Claim
from reportedly.model.wording import event_in_words, figure_in_words, holder_in_words, standing_in_words

#: A page wide enough for the table where the output is no terminal.
PIPE_WIDTH = 160

CERTAINTY_STYLES = {"certain": "bold green", "probable": "yellow", "possible": "magenta", "unknown": "bright_black"}


#: What would move a terminal's cursor, colour its text or turn its direction, and the mark that is shown in its place.
_CONTROLS = dict.fromkeys(
    [*(set(range(0x20)) - {0x09, 0x0A}), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)


class SafeConsole(Console):
    """A console that lets no words of an article command the terminal."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """Yield what is shown, without control characters but those that the console makes itself."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(segment.text.translate(_CONTROLS), segment.style)

    def on_broken_pipe(self) -> None:
        """Leave the end to the command line, which ends as it does everywhere."""
        raise BrokenPipeError


def write_utf8() -> None:
    """Write standard output in UTF-8 whatever the locale: programs read it (RFC 8259, section 8.1)."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def open_console() -> SafeConsole:
    """Return a console for standard output."""
    return SafeConsole(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


def empty_claim_table() -> Table:
    """Return a table with a column for each thing that must stand beside a quote."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("claim", max_width=40, overflow="fold")
    for heading, ratio in (("date", 2), ("holder", 4), ("quote", 8), ("figure", 3), ("event", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    table.add_column("standing", ratio=3)
    return table


def add_claim(
    table: Table, claim: Claim, *, published: str | None, quote: str, holder: str | None, rejected: bool = False
) -> None:
    """Add one claim: never a number without its bound, kind, holder and certainty."""
    table.add_row(
        Text(claim.id, style="strike" if rejected else ""),
        published or "unknown",
        Text(holder_in_words(claim.holder, holder)),
        Text(" ".join(quote.split())),
        Text(figure_in_words(claim.quantity)),
        Text(event_in_words(claim)),
        Text(standing_in_words(claim), style=CERTAINTY_STYLES[claim.certainty]),
    )
