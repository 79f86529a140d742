"""Plain text and Markdown: heads of pages, wrapped lines, front matter, markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import BODY, TITLE

from reportedly.extract.blocks import split_blocks
from reportedly.extract.markdown import read_markdown, strip_inline
from reportedly.extract.plain_text import Reading, read_plain_text

STORY = "\n\n".join(BODY)
SIGNED = Reading(STORY, title=TITLE, byline="Ines Falk", published="2024-11-18")


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("", Reading(STORY)),
        (TITLE, Reading(STORY, title=TITLE)),
        (f"{TITLE}\nBy Ines Falk\nNovember 18, 2024", SIGNED),
        (f"{TITLE}\n\nBy Ines Falk | Nov 18, 2024", SIGNED),
        (f"{TITLE}\n\nInes Falk – November 18, 2024", SIGNED),
        (f"{TITLE}\n\nPosted on November 18, 2024 by Ines Falk", SIGNED),
        (f"{TITLE}\n\nNovember 18, 2024 by Ines Falk", SIGNED),
        (f"{TITLE}\n\nBy NewsLoom Staff", Reading(STORY, title=TITLE)),
        (f"{TITLE}\n\n3 min read\n\nShare", Reading(STORY, title=TITLE)),
        (f"Skip to content\n\nHome\n\nWorld\n\n{TITLE}", Reading(STORY, title=TITLE)),
        (
            f"Title: {TITLE}\nDate: 2024-11-18\nAuthor: Ines Falk\nURL: https://n.example/a\nPublisher: NewsLoom",
            replace(SIGNED, url="https://n.example/a", publisher="NewsLoom"),
        ),
        ("MS. SINGH: Good afternoon", Reading("MS. SINGH: Good afternoon\n\n" + STORY)),
        ("The troops have moved.", Reading("The troops have moved.\n\n" + STORY)),
    ],
)
def test_heads(head: str, wanted: Reading) -> None:
    assert read_plain_text(f"{head}\n\n{STORY}") == wanted


def test_a_dek_stays_in_the_body() -> None:
    dek = "The ministry in Moscow denies the count"
    assert read_plain_text(f"{TITLE}\n\n{dek}\n\n{STORY}").text == f"{dek}\n\n{STORY}"


def test_a_byline_between_dek_and_body_is_read() -> None:
    reading = read_plain_text(f"{TITLE}\n\n{BODY[0]}\n\nBy Ines Falk\n\nNovember 18, 2024\n\n" + "\n\n".join(BODY[1:]))
    assert reading.text == STORY
    assert (reading.byline, reading.published) == ("Ines Falk", "2024-11-18")


def test_wrapped_lines_are_joined_and_other_lines_are_paragraphs() -> None:
    wrapped = (
        "The envoy told a local broadcaster on Monday that the units would\nchange places every two or three months."
    )
    assert split_blocks(f"{wrapped}\n\n{wrapped}")[0] == wrapped.replace("\n", " ")
    assert split_blocks("MR. KIRBY: Good afternoon.\nQ Thank you.") == ["MR. KIRBY: Good afternoon.", "Q Thank you."]


@given(st.text())
def test_blocks_are_single_clean_lines(text: str) -> None:
    blocks = split_blocks(text)
    assert all(block == block.strip() and block and "\n" not in block for block in blocks)


MARKDOWN = f"""---
title: "{TITLE}"
date: 2024-11-18
authors: [Ines Falk, NewsLoom Staff]
publisher: NewsLoom
source: https://www.eastgateobserver.example/a
tags:
  - war
---

# {TITLE}

## What is known so far

{BODY[0]}

> **{BODY[1]}**

* {BODY[2]}
* {BODY[3]}

![a map](map.png)

Source: [Harbour Post](https://harbourpost.example/b)
"""


def test_markdown_keeps_words_and_reads_its_front_matter() -> None:
    reading = read_markdown(MARKDOWN)
    assert reading.text == "\n\n".join(("What is known so far", *BODY))
    assert (reading.title, reading.byline, reading.published) == (TITLE, "Ines Falk", "2024-11-18")
    assert reading.publisher == "NewsLoom"
    assert reading.declared_sources == ("eastgateobserver.example", "harbourpost.example")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The **army** said _no_ `men` ~~ever~~ ***came***", "The army said no men ever came"),
        ("a snake_case_name and 2 * 3 * 4", "a snake_case_name and 2 * 3 * 4"),
        ('see [the report](https://a.example/x "title") [^1]', "see the report"),
        ("<https://a.example/x>", "https://a.example/x"),
        (r"5 \* 4 \[sic\]", "5 * 4 [sic]"),
    ],
)
def test_inline_markup(markup: str, text: str) -> None:
    assert strip_inline(markup) == text


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    reading = read_markdown(f"# {TITLE}\n\nBy Ines Falk\n\n{STORY}")
    assert (reading.title, reading.byline, reading.text) == (TITLE, "Ines Falk", STORY)
