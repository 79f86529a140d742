"""Take the pictures of the documentation from the demo's pages.

Usage: python -m demo.screenshots [FOLDER]

Writes ``claim.png``, ``claims.png``, ``article.png`` and ``question.png`` into FOLDER (default ``docs/images``).
It needs Chromium (Debian's package ``chromium``) and the development requirements.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from demo.__main__ import DISPATCHES, NAME, QUESTION
from reportedly import __version__
from reportedly.answering import prepare_question
from reportedly.ledger import Ledger
from reportedly.model.ledger import ClaimFilter
from reportedly.model.questions import Question
from reportedly.pipeline import extract_pages, read_article
from reportedly.sources import SourceOptions, read_pages
from reportedly.web import create_web

#: The claim whose page is shown: the ambassador's figure of troops in place at one time.
CLAIM = ClaimFilter(text='"at one time"', publisher="Peninsula Review")
#: Chromium as it must run inside a container, without calls home.
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: Small enough that each picture stays under 150 KB.
WIDTH, HEIGHT = 960, 680


def fill(ledger: Ledger) -> None:
    """Read the dispatches under their own addresses, so that a picture names no path of the machine that made it."""
    run = ledger.begin_run(__version__, {})
    for extracted in extract_pages(read_pages([str(DISPATCHES)], options=SourceOptions())):
        if extracted.article is None or extracted.page is None:
            continue
        name = Path(extracted.page.origin).stem
        address = extracted.article.url or extracted.article.canonical_url
        reading = read_article(replace(extracted.article, id=name, url=address, origin=f"demo/dispatches/{name}"))
        ledger.add(reading.article, reading.coded, run=run)
    ledger.end_run()


@contextmanager
def serve(ledger: Ledger) -> Iterator[str]:
    """Serve the pages over loopback and give their address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_web(ledger), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def main(arguments: list[str]) -> int:
    """Take the pictures; the exit status is 1 where Chromium or the claim to show is missing."""
    parser = argparse.ArgumentParser(prog="python -m demo.screenshots", description="Take the docs' pictures.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/images"))
    folder = parser.parse_args(arguments).folder
    chromium = shutil.which("chromium")
    if chromium is None:
        print("screenshots: Chromium is not installed; install Debian's package chromium", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, Ledger.open(Path(place) / "demo.db") as ledger:
        fill(ledger)
        shown = ledger.claims(CLAIM)
        if not shown:
            print(f"screenshots: no claim of the demo matches {CLAIM}; name another in {__file__}", file=sys.stderr)
            return 1
        claim = shown[0]
        ledger.add_question(prepare_question(Question(NAME, "", text=QUESTION)), who="the demo")
        pages = {
            "claim": f"/claims/{claim.claim.id}",
            "claims": "/?unit=troop&since=2024-11-05",
            "article": f"/articles/{claim.article.id}",
            "question": f"/questions/{NAME}",
        }
        with serve(ledger) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            for name, path in pages.items():
                page.goto(address + path)
                page.screenshot(path=folder / f"{name}.png")
                print(f"{folder / name}.png: {(folder / f'{name}.png').stat().st_size // 1000} KB")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
