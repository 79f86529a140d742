"""The codebook's JSON form of articles and claims, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.errors import CodebookError
from reportedly.model.annotations import Quantity
from reportedly.model.articles import Article, Notice
from reportedly.model.claims import Claim, ClaimPlace, ClaimTime, CodedEvent, Holder
from reportedly.model.spans import Span
from reportedly.model.vocabulary import VOCABULARIES

Record = dict[str, Any]

#: The keys of an input article that :class:`Article` has fields for; all others are kept in ``extra``.
ARTICLE_KEYS = (
    "id", "url", "publisher", "published", "title", "byline", "declared_sources", "language", "canonical_url",
    "origin", "retrieved",
)  # fmt: skip


def span_to_record(span: Span | None) -> Record | None:
    """Return ``{"start", "end"}``, or None."""
    return None if span is None else {"start": span.start, "end": span.end}


def span_from_record(record: Mapping[str, int] | None) -> Span | None:
    """Read what :func:`span_to_record` wrote."""
    return None if record is None else Span(record["start"], record["end"])


def quantity_to_record(quantity: Quantity) -> Record:
    """Write a claim's quantity in the codebook's form."""
    return {
        "text": span_to_record(quantity.span),
        "number": span_to_record(quantity.number),
        "low": plain_number(quantity.low),
        "high": plain_number(quantity.high),
        "relation": quantity.relation,
        "unit": quantity.unit,
        "kind": quantity.kind,
        "what": quantity.what,
        "as_of": quantity.as_of,
    }


def plain_number(number: float | None) -> float | int | None:
    """Write whole numbers without a decimal point."""
    return int(number) if number is not None and float(number).is_integer() else number


def claim_to_record(claim: Claim) -> Record:
    """Write one claim in the codebook's form, every span as ``{"start", "end"}``."""
    holder, event = claim.holder, claim.event
    return {
        "id": claim.id,
        "evidence": span_to_record(claim.evidence),
        "holder": {
            "text": span_to_record(holder.text),
            "kind": holder.kind,
            "name": holder.name,
            "country": holder.country,
            "sector": holder.sector,
            "anonymous": holder.anonymous,
        },
        "via": list(claim.via),
        "via_cues": [span_to_record(cue) for cue in claim.via_cues],
        "cue": span_to_record(claim.cue),
        "speech_act": claim.speech_act,
        "event": {"type": event.type, "actors": list(event.actors), "recipients": list(event.recipients)},
        "quantity": quantity_to_record(claim.quantity) if claim.quantity else None,
        "place": {
            "text": span_to_record(claim.place.text),
            "country": claim.place.country,
            "name": claim.place.name,
        }
        if claim.place
        else None,
        "time": {"text": span_to_record(claim.time.text), "start": claim.time.start, "end": claim.time.end}
        if claim.time
        else None,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "status": claim.status,
        "hedges": [span_to_record(hedge) for hedge in claim.hedges],
        "basis": claim.basis,
        "phase": claim.phase,
        "part_of": claim.part_of,
        "read_by": dict(claim.read_by),
    }


def claim_from_record(record: Mapping[str, Any]) -> Claim:
    """Read a claim that :func:`claim_to_record` wrote; raise CodebookError on a value outside the vocabularies."""
    holder, event = record["holder"], record["event"]
    quantity, place, time = record.get("quantity"), record.get("place"), record.get("time")
    for field, value in (
        ("holder.kind", holder["kind"]),
        ("sector", holder["sector"]),
        ("speech_act", record["speech_act"]),
        ("event.type", event["type"]),
        ("polarity", record["polarity"]),
        ("certainty", record["certainty"]),
        ("status", record["status"]),
        ("basis", record.get("basis")),
        ("quantity.relation", quantity and quantity["relation"]),
        ("quantity.kind", quantity and quantity["kind"]),
        ("quantity.what", quantity and quantity.get("what")),
    ):
        check_value(field, value, claim_id=record["id"])
    return Claim(
        id=record["id"],
        evidence=_span(record["evidence"]),
        holder=Holder(
            kind=holder["kind"],
            text=span_from_record(holder["text"]),
            name=holder["name"],
            country=holder["country"],
            sector=holder["sector"],
            anonymous=holder["anonymous"],
        ),
        via=tuple(record["via"]),
        via_cues=tuple(span_from_record(cue) for cue in record.get("via_cues", ())),
        cue=span_from_record(record["cue"]),
        speech_act=record["speech_act"],
        event=CodedEvent(event["type"], tuple(event["actors"]), tuple(event["recipients"])),
        quantity=Quantity(
            span=_span(quantity["text"]),
            number=_span(quantity.get("number") or quantity["text"]),
            low=quantity["low"],
            high=quantity["high"],
            relation=quantity["relation"],
            unit=quantity["unit"],
            kind=quantity["kind"],
            what=quantity.get("what"),
            as_of=quantity.get("as_of"),
        )
        if quantity
        else None,
        place=ClaimPlace(_span(place["text"]), place["country"], place["name"]) if place else None,
        time=ClaimTime(_span(time["text"]), time["start"], time["end"]) if time else None,
        polarity=record["polarity"],
        certainty=record["certainty"],
        status=record["status"],
        hedges=tuple(_span(hedge) for hedge in record["hedges"]),
        basis=record.get("basis", "unknown"),
        phase=record.get("phase"),
        part_of=record.get("part_of"),
        read_by=dict(record.get("read_by", {})),
    )


def _span(record: Mapping[str, int]) -> Span:
    return Span(record["start"], record["end"])


def check_value(field: str, value: str | None, *, claim_id: str | None = None) -> None:
    """Raise CodebookError where ``value`` is not in the vocabulary of ``field``; None is allowed."""
    if value is not None and value not in VOCABULARIES[field]:
        where = f" in claim {claim_id}" if claim_id else ""
        known = ", ".join(VOCABULARIES[field])
        raise CodebookError(f"codebook: unknown {field} {value!r}{where}; known: {known}")


def article_to_record(article: Article, claims: Iterable[Claim] = ()) -> Record:
    """Write one article with its claims in the codebook's form; unknown input keys are written back as they came."""
    record: Record = {
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "title": article.title,
        "byline": article.byline,
        "declared_sources": list(article.declared_sources),
        "language": article.language,
        "canonical_url": article.canonical_url,
        "origin": article.origin,
        "retrieved": article.retrieved,
        "notices": [
            {"kind": notice.kind, "text": notice.text, "span": span_to_record(notice.span)}
            for notice in article.notices
        ],
        "text": article.text,
        "claims": [claim_to_record(claim) for claim in claims],
    }
    return {**{key: value for key, value in article.extra.items() if key not in record}, **record}


def article_from_record(record: Mapping[str, Any]) -> Article:
    """Read an article that :func:`article_to_record` wrote; its claims are left out, its unknown keys kept."""
    known: dict[str, Any] = {key: record.get(key) for key in ARTICLE_KEYS}
    known["declared_sources"] = tuple(record.get("declared_sources") or ())
    notices = tuple(
        Notice(notice["kind"], notice["text"], span_from_record(notice.get("span")))
        for notice in record.get("notices") or ()
    )
    extra = {key: value for key, value in record.items() if key not in {*ARTICLE_KEYS, "notices", "text", "claims"}}
    return Article(text=record["text"], notices=notices, extra=extra, **known)
