"""Score relations: ``python -m evaluation.links FOLDER [--gold-claims] [--gold-copies] [--misses] [--floor]``.

Every gold article is read by the real code and all are linked; the scorer beside the data compares the relations with
the gold ones. With ``--gold-claims`` the claims coded by hand are linked instead, along the copies found, or with
``--gold-copies`` along the copies coded by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.claims import load_scorer, read_articles, read_gold
from evaluation.floors import check_floors
from reportedly.link import link_articles
from reportedly.model.codec import article_from_record, claim_from_record
from reportedly.model.relations import Copy, ReadArticle, Relations

_SCORER = Path("../../../tools/score_claims.py")
_MEASURES = ("copies", "threads (pairs)", "origins (pairs)", "drift", "conflicts")
Record = dict[str, Any]


def relations_to_record(relations: Relations) -> Record:
    """Write relations in the codebook's form, as far as the scorer reads them."""
    return {
        "copies": [
            {"copy": copy.copy, "of": copy.of, "kind": copy.kind, **({"of_outside": True} if copy.of_outside else {})}
            for copy in relations.copies
        ],
        "threads": [{"id": thread.id, "claims": list(thread.claims)} for thread in relations.threads],
        "origins": [
            {"id": origin.id, "holder": origin.holder, "occasion": origin.occasion, "claims": list(origin.claims)}
            for origin in relations.origins
        ],
        "drift": [{"from": drift.earlier, "to": drift.later, "kind": drift.kind} for drift in relations.drift],
        "conflicts": [{"claims": list(found.claims), "kind": found.kind} for found in relations.conflicts],
        "updates": [{"earlier": update.earlier, "later": update.later} for update in relations.updates],
    }


def gold_claims(gold: Mapping[str, Record]) -> dict[str, Record]:
    """Return the gold articles with every span given as offsets, as the program writes them."""
    return {key: {**record, "claims": [_with_offsets(claim, record["text"]) for claim in record["claims"]]}
            for key, record in gold.items()}  # fmt: skip


def _with_offsets(claim: Record, text: str) -> Record:
    """Turn the exact words of each span into the offsets of where they stand, nearest to the evidence."""
    evidence = _locate(claim["evidence"], text, 0)

    def place(part: Record | None, key: str = "text") -> Record | None:
        return part and {**part, key: _locate(part.get(key), text, evidence["start"]) or evidence}

    holder = {"text": None, "name": None, "country": None, "sector": None, "anonymous": False, **claim["holder"]}
    return {
        **claim,
        "evidence": evidence,
        "holder": {**holder, "text": _locate(holder["text"], text, evidence["start"])},
        "cue": _locate(claim.get("cue"), text, evidence["start"]),
        "via": claim.get("via") or [],
        "quantity": place(claim.get("quantity")),
        "place": place(claim.get("place")),
        "time": place(claim.get("time")),
        "hedges": [found for hedge in claim.get("hedges") or [] if (found := _locate(hedge, text, evidence["start"]))],
    }


def _locate(words: Any, text: str, near: int) -> Any:
    """Return the offsets of the occurrence of ``words`` nearest to ``near``; offsets are kept as they are."""
    if not isinstance(words, str):
        return {"start": words[0], "end": words[1]} if isinstance(words, list) else words
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return {"start": start, "end": start + len(words)}


def to_items(records: Iterable[Record]) -> list[ReadArticle]:
    """Turn records in the codebook's form into what linking takes."""
    return [
        ReadArticle(article_from_record(record), tuple(map(claim_from_record, record["claims"]))) for record in records
    ]


def read_records(gold: Mapping[str, Record]) -> dict[str, Record]:
    """Read the gold articles' texts; what their pages declare as their sources is kept, as extraction would."""
    return {
        key: {**record, "declared_sources": gold[key].get("declared_sources") or []}
        for key, record in read_articles(gold.values()).items()
    }


def gold_copies(relations: Record) -> list[Copy]:
    """Return the copies coded by hand."""
    return [
        Copy(copy["copy"], copy["of"], copy["kind"], copy.get("of_outside", False))
        for copy in relations.get("copies", [])
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where ``--floor`` is given and a figure stands below its floor."""
    parser = argparse.ArgumentParser(prog="evaluation.links", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold-claims", action="store_true", help="link the claims coded by hand")
    parser.add_argument("--gold-copies", action="store_true", help="link along the copies coded by hand")
    parser.add_argument("--misses", action="store_true", help="print what is missed and what is invented")
    parser.add_argument("--floor", action="store_true", help="fail where a figure is below evaluation/floors.json")
    parser.add_argument("--write", type=Path, help="a folder to write the articles and relations to")
    parser.add_argument("--read", type=Path, help="take claims read before from this folder")
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.scorer or (options.folder / _SCORER))
    gold = read_gold(options.folder)
    relations = json.loads((options.folder / "relations.json").read_text(encoding="utf-8"))
    status = 0
    for by_hand in (True, False) if options.floor else (options.gold_claims,):
        records = gold_claims(gold) if by_hand else read_gold(options.read) if options.read else read_records(gold)
        found = relations_to_record(
            link_articles(to_items(records.values()), copies=gold_copies(relations) if options.gold_copies else None)
        )
        _, mapping = scorer.score_claims(gold, records)
        result = scorer.score_relations(relations, found, mapping, gold)
        print_table("gold claims" if by_hand else "claims as read", result)
        if options.misses:
            from evaluation.link_misses import print_misses

            print_misses(gold, relations, found, mapping)
        if options.floor:
            status |= _below_floor(result, "gold" if by_hand else "read")
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            for name, record in {**records, "relations": found}.items():
                path = options.write / f"{name}.json"
                path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return status


def print_table(name: str, result: Mapping[str, Mapping[str, Any]]) -> None:
    """Print the figures of each relation."""
    print(f"\n{name}")
    for measure in _MEASURES:
        value = result[measure]
        alike = value.get("look-alikes wrongly raised")
        print(
            f"{measure:18}P {value['p']:5}  R {value['r']:5}  F1 {value['f1']:5}"
            + (f"  look-alikes raised {alike}" if alike else "")
        )


def _below_floor(result: Mapping[str, Mapping[str, Any]], mode: str) -> int:
    status = check_floors({f"links.{mode}_{measure.split()[0]}": result[measure]["f1"] for measure in _MEASURES})
    if not result["conflicts"]["look-alikes wrongly raised"].startswith("0 "):
        print(f"links.{mode}_conflicts: a look-alike is raised", file=sys.stderr)
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
