"""An article given as one JSON object with the codebook's keys: its text is taken as it is, to the character."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.extract.dates import parse_date
from reportedly.model.codec import ARTICLE_KEYS

#: Keys read as the publication date where ``published`` is missing, in this order.
DATE_KEYS = ("published", "published_time", "date")
_STRING_KEYS = tuple(key for key in ARTICLE_KEYS if key not in ("declared_sources", "published"))
_READ_KEYS = frozenset((*ARTICLE_KEYS, *DATE_KEYS, "text", "claims"))


@dataclass(slots=True)
class Problem:
    """What is wrong with a part of the input: an issue's code, and its message without the origin."""

    code: str
    message: str


@dataclass(slots=True)
class JsonArticle:
    """The keys of an input object, checked; ``text`` is None where the object gives no article."""

    text: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    declared_sources: tuple[str, ...] | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_json_article(content: str) -> JsonArticle:
    """Read one article object.

    A missing or wrongly typed ``text`` gives no article; a wrong type anywhere else drops that key alone. Either is
    told in ``problems``. So is an empty ``text``, which is an article all the same: every object given has its answer.
    ``claims`` are left out: the program codes its own. Unknown keys are kept in ``extra``.
    """
    article = JsonArticle()
    try:
        record = json.loads(content, parse_constant=lambda _name: None)
    except RecursionError:
        article.problems.append(Problem("broken_json", "JSON nested too deeply; give one flat article object"))
        return article
    except ValueError as error:
        article.problems.append(Problem("broken_json", f"not valid JSON ({error}); give one article object"))
        return article
    if not isinstance(record, dict):
        message = f"expected one article object, found {type_name(record)}; give an object with a 'text' key"
        article.problems.append(Problem("wrong_type", message))
        return article
    _read_text(article, record)
    for key in _STRING_KEYS:
        _read_string(article, record, key)
    _read_date(article, record)
    _read_sources(article, record)
    for key, value in record.items():
        if key in _READ_KEYS:
            continue
        if _is_storable(key) and _is_storable(value):
            article.extra[key] = value
        else:
            article.problems.append(_bad_text(ascii(key)))
    return article


def _read_text(article: JsonArticle, record: Mapping[str, Any]) -> None:
    text = record.get("text")
    if not isinstance(text, str):
        found = "is missing" if "text" not in record else f"must be a string, found {type_name(text)}"
        article.problems.append(Problem("wrong_type", f"key 'text' {found}; give the article's body"))
    elif not _is_storable(text):
        message = "key 'text' holds a lone surrogate, which is no character; repair the text and read it again"
        article.problems.append(Problem("bad_text", message))
    else:
        article.text = text
        if not text.strip():
            article.problems.append(Problem("empty", "key 'text' is empty; give the article's body"))


def _read_string(article: JsonArticle, record: Mapping[str, Any], key: str) -> None:
    value = record.get(key)
    if value is None:
        return
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        article.problems.append(_wrong_type(key, "a string", value))
    elif not _is_storable(value):
        article.problems.append(_bad_text(repr(key)))
    elif value.strip():
        article.fields[key] = value


def _read_date(article: JsonArticle, record: Mapping[str, Any]) -> None:
    """Read the publication date from the first key that gives one."""
    for key in DATE_KEYS:
        value = record.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            article.problems.append(_wrong_type(key, "a string", value))
        elif published := parse_date(value):
            article.fields["published"] = published
            return
        elif value.strip():
            message = f"key {key!r} is no date: {value[:60]!a}; write it as 2024-11-17, 2024-11 or 2024"
            article.problems.append(Problem("bad_date", message))


def _read_sources(article: JsonArticle, record: Mapping[str, Any]) -> None:
    value = record.get("declared_sources")
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(source, str) for source in value):
        article.problems.append(_wrong_type("declared_sources", "a list of strings", value))
    elif not _is_storable(value):
        article.problems.append(_bad_text("'declared_sources'"))
    else:
        article.declared_sources = tuple(dict.fromkeys(source for source in value if source.strip()))


def _wrong_type(key: str, wanted: str, value: object) -> Problem:
    return Problem("wrong_type", f"key {key!r} must be {wanted}, found {type_name(value)}; the key was left out")


def _bad_text(key: str) -> Problem:
    return Problem("bad_text", f"key {key} holds a lone surrogate, which is no character; the key was left out")


def type_name(value: object) -> str:
    """Name a JSON value's type as JSON calls it.

    >>> type_name([]), type_name(None), type_name(1.5)
    ('an array', 'null', 'a number')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, str):
        return "a string"
    return "an object" if isinstance(value, dict) else "an array" if isinstance(value, list) else "a number"


def _is_storable(value: object) -> bool:
    """Tell whether a value can be written as UTF-8."""
    try:
        (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode("utf-8")
    except (UnicodeEncodeError, RecursionError):
        return False
    return True
