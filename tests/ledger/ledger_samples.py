"""Small articles with claims, written for the ledger's tests; no reader is needed to make them."""

from __future__ import annotations

from dataclasses import replace

from reportedly.model import (
    Article,
    Claim,
    ClaimPlace,
    CodedArticle,
    CodedEvent,
    Holder,
    Quantity,
    Span,
)

TEXT = (
    "The Ukrainian ambassador to South Korea estimated that around 15,000 North Korean troops might be stationed in "
    "the Kursk region.\n\nEmerging reports say Pyongyang may send up to 100,000 troops to help Russia. German "
    "officials, who asked not to be named, said Olaf Scholz would urge Xi Jinping to act. It rained."
)


def span(words: str, text: str = TEXT) -> Span:
    """Return the span of words that stand once in a text."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def make_article(article_id: str = "dispatch", text: str = TEXT, **fields: object) -> Article:
    """Return an article read from a file of its own."""
    values: dict[str, object] = {
        "origin": f"/news/{article_id}.json",
        "publisher": "Delta Ledger",
        "published": "2024-11-17",
        "title": "Pyongyang's soldiers",
        "byline": "Ada Quill",
    }
    return Article(id=article_id, text=text, **{**values, **fields})  # type: ignore[arg-type]


def make_claims(article_id: str = "dispatch", text: str = TEXT) -> tuple[Claim, ...]:
    """Return the three claims of :data:`TEXT`."""
    ambassador = Holder("role", span("The Ukrainian ambassador to South Korea", text), None, "UKR", "GOV")
    reports = Holder("reports", span("Emerging reports", text), anonymous=True)
    officials = Holder("group", span("German officials", text), None, "DEU", "GOV", anonymous=True)
    return (
        Claim(
            id=f"{article_id}.c1",
            evidence=span("around 15,000 North Korean troops might be stationed in the Kursk region", text),
            holder=ambassador,
            cue=span("estimated", text),
            speech_act="estimate",
            event=CodedEvent("MOBILIZE", ("PRK-MIL",)),
            quantity=Quantity(
                span("around 15,000", text), span("15,000", text), 15000, 15000, "approx", "troop", kind="stock"
            ),
            place=ClaimPlace(span("Kursk region", text), "RUS", "Kursk Oblast"),
            certainty="possible",
            status="ongoing",
            hedges=(span("might", text),),
            read_by={"certainty": "certainty/modal"},
        ),
        Claim(
            id=f"{article_id}.c2",
            evidence=span("Pyongyang may send up to 100,000 troops to help Russia", text),
            holder=reports,
            event=CodedEvent("AID", ("PRK",), ("RUS",)),
            quantity=Quantity(
                span("up to 100,000", text), span("100,000", text), None, 100000, "at_most", "troop", kind="flow"
            ),
            certainty="possible",
            status="predicted",
        ),
        Claim(
            id=f"{article_id}.c3",
            evidence=span("Olaf Scholz would urge Xi Jinping to act", text),
            holder=officials,
            event=CodedEvent("REQUEST", ("DEU-GOV",), ("CHN-GOV",)),
            status="planned",
            part_of=f"{article_id}.c2",
        ),
    )


def make_coded(article_id: str = "dispatch", text: str = TEXT) -> CodedArticle:
    """Return the reading of :data:`TEXT`: three sentences with a claim, one without."""
    return CodedArticle(make_claims(article_id, text), sentences=4, silent=(span("It rained.", text),))


def changed(coded: CodedArticle, number: int, **fields: object) -> CodedArticle:
    """Return a reading with fields of its ``number``-th claim changed."""
    claims = list(coded.claims)
    claims[number] = replace(claims[number], **fields)  # type: ignore[arg-type]
    return replace(coded, claims=tuple(claims))


def figure(claim: Claim, low: float | None, high: float | None) -> Quantity:
    """Return a claim's quantity with other numbers."""
    assert claim.quantity is not None
    return replace(claim.quantity, low=low, high=high)
