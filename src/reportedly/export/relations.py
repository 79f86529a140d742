"""Relations: ``relations.json`` in the codebook's form, and relations as flat rows for a spreadsheet or a program.

Both are in an order of their own, that of ids, so that the same relations are written the same way byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportedly.export.table import COLUMNS, claim_record
from reportedly.model.codec import Record
from reportedly.model.ledger import ClaimRow
from reportedly.model.linked import Pair, ShownCopy, ShownDrift, ShownThread
from reportedly.model.relations import Agreement, Conflict, Copy, Relations, Update
from reportedly.model.wording import figure_in_words, holder_in_words, standing_in_words

COPY_COLUMNS: Final = (
    "copy", "copy_outlet", "copy_published", "of", "of_outlet", "of_published", "of_outside", "kind", "containment",
    "why",
)  # fmt: skip


def _sides(first: str, second: str, *words: str) -> tuple[str, ...]:
    names = ("", "_outlet", "_published", "_holder", "_figure", "_standing", "_quote", *words)
    return ("kind", *(f"{side}{name}" for side in (first, second) for name in names), "why")


DRIFT_COLUMNS: Final = _sides("from", "to", "_words")
CONFLICT_COLUMNS: Final = _sides("first", "second")
MEMBER_COLUMNS: Final = ("thread", "origin", "origin_holder", "origin_occasion", "origin_why", *COLUMNS)


def relations_record(relations: Relations) -> dict[str, list[Record]]:
    """Write relations in the codebook's form, each with ``why``; groups of one claim are left out of the threads.

    >>> relations_record(Relations(copies=(Copy("b", "a", "rewrite"),)))["copies"]
    [{'copy': 'b', 'of': 'a', 'kind': 'rewrite', 'why': []}]
    """
    return {
        "threads": _ordered(
            {"id": thread.id, "claims": list(thread.claims), "why": list(thread.why)}
            for thread in relations.threads
            if len(thread.claims) > 1
        ),
        "origins": _ordered(
            {
                "id": origin.id,
                "holder": origin.holder,
                "occasion": origin.occasion,
                "claims": list(origin.claims),
                "why": list(origin.why),
            }
            for origin in relations.origins
        ),
        "copies": _ordered(map(copy_record, relations.copies)),
        "drift": _ordered(
            {"from": drift.earlier, "to": drift.later, "kind": drift.kind, "why": list(drift.why)}
            for drift in relations.drift
        ),
        "conflicts": _ordered(
            {"claims": sorted(conflict.claims), "kind": conflict.kind, "why": list(conflict.why)}
            for conflict in relations.conflicts
        ),
        "updates": _ordered(
            {"earlier": update.earlier, "later": update.later, "why": list(update.why)} for update in relations.updates
        ),
    }


def copy_record(copy: Copy) -> Record:
    """Write one copy in the codebook's form."""
    outside = {"of_outside": True} if copy.of_outside else {}
    return {"copy": copy.copy, "of": copy.of, "kind": copy.kind, **outside, "why": list(copy.why)}


def _ordered(records: Iterable[Record]) -> list[Record]:
    """Sort records by what they say: ids, then kinds, never by the order in which they came."""
    return sorted(records, key=lambda record: [str(value) for key, value in record.items() if key != "why"])


def copy_row(shown: ShownCopy) -> Record:
    """Return a copy as a flat row."""
    copy, article, of = shown.copy, shown.article, shown.of
    return {
        "copy": copy.copy,
        "copy_outlet": article.publisher,
        "copy_published": article.published,
        "of": copy.of,
        "of_outlet": copy.of if copy.of_outside else of.publisher if of else None,
        "of_published": of.published if of else None,
        "of_outside": copy.of_outside,
        "kind": copy.kind,
        "containment": copy.containment,
        "why": list(copy.why),
    }


def drift_row(shown: ShownDrift) -> Record:
    """Return a change as a flat row, with the words on both sides."""
    drift, before, after = shown.drift, shown.earlier_excerpt, shown.later_excerpt
    return {
        "kind": drift.kind,
        **_side("from", shown.earlier),
        "from_words": before.words.of(before.text) if before.words else None,
        **_side("to", shown.later),
        "to_words": after.words.of(after.text) if after.words else None,
        "why": list(drift.why),
    }


def pair_row(pair: Pair[Conflict] | Pair[Agreement] | Pair[Update]) -> Record:
    """Return a conflict, an agreement or an update as a flat row."""
    kind = {"kind": pair.relation.kind} if isinstance(pair.relation, Conflict) else {}
    names = ("earlier", "later") if isinstance(pair.relation, Update) else ("first", "second")
    return {**kind, **_side(names[0], pair.first), **_side(names[1], pair.second), "why": list(pair.relation.why)}


def _side(name: str, row: ClaimRow) -> Record:
    """Return one side of a relation: who said what where, never a figure without its bound and kind."""
    return {
        name: row.claim.id,
        f"{name}_outlet": row.article.publisher,
        f"{name}_published": row.article.published,
        f"{name}_holder": holder_in_words(row.claim.holder, row.holder_text),
        f"{name}_figure": figure_in_words(row.claim.quantity) or None,
        f"{name}_standing": standing_in_words(row.claim),
        f"{name}_quote": row.quote,
    }


def member_rows(shown: ShownThread) -> list[Record]:
    """Return a thread's claims as the flat rows of claims, each with its thread and its origin."""
    origin_of = {row.claim.id: group.origin for group in shown.origins for row in group.claims}
    rows = []
    for row in shown.claims:
        origin = origin_of.get(row.claim.id)
        about = {
            "thread": shown.thread.id,
            "origin": origin.id if origin else None,
            "origin_holder": origin.holder if origin else None,
            "origin_occasion": origin.occasion if origin else None,
            "origin_why": list(origin.why) if origin else [],
        }
        rows.append({**about, **claim_record(row)})
    return rows


def thread_record(shown: ShownThread) -> Record:
    """Return a thread with all that is known of it, as JSON values."""
    standing = shown.standing
    return {
        "id": shown.thread.id,
        "why": list(shown.thread.why),
        "claims": [claim_record(row) for row in shown.claims],
        "articles": shown.articles,
        "outlets": shown.outlets,
        "origins": [
            {
                "id": group.origin.id,
                "holder": group.origin.holder,
                "occasion": group.origin.occasion,
                "claims": [row.claim.id for row in group.claims],
                "articles": group.articles,
                "why": list(group.origin.why),
            }
            for group in shown.origins
        ],
        "own_voice": [row.claim.id for row in shown.unsourced],
        "standing": {
            "asserted": list(standing.asserted),
            "denied": list(standing.denied),
            "declined": list(standing.declined),
            "origins": list(standing.origins),
            "first": standing.first,
            "latest": standing.latest,
            "digit": standing.digit,
            "why": list(standing.why),
        }
        if standing
        else None,
        "drift": [drift_row(item) for item in shown.drift],
        "conflicts": [pair_row(pair) for pair in shown.conflicts],
        "updates": [pair_row(pair) for pair in shown.updates],
        "agreements": [pair_row(pair) for pair in shown.agreements],
    }
