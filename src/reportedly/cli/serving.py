"""``serve``: the web pages and the API on loopback."""

from __future__ import annotations

import contextlib
import socket
from functools import partial
from typing import Annotated

import typer

from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption
from reportedly.errors import InputError, LedgerLocked


def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
) -> None:
    """Serve the web pages at / and the API at /api."""
    import uvicorn

    from reportedly.api import create_api
    from reportedly.cli.opening import link_waiting, open_ledger
    from reportedly.linked import Links, settle
    from reportedly.web import LOOPBACK, create_web

    with open_ledger(ledger, create=False) as store, _listen(host, port) as listening:
        with contextlib.suppress(LedgerLocked):
            link_waiting(store)
        everywhere = host in ("0.0.0.0", "::") or ":" in host
        # A page answers with what is linked, and leaves the rest to the next.
        links = Links(store, settler=partial(settle, within=1.0))
        app = create_web(store, links=links, hosts=("*",) if everywhere else (*LOOPBACK, host))
        app.mount("/api", create_api(store, links=links))
        at = f"[{host}]" if ":" in host else host
        print(
            f"Reportedly is at http://{at}:{listening.getsockname()[1]}/ (the API at /api/); Ctrl-C ends it", flush=True
        )
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Open the socket ourselves, so that an address in use is said before anything else is."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise InputError(
            f"serve: cannot listen on {host}, port {port}: {error.strerror or error}; use --port"
        ) from error
