"""The commands, by what they are for."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly import __version__
from reportedly.cli import coding, deciding, exporting, listing, reading, serving, showing

app = typer.Typer(
    name="reportedly",
    help="Read news reporting into a ledger of claims: who is said to do what, how many, on whose word, and how sure.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.command("read")(reading.read)
app.command("reread")(reading.reread)
app.command("claims")(listing.claims)
app.command("show")(showing.show)
app.command("article")(showing.article)
app.command("issues")(listing.issues)
app.command("export")(exporting.export)
app.command("serve")(serving.serve)
app.command("code")(coding.code)
app.command("annotate")(coding.annotate)
app.command("who")(coding.who)
app.command("reject")(deciding.reject)
app.command("correct")(deciding.correct)
app.command("withdraw")(deciding.withdraw)
app.command("forget")(deciding.forget)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def version(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Read news reporting into a ledger of claims."""
