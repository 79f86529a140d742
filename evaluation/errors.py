"""The error browser: which claims were missed, invented or read wrongly, field by field, with their words."""

from __future__ import annotations

from types import ModuleType
from typing import Any

Record = dict[str, Any]
_PLAIN = ("polarity", "certainty", "status", "speech_act")


def wrong_fields(scorer: ModuleType, gold: Record, claim: Record, text: str) -> dict[str, tuple[Any, Any]]:
    """Return each field of a matched claim that differs from the gold, with both values."""
    wrong: dict[str, tuple[Any, Any]] = {}
    if not scorer.holder_agrees(gold.get("holder"), claim.get("holder"), text):
        wrong["holder"] = (_holder(gold["holder"], text), _holder(claim["holder"], text))
    for field in _PLAIN:
        if gold.get(field) != claim.get(field):
            wrong[field] = (gold.get(field), claim.get(field))
    if not scorer.quantity_agrees(gold.get("quantity"), claim.get("quantity")):
        wrong["quantity"] = (_quantity(gold.get("quantity"), text), _quantity(claim.get("quantity"), text))
    event, other = gold.get("event") or {}, claim.get("event") or {}
    for field in ("type", "actors", "recipients"):
        if event.get("type") and sorted(event.get(field) or []) != sorted(other.get(field) or []):
            wrong[f"event.{field}"] = (event.get(field), other.get(field))
    for field, key in (("place", "country"), ("time", "start")):
        if gold.get(field) and gold[field].get(key) != (claim.get(field) or {}).get(key):
            wrong[field] = (gold[field], claim.get(field))
    return wrong


def _holder(holder: Record | None, text: str) -> str:
    if not holder or holder["kind"] == "article":
        return "article"
    span = holder.get("text")
    words = text[span["start"] : span["end"]] if isinstance(span, dict) else span
    return f"{words!r} {holder.get('name')} {holder.get('country')}"


def _quantity(quantity: Record | None, text: str) -> str:
    if not quantity:
        return "none"
    span = quantity["text"]
    words = text[span["start"] : span["end"]] if isinstance(span, dict) else span
    return f"{words!r} {quantity['low']} {quantity['high']} {quantity['relation']} {quantity['unit']}"


def print_misses(
    scorer: ModuleType, gold: dict[str, Record], predicted: dict[str, Record], field: str | None = None
) -> None:
    """Print every claim missed, invented or read wrongly; with ``field``, only where that field is wrong."""
    for key, article in gold.items():
        text, claims = article["text"], predicted[key]["claims"]
        pairs = scorer.match(article, {"text": text, "claims": claims})
        for wanted, claim in pairs:
            wrong = wrong_fields(scorer, wanted, claim, text)
            shown = {name: values for name, values in wrong.items() if field in (None, name)}
            if shown:
                print(f"{key} {wanted['evidence']}")
                for name, (right, read) in shown.items():
                    print(f"      {name}: {right}  READ AS  {read}   [{claim['read_by'].get(name, '')}]")
        if field is not None:
            continue
        matched = {id(claim) for _, claim in pairs}, {id(wanted) for wanted, _ in pairs}
        for claim in claims:
            if id(claim) not in matched[0]:
                span = claim["evidence"]
                print(f"{key} INVENTED {text[span['start'] : span['end']]!r} {_holder(claim['holder'], text)}")
        for wanted in article["claims"]:
            if id(wanted) not in matched[1]:
                print(f"{key} MISSED {wanted['evidence']!r}")
