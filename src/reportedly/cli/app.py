"""The commands, by what they are for."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly import __version__
from reportedly.cli import (
    coding,
    deciding,
    exporting,
    joining,
    listing,
    questions,
    reading,
    relations,
    serving,
    showing,
)


class Commands(TyperGroup):
    """The commands; Ctrl-C and a reader that has seen enough end them as other programs end."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command and write out what it printed."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # What is still to be flushed at the end must go somewhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            print("reportedly: interrupted; what was reported as read is kept", file=sys.stderr)
            raise typer.Exit(130) from None


app = typer.Typer(
    cls=Commands,
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
app.command("thread")(relations.thread)
app.command("copies")(relations.copies)
app.command("drift")(relations.drift)
app.command("conflicts")(relations.conflicts)
app.command("issues")(listing.issues)
app.command("export")(exporting.export)
app.command("serve")(serving.serve)
app.add_typer(questions.question, name="question")
app.command("code")(coding.code)
app.command("annotate")(coding.annotate)
app.command("who")(coding.who)
app.command("reject")(deciding.reject)
app.command("correct")(deciding.correct)
app.command("join")(joining.join)
app.command("split")(joining.split)
app.command("unlink")(joining.unlink)
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
