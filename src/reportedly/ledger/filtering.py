"""Filtering: a ClaimFilter as conditions on the tables, so that indexes carry it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, select

from reportedly.errors import CodebookError
from reportedly.ledger import search
from reportedly.ledger.identity import storable
from reportedly.ledger.indexing import fold
from reportedly.ledger.schema import articles, claims, parties, readings
from reportedly.model import ClaimFilter
from reportedly.model.codec import check_value
from reportedly.reference.dates import parse_day

_CODE: Final = re.compile(r"([A-Z]{3})(?:-([A-Z]{3}))?")

#: Filters that are one column's value.
_COLUMNS: Final = ("holder_kind", "event", "unit", "certainty", "polarity", "status", "speech_act", "kind")

#: The vocabulary of each filter that has one: a word outside it is a slip, and would match nothing in silence.
_VOCABULARY_OF: Final = {
    "holder_kind": "holder.kind", "event": "event.type", "certainty": "certainty", "polarity": "polarity",
    "status": "status", "speech_act": "speech_act", "kind": "quantity.kind",
}  # fmt: skip


def select_claims(connection: Connection, claim_filter: ClaimFilter) -> Select[Any]:
    """Return the query for the claims that match, in order, with limit and offset."""
    query = select(claims.c.claim_no, claims.c.reading_no, claims.c.record)
    query = query.where(*conditions(connection, claim_filter))
    if claim_filter.sort == "article":
        query = query.order_by(claims.c.article_no, claims.c.claim_no)
    elif claim_filter.sort == "oldest":
        # Undated articles come last here too.
        query = query.order_by((claims.c.day == "").asc(), claims.c.day.asc(), claims.c.claim_no)
    else:
        query = query.order_by(claims.c.day.desc(), claims.c.claim_no)
    if claim_filter.limit is not None:
        query = query.limit(max(0, claim_filter.limit))
    return query.offset(max(0, claim_filter.offset)) if claim_filter.offset else query


def conditions(connection: Connection, claim_filter: ClaimFilter) -> list[ColumnElement[bool]]:
    """Return the conditions on ``claims`` that a filter means; raise CodebookError for a word of no vocabulary."""
    claim_filter = _without_blanks(claim_filter)
    found = [_state(claim_filter)]
    for name in _COLUMNS:
        value = getattr(claim_filter, name)
        if value is not None:
            wanted = storable(value.strip().upper()) if name == "event" else fold(value)
            if name in _VOCABULARY_OF:
                check_value(_VOCABULARY_OF[name], wanted)
            found.append(claims.c[name] == wanted)
    if claim_filter.holder is not None:
        found += _holder(connection, claim_filter.holder.strip())
    if claim_filter.place is not None:
        found.append(_place(connection, claim_filter.place.strip()))
    if claim_filter.publisher is not None:
        found.append(same_or_part(connection, claims.c.publisher_fold, claim_filter.publisher))
    for role, code in (("actor", claim_filter.actor), ("recipient", claim_filter.recipient)):
        if code is not None:
            party = select(parties.c.claim_no).where(
                parties.c.role == role, parties.c.code == storable(code.strip().upper())
            )
            found.append(claims.c.claim_no.in_(party))
    if claim_filter.article is not None:
        same = articles.c.article_id == storable(claim_filter.article)
        found.append(claims.c.article_no.in_(select(articles.c.article_no).where(same)))
    if claim_filter.anonymous is not None:
        found.append(claims.c.anonymous == claim_filter.anonymous)
    found += between(claims.c.day, claims.c.day_last, claim_filter.since, claim_filter.until)
    if claim_filter.text is not None:
        found.append(claims.c.claim_no.in_(search.claims_with(connection, claim_filter.text)))
    if claim_filter.article_text is not None:
        revisions_found = search.revisions_with(connection, claim_filter.article_text)
        read = select(readings.c.reading_no).where(readings.c.revision_no.in_(revisions_found), readings.c.current)
        found.append(claims.c.reading_no.in_(read))
    return found


def _without_blanks(claim_filter: ClaimFilter) -> ClaimFilter:
    """Take fields of white space alone as not set: an empty field of a form asks for nothing."""
    values = {field.name: getattr(claim_filter, field.name) for field in fields(claim_filter)}
    blank: dict[str, Any] = {
        name: None for name, value in values.items() if isinstance(value, str) and not value.strip()
    }
    return replace(claim_filter, **blank) if blank else claim_filter


def _state(claim_filter: ClaimFilter) -> ColumnElement[bool]:
    # Written out, not bound: the partial indexes are used only where the planner can see the word.
    if claim_filter.rejected == "hide":
        return claims.c.state == literal_column("'shown'")
    if claim_filter.rejected == "only":
        return claims.c.state == literal_column("'rejected'")
    return claims.c.state != literal_column("'past'")


def _holder(connection: Connection, holder: str) -> list[ColumnElement[bool]]:
    code = _CODE.fullmatch(holder)
    if code and _is_known(connection, claims.c.holder_country, code[1]):
        country = claims.c.holder_country == code[1]
        return [country, claims.c.holder_sector == code[2]] if code[2] else [country]
    return [claims.c.holder_fold.contains(fold(holder) or "", autoescape=True)]


def _place(connection: Connection, place: str) -> ColumnElement[bool]:
    if _CODE.fullmatch(place) and _is_known(connection, claims.c.place_country, place):
        return claims.c.place_country == place
    return claims.c.place_words.contains(fold(place) or "", autoescape=True)


def same_or_part(connection: Connection, stored: Any, words: str) -> ColumnElement[bool]:
    """Return the condition that a folded column is these words, or holds them where no row's is these words."""
    wanted = fold(words) or ""
    if connection.scalar(select(exists().where(stored == wanted))):
        return stored == wanted  # type: ignore[no-any-return]
    return stored.contains(wanted, autoescape=True)  # type: ignore[no-any-return]


def _is_known(connection: Connection, stored: Any, value: str) -> bool:
    shown = claims.c.state == literal_column("'shown'")
    return bool(connection.scalar(select(exists().where(stored == value, shown))))


def between(first: Any, last: Any, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions that a date, possibly partial, may lie from ``since`` to ``until``, both inclusive.

    An unknown date lies nowhere; a blank bound is none. Raises CodebookError for one that is no date.
    """
    found: list[ColumnElement[bool]] = []
    if since is not None and since.strip():
        found.append(last >= _bound("since", since))
    if until is not None and until.strip():
        found += [first <= _bound("until", until, last=True), first != ""]
    return found


def _bound(name: str, words: str, *, last: bool = False) -> str:
    """Return the first or last day of a date as people write it, whole or partial."""
    day = parse_day(words, last=last)
    if day is None:
        raise CodebookError(f"{name} {words.strip()!r}: not a date; write it as 2024-11-17, 2024-11 or 2024")
    return day.isoformat()
