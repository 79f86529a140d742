"""One invented article in many pages' dress: whatever stands around it, the same body comes out."""

from __future__ import annotations

import pytest
from page_samples import BIOGRAPHY, BODY, TITLE, paragraphs

from reportedly.extract import extract_article
from reportedly.model import Page
from reportedly.model.pages import MediaType

FORM = (
    "Leave a Reply", "Your email address will not be published. Required fields are marked *", "Comment *", "Name *",
    "Email *", "Website", "Save my name, email, and website in this browser for the next time I comment.",
)  # fmt: skip
BOX = ("About Ines Falk", BIOGRAPHY, "View all posts by Ines Falk →")
SOURCE = "Original Source: m.eastgateobserver.example"
DOMAIN = ("m.eastgateobserver.example",)

TEXTS: dict[str, tuple[list[str], str | None, tuple[str, ...]]] = {
    "as the founding page": ([TITLE, *BODY, SOURCE, *BOX, *FORM], "Ines Falk", DOMAIN),
    "tags, then a named author box": (
        [TITLE, *BODY, SOURCE, "Tags: war, Seoul", "Posted in World", "Post Views: 9", "About The Author", "Ines Falk",
         "Ines Falk is a journalist with ten years of experience.", "See author's posts", "Related News",
         "Another headline about something else in the world", *FORM], "Ines Falk", DOMAIN),
    "author at the end, a life without a heading": (
        [TITLE, *BODY, "Written by Ines Falk", "Ines Falk has been covering wars for a decade. She lives in Prague.",
         "View all posts by: Ines Falk", "0 Comments", "Submit a Comment"], "Ines Falk", ()),
    "a life in three paragraphs": (
        [TITLE, *BODY, "About Ines Falk", "Ines Falk is a journalist with a background in politics.",
         "She holds a degree in history and has won prizes.", "In her free time she sails.",
         "View all posts by Ines Falk →", "Leave a Reply"], "Ines Falk", ()),
    "menu and meta lines above": (
        ["NewsLoom Digest", "Home", "World", "Sports", TITLE, "by Ines Falk", "18 November 2024", "in World", "0",
         "Share on Facebook", *BODY, "Source: The Eastgate Observer", "Related Posts", "Leaders meet in the far east",
         "Leave a Reply Cancel reply"], "Ines Falk", ("The Eastgate Observer",)),
    "no author": ([TITLE, *BODY, SOURCE, *FORM], None, DOMAIN),
    "comments": ([TITLE, *BODY, "2 Comments", "Tom says: the number is far higher, as everybody knows."], None, ()),
}  # fmt: skip


@pytest.mark.parametrize("joint", ["\n\n", "\r\n\r\n", "\n", "\n \n\n"])
@pytest.mark.parametrize("name", TEXTS)
def test_saved_as_text(name: str, joint: str) -> None:
    blocks, byline, sources = TEXTS[name]
    article, _ = extract_article(Page("/news/page.txt", joint.join(blocks).encode(), "text/plain"))
    assert article is not None
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.byline, article.declared_sources) == (TITLE, byline, sources)


HEAD = f"<html><body><div id='page'><h1>{TITLE}</h1>"
REPLY = "<h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p>"
PAGES: dict[str, tuple[MediaType, str, str | None, tuple[str, ...]]] = {
    "no classes at all": (
        "text/html",
        f"{HEAD}{paragraphs(*BODY, SOURCE)}<h2>About Ines Falk</h2><p>{BIOGRAPHY}</p>"
        f"<a href='/a'>View all posts by Ines Falk →</a>{REPLY}</div>",
        "Ines Falk",
        DOMAIN,
    ),
    "line breaks for paragraphs": (
        "text/html",
        f"{HEAD}<div>{'<br><br>'.join(BODY)}<br><br>Original Source: <a "
        f"href='https://m.eastgateobserver.example/a'>here</a>"
        f"</div><div class='author-title'><h4>Ines Falk</h4><div>{BIOGRAPHY}</div></div><div>Leave a Reply</div></div>",
        "Ines Falk",
        DOMAIN,
    ),
    "comments in a box": (
        "text/html",
        f"<article><h1>{TITLE}</h1>{paragraphs(*BODY, SOURCE)}</article><div class='author-bio'>{BIOGRAPHY}</div>"
        "<div class='replies'><h3>2 thoughts on “Envoy”</h3><p>Tom says: I do not believe a word of what this "
        "newspaper "
        "writes about the war any more.</p><p>Ann says: The real number is 200,000, so why not print it?</p></div>",
        "Ines Falk",
        DOMAIN,
    ),
    "a credit sentence with links": (
        "text/html",
        f"<article><h1>{TITLE}</h1>{paragraphs(*BODY)}<p>This article was originally published by "
        "<a href='https://harbourpost.example/a'>Harbour Post</a>. Read the <a href='/b'>original "
        "article</a>.</p></article>",
        None,
        ("Harbour Post",),
    ),
    "Markdown": (
        "text/markdown",
        "\n\n".join(
            (f"# {TITLE}", *BODY, "**Original Source:** [here](https://m.eastgateobserver.example)",
             "**About Ines Falk**", BIOGRAPHY, "[View all posts by Ines Falk →](https://n.example/a)",
             "### Leave a Reply")
        ),
        "Ines Falk",
        DOMAIN,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_saved_as_markup(name: str) -> None:
    media_type, markup, byline, sources = PAGES[name]
    article, _ = extract_article(Page("/news/page", markup.encode(), media_type))
    assert article is not None
    assert article.text == "\n\n".join(BODY)
    assert (article.title, article.byline, article.declared_sources) == (TITLE, byline, sources)
