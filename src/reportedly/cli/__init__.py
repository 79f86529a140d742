"""The command line: parses, calls, renders. It also composes the server, so it stands above ``api`` and ``web``."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; errors of ours are one line on standard error and exit status 2."""
    from reportedly.cli.app import app
    from reportedly.errors import ReportedlyError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without a character shows its number; it is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="reportedly")
    except ReportedlyError as error:
        print(f"reportedly: {error}", file=sys.stderr)
        sys.exit(2)
