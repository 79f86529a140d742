"""The command line: parses, calls, renders. It also composes the server, so it stands above ``api`` and ``web``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; errors of ours are one line on standard error and exit status 2."""
    from reportedly.cli.app import app
    from reportedly.errors import ReportedlyError

    try:
        app(prog_name="reportedly")
    except ReportedlyError as error:
        print(f"reportedly: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        print("reportedly: interrupted; what was reported as read is kept", file=sys.stderr)
        sys.exit(130)
