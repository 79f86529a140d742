"""Lines: an article with its claims as one line of JSON in the codebook's form (``code --format json``)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reportedly.model import Article, Claim
from reportedly.model.codec import article_to_record


def article_line(article: Article, claims: Iterable[Claim] = ()) -> str:
    """Write one article as one line, without the newline, every span as ``{"start", "end"}``.

    The line is valid UTF-8 JSON whatever the text holds; see :func:`json_line`.
    """
    return json_line(article_to_record(article, claims))


def json_line(record: object) -> str:
    r"""Write a record as one line of JSON that can be sent as UTF-8.

    Characters stand as they are, except where the record holds a lone surrogate, which UTF-8 cannot carry: then every
    other character than ASCII is escaped. Line separators that some readers take for a line's end are escaped too.

    >>> json_line({"text": "Zürich"}), json_line({"text": "\ud800"})
    ('{"text": "Zürich"}', '{"text": "\\ud800"}')
    """
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
