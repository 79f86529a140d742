"""The columns and rows that a claim is found by; made from the claim as it stands, with people's corrections."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, update

from reportedly.ledger import search
from reportedly.ledger.clock import first_and_last_day
from reportedly.ledger.identity import storable
from reportedly.ledger.schema import claims, parties
from reportedly.model import Article, Claim


def fold(words: str | None) -> str | None:
    """Return words as they are compared: case folded, white space single, storable; None for nothing."""
    return storable(" ".join(words.split()).casefold()) if words and words.strip() else None


def dated(article: Article) -> str | None:
    """Return the article's date of publication, partial where it is, None where it is none."""
    return article.published[:10] if article.published and first_and_last_day(article.published)[0] else None


def claim_columns(claim: Claim, article: Article) -> dict[str, Any]:
    """Return the columns of ``claims`` that filters read."""
    holder, place, quantity = claim.holder, claim.place, claim.quantity
    holder_text = holder.text.of(article.text) if holder.text else None
    day, day_last = first_and_last_day(article.published)
    names = [name for name in (holder.name, holder_text) if name]
    return {
        "day": day,
        "day_last": day_last,
        "published": dated(article),
        "publisher_fold": fold(article.publisher),
        "holder_kind": holder.kind,
        "holder_fold": fold("\n".join(names)),
        "holder_words": storable(holder.name) if holder.name else fold(holder_text),
        "holder_country": holder.country,
        "holder_sector": holder.sector,
        "anonymous": holder.anonymous,
        "speech_act": claim.speech_act,
        "event": claim.event.type,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "status": claim.status,
        "unit": fold(quantity.unit) if quantity else None,
        "kind": quantity.kind if quantity else None,
        "place_country": place.country if place else None,
        "place_words": fold(f"{place.name or ''} {place.text.of(article.text)}") if place else None,
    }


def party_rows(claim: Claim, claim_no: int) -> list[dict[str, Any]]:
    """Return the claim's rows of ``parties``."""
    return [
        {"role": role, "code": code, "claim_no": claim_no}
        for role, codes in (("actor", claim.event.actors), ("recipient", claim.event.recipients))
        for code in sorted({part for whole in codes for part in (whole, whole.partition("-")[0])})
    ]


def reindex_claim(connection: Connection, claim_no: int, claim: Claim, article: Article, *, rejected: bool) -> None:
    """Make a claim of a current reading be found by what it says now."""
    columns = claim_columns(claim, article)
    state = "rejected" if rejected else "shown"
    connection.execute(update(claims).where(claims.c.claim_no == claim_no).values(state=state, **columns))
    connection.execute(delete(parties).where(parties.c.claim_no == claim_no))
    if rows := party_rows(claim, claim_no):
        connection.execute(insert(parties), rows)
    search.drop_claims(connection, [claim_no])
    search.index_claims(connection, [(claim_no, search.words_of_claim(claim, article.text))])
