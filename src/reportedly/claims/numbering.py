"""Numbering: each figure with one claim, each stretch of evidence once, and ids in the text's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.claims.figures import Figures
from reportedly.model import Claim, Span


def counting_once(drafts: Sequence[tuple[int, Claim]], figures: Figures) -> list[Claim]:
    """Leave each number with one claim: the one whose predicate it stands nearest to.

    ``drafts`` are claims with the token index of their clause's predicate.
    """
    nearest: dict[Span, int] = {}
    distances = []
    for predicate, claim in drafts:
        figure = claim.quantity
        distance = figures.distance(figure, predicate) if figure is not None else 0
        distances.append(distance)
        if figure is not None:
            nearest[figure.number] = min(distance, nearest.get(figure.number, distance))
    return [
        claim if claim.quantity is None or distance == nearest[claim.quantity.number] else replace(claim, quantity=None)
        for (_, claim), distance in zip(drafts, distances, strict=True)
    ]


def in_order(claims: Iterable[Claim], article: str) -> list[Claim]:
    """Return claims in the order of their evidence, the first of each, with ids ``<article>.c<N>`` from 1."""
    first: dict[Span, Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.evidence):
        first.setdefault(claim.evidence, claim)
    return [replace(claim, id=f"{article}.c{number}") for number, claim in enumerate(first.values(), 1)]
