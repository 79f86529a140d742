"""Short articles on other stories than the gold one, with claims built by hand."""

from __future__ import annotations

from typing import Any

from reportedly.model import Article, Claim, ClaimPlace, ClaimTime, CodedEvent, Holder, Quantity, Span
from reportedly.model.relations import ReadArticle


def article(article_id: str, published: str, text: str, *claims: dict[str, Any], **metadata: Any) -> ReadArticle:
    """Return an article whose claims are given as their evidence's words and the fields that matter."""
    made = tuple(_claim(f"{article_id}.c{n}", text, **fields) for n, fields in enumerate(claims, start=1))
    return ReadArticle(Article(article_id, text, published=published, **metadata), made)


def said(words: str, **fields: Any) -> dict[str, Any]:
    """Return the description of one claim."""
    return {"words": words, **fields}


def _claim(
    claim_id: str,
    text: str,
    *,
    words: str,
    by: Holder | str | None = None,
    event: tuple[str | None, str, str] = (None, "", ""),
    count: tuple[float | None, float | None, str, str, str] | None = None,
    what: Any = None,
    place: tuple[str | None, str | None] | None = None,
    time: tuple[str | None, str | None] | None = None,
    **fields: Any,
) -> Claim:
    evidence = span(text, words)
    holder = by if isinstance(by, Holder) else Holder("person", None, by) if by else Holder()
    kind, actors, recipients = event
    quantity = None
    if count:
        low, high, relation, unit, of = count
        quantity = Quantity(evidence, evidence, low, high, relation, unit, kind=of, what=what)  # type: ignore[arg-type]
    return Claim(
        claim_id,
        evidence,
        holder,
        event=CodedEvent(kind, tuple(actors.split()), tuple(recipients.split())),  # type: ignore[arg-type]
        quantity=quantity,
        place=ClaimPlace(evidence, *place) if place else None,
        time=ClaimTime(evidence, *time) if time else None,
        **fields,
    )


def span(text: str, words: str) -> Span:
    """Return where the words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))
