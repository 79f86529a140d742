"""The pages in a real browser: with the keyboard, without scripts, on a phone and on a desk, light and dark."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright

from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model import Article, Claim, CodedArticle, Holder, Span
from reportedly.model.questions import Question
from reportedly.web import create_web

pytestmark = pytest.mark.browser

SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREENS = {"desk": (1280, 900), "phone": (390, 844)}
PAGES = {"claims": "/", "claim": "/claims/k1.c1", "article": "/articles/k1", "sources": "/sources", "issues": "/issues",
         "questions": "/questions", "question": "/questions/troops?changed_since=2024-11-01"}  # fmt: skip


RELATIONS = {
    "thread": "/threads/r1.c1", "threads": "/threads", "compare": "/compare?copy=r2&of=r1", "chain": "/articles/r2",
    "conflicts": "/conflicts", "copies": "/copies", "outlet": "/outlets/Tiger%20Wire", "linked": "/claims/r2.c1",
    "answered": "/questions/troops?changed_since=2024-11-07",
}  # fmt: skip


@pytest.fixture
def address(small_ledger: Ledger) -> Iterator[str]:
    """The pages, served over loopback."""
    small_ledger.add_question(Question("troops", "troops", "PRK", "Russia", "RUS", "stock"), who="Ann Reed")
    with serve(create_web(small_ledger)) as address:
        yield address


@pytest.fixture
def linked(links: Links) -> Iterator[str]:
    """The pages of a ledger whose relations are known, served over loopback."""
    links.ledger.add_question(Question("troops", "troops", "PRK", "Russia", "RUS"), who="Ann Reed")
    with serve(create_web(links.ledger, links=links)) as address:
        yield address


@contextmanager
def serve(web: FastAPI) -> Iterator[str]:
    """Serve an application over loopback and give its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(web, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_fits_its_screen(
    address: str, linked: str, browser: Browser, tmp_path: Path, screen: str, scheme: Literal["light", "dark"]
) -> None:
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    pages = {name: address + path for name, path in PAGES.items()}
    for name, where in (pages | {name: linked + path for name, path in RELATIONS.items()}).items():
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.locator("h1").count() == 1
        page.screenshot(path=tmp_path / f"{name}-{screen}-{scheme}.png", full_page=True)
        assert (tmp_path / f"{name}-{screen}-{scheme}.png").stat().st_size > 5_000
    assert complaints == []


def test_a_copy_is_read_beside_its_source_and_a_change_taken_back(linked: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(linked + "/articles/r2")
    with page.expect_navigation():
        page.get_by_role("link", name="side by side").first.click()
    boxes = [page.get_by_role("region", name=name).bounding_box() for name in ("Source:", "Copy:")]
    assert boxes[0] and boxes[1] and boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.locator("mark.changed a", has_text="may be").click()
    assert page.url.endswith("#change-1")
    change = page.locator("#change-1")
    assert "hedge dropped" in change.inner_text()
    change.get_by_text("This is not a change").click()
    change.get_by_label("Why").fill("it says so further down")
    change.get_by_label("Your name").fill("Ed")
    with page.expect_navigation():
        change.get_by_role("button").click()
    assert "no hedge dropped between r2.c1 and r1.c1 (decision L1 by Ed" in page.locator("main").inner_text()


def test_a_thread_is_taken_apart_with_the_keyboard(linked: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(linked + "/claims/r4.c1")
    with page.expect_navigation():
        page.get_by_role("link", name="5 claims about the same proposition").press("Enter")
    assert "3 origins, carried by 5 articles" in page.locator("main").inner_text()
    form = page.locator("form", has_text="Not the same proposition")
    form.get_by_label("This claim").select_option("r4.c1")
    form.get_by_label("is not one with").select_option("r1.c1")
    form.get_by_label("Why").fill("another matter")
    form.get_by_label("Your name").fill("Ed")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/threads/r4.c1")
    assert "No other claim of this ledger" in page.locator("main").inner_text()


def test_it_works_without_scripts_and_with_the_keyboard(address: str, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.get_by_label("Words of the claim").fill("troops")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("p.count").inner_text() == "1 claim"
    with page.expect_navigation():
        page.get_by_role("link", name="Up to 15,000 troops may be in Kursk").click()
    assert "15,000 troops" in "".join(page.locator("mark.evidence").all_inner_texts())
    form = page.locator("form", has_text="Reject the claim")
    form.get_by_label("Why").fill("not what he said")
    form.get_by_label("Your name").fill("Ed")
    with page.expect_navigation():
        form.get_by_role("button").click()
    assert "Rejected by Ed" in page.locator("main").inner_text()


def test_every_control_has_a_name(address: str, linked: str, browser: Browser) -> None:
    page = browser.new_page()
    pages = [address + path for path in PAGES.values()] + [linked + path for path in RELATIONS.values()]
    for where in pages:
        page.goto(where)
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select')].filter(e => !e.labels.length).length"
        )
        assert unnamed == 0
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(e => +e.tagName[1])")
        assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels)), (where, levels)


def test_a_name_without_a_space_pushes_no_column_away(small_ledger: Ledger, browser: Browser) -> None:
    name = "W" * 900
    article = Article("wide", f"{name} lost 40 tanks.", publisher="P" * 300)
    claim = Claim("wide.c1", Span(901, len(article.text) - 1), Holder("organisation", Span(0, 900), name))
    small_ledger.add(article, CodedArticle((claim,), 1), run=small_ledger.begin_run("2", {}))
    small_ledger.end_run()
    with serve(create_web(small_ledger)) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/sources")
        for region in page.get_by_role("region").all():
            assert region.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_printed_page_keeps_its_caveat_and_leaves_the_forms_out(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{address}/questions/troops")
    assert page.locator("footer").is_visible() and not page.locator("form").first.is_visible()
