"""Pages written for the tests: an invented article in the shape of a news blog's page, as HTML and saved as text."""

from __future__ import annotations

TITLE = "Envoy: Rotation Would Keep 15,000 Men in Kursk"
BODY = (
    "North Korea may rotate up to 100,000 soldiers through Russia in one year, Ukraine's envoy in Seoul estimates, "
    "with some 15,000 of them in the Kursk region at any one time. The ministry in Moscow has denied the count.",
    "The envoy told a local broadcaster on Monday that the units would change places every two or three months. "
    "He gave no source for his figure, and two diplomats in Seoul said that they could not confirm it.",
    "German officials indicated that the chancellor would ask Beijing to use its influence at the talks next week.",
    "In summary, the deployment could draw the two capitals closer together, and their neighbours further apart.",
)
BIOGRAPHY = (
    "Ines Falk is an experienced journalist with a strong background in political reporting. Born and raised in Cork, "
    "she moved to Prague after her degree. Her commitment to accuracy has earned her respect among readers."
)
#: What must never be found in an article's text.
FURNITURE = (
    "Original Source", "About Ines Falk", "experienced journalist", "View all posts", "Leave a Reply", "newsletter",
    "will not be published", "Seoul weighs arms", "Home", "Share this", "All rights reserved", "Save my name",
    "Ministers meet in Rio",
)  # fmt: skip

TEXT = "\n\n".join(
    (
        TITLE,
        *BODY,
        "Original Source: eastgateobserver.example",
        "About Ines Falk",
        BIOGRAPHY,
        "View all posts by Ines Falk →",
        "Related Posts",
        "Seoul weighs arms for Kyiv",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
    )
)

HTML = f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8">
<title>{TITLE} - NewsLoom Digest</title>
<meta property="og:site_name" content="NewsLoom Digest">
<meta property="og:title" content="{TITLE} - NewsLoom Digest">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2024-11-18T09:30:00+00:00">
<meta property="article:modified_time" content="2024-11-19T07:00:00+00:00">
<link rel="canonical" href="https://newsloom.example/2024/11/envoy-rotation/">
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/politics">Politics</a></li></ul></nav>
<p>November 25, 2024</p></header>
<main><article class="post">
<h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="2024-11-18">November 18, 2024</time></div>
<div class="entry-content">
{"".join(f"<p>{paragraph}</p>" for paragraph in BODY[:2])}
<p><a href="/2024/11/seoul-arms">Seoul weighs arms for Kyiv as winter nears</a></p>
{"".join(f"<p>{paragraph}</p>" for paragraph in BODY[2:])}
<p>Original Source: <a href="https://eastgateobserver.example/world/100000">The Eastgate Observer</a></p>
<div class="sharing"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">X</a></li></ul></div>
</div>
<div class="author-info"><h2>About Ines Falk</h2><p>{BIOGRAPHY}
<a href="/author/ines-falk" rel="author">View all posts by Ines Falk →</a></p></div>
</article>
<section class="signup"><h3>Stay informed</h3>
<p>Sign up for our newsletter and get the latest news in your inbox.</p></section>
<section class="more"><h3>Related Posts</h3><ul><li><a href="/a">Seoul weighs arms for Kyiv</a> by Tom Adeyemi</li>
<li><a href="/b">Ministers meet in Rio</a> by Han Ye-rin</li></ul></section>
<div id="comments"><h3 id="reply-title">Leave a Reply</h3><form><p>Your email address will not be published.</p>
<label>Save my name, email, and website in this browser for the next time I comment.</label></form></div>
</main><footer><p>© 2024 NewsLoom Digest. All rights reserved.</p></footer></body></html>"""


def page_of(body: str, head: str = "") -> str:
    """Return a small HTML page."""
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"


def paragraphs(*texts: str) -> str:
    """Return paragraphs of HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)
