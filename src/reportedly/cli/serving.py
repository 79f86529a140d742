"""``serve``: the web pages and the API on loopback."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption


def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
) -> None:
    """Serve the web pages at / and the API at /api."""
    import uvicorn

    from reportedly.api import create_api
    from reportedly.ledger import Ledger
    from reportedly.web import create_web

    with Ledger.open(ledger, create=False) as store:
        app = create_web(store)
        app.mount("/api", create_api(store))
        print(f"Reportedly is at http://{host}:{port}/ (the API at /api/); Ctrl-C ends it")
        uvicorn.run(app, host=host, port=port, log_level="warning")
