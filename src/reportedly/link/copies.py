"""Which articles were made from which: candidates by shared keys, the best parent of each, and credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from reportedly.link.comparing import Judged, Prepared, compare, credit_within, prepare
from reportedly.link.fingerprints import hash_words, sample, winnow
from reportedly.link.outlets import outlet_keys
from reportedly.model.relations import Copy, CopyKind, ReadArticle

#: Articles in a row, in order of time, that a key they share brings together: what many share in a short time is a set
#: phrase or a running subject, and tells of no copy.
NEIGHBOURS: Final = 48
#: Keys kept of a text, for each kind.
KEYS: Final = 40


def index_keys(prepared: Prepared) -> list[int]:
    """Return the keys under which an article is found: fingerprints, rare facts that stand together, its outlets."""
    words = [word.form for word in prepared.contents.words]
    prints = sample(winnow(words), max(KEYS, len(words) // 20))
    outlets = {hash_words(f"outlet {key}") for key in _outlets(prepared)}
    return sorted({*prints, *sample(_fact_keys(prepared), KEYS), *outlets})


def _outlets(prepared: Prepared) -> set[str]:
    credited = {key for credit in prepared.credited for key in credit.keys}
    return set(prepared.own | prepared.declared) | credited


def _fact_keys(prepared: Prepared) -> Iterator[int]:
    """Yield a hash of each two weighty facts of one sentence or of two in a row."""
    sentences = prepared.contents.sentences
    for place, sentence in enumerate(sentences):
        facts = dict(sentence.keys)
        if place + 1 < len(sentences):
            facts |= sentences[place + 1].keys
        strong = sorted(key for key, weight in facts.items() if weight >= 1.3)
        for one, other in combinations(strong, 2):
            if facts[one] + facts[other] >= 3.0:
                yield hash_words(f"facts {one} {other}")


def link_copies(items: Iterable[ReadArticle]) -> tuple[Copy, ...]:
    """Return which of the articles were made from which, and what they credit to outlets that are not among them.

    The same articles in any order give the same copies, in the order of the copies' ids.
    """
    articles = {item.article.id: item.article for item in items}
    ordered = sorted(map(prepare, articles.values()), key=lambda prepared: (prepared.place, prepared.article.id))
    parents: dict[str, Judged] = {}
    credited: dict[tuple[str, str], Judged] = {}
    for one, other in candidate_pairs(ordered):
        judged = compare(one, other)
        if judged and better(judged, parents.get(judged.copy.copy)):
            parents[judged.copy.copy] = judged
        for credit in other.credited:
            key, found = (other.article.id, credit.outlet), credit_within(other, credit, one)
            if found and better(found, credited.get(key)):
                credited[key] = found
    by_id = {prepared.article.id: prepared for prepared in ordered}
    copies = [judged.copy for judged in parents.values()]
    for prepared in ordered:
        copies += credits_of(prepared, _line(prepared.article.id, parents, by_id), credited)
    return tuple(sorted(copies, key=lambda copy: (copy.copy, copy.kind == "credit", copy.of)))


def better(judged: Judged, than: Judged | None) -> bool:
    """Tell whether a judgement outranks another."""
    return than is None or (judged.rank, judged.copy.of) > (than.rank, than.copy.of)


def candidate_pairs(ordered: Sequence[Prepared]) -> Iterator[tuple[Prepared, Prepared]]:
    """Yield the pairs that share a key with fewer than ``NEIGHBOURS`` between them, the earlier first, each once."""
    holding: dict[int, list[int]] = defaultdict(list)
    for place, prepared in enumerate(ordered):
        near = set()
        for key in index_keys(prepared):
            near.update(holding[key][-NEIGHBOURS:])
            holding[key].append(place)
        for other in sorted(near):
            yield ordered[other], prepared


def _line(article_id: str, parents: Mapping[str, Judged], by_id: Mapping[str, Prepared]) -> list[Prepared]:
    """Return an article's parent, the parent's parent, and so on."""
    line = []
    while article_id in parents:
        article_id = parents[article_id].copy.of
        line.append(by_id[article_id])
    return line


def credits_of(
    prepared: Prepared, line: Sequence[Prepared], credited: Mapping[tuple[str, str], Judged]
) -> Iterator[Copy]:
    """Yield the credits of an article: to another article, or to an outlet outside.

    What an article has with its line of sources, their own outlets and their credits, is not told again.
    """
    known = {key for source in line for key in (*source.own, *(k for credit in source.credited for k in credit.keys))}
    for credit in prepared.credited:
        if credit.keys & known:
            continue
        within = credited.get((prepared.article.id, credit.outlet))
        if within is None:
            said = f"credits {credit.outlet}: “{credit.span.of(prepared.article.text)}”"
            yield Copy(prepared.article.id, credit.outlet, "credit", of_outside=True, why=(said,))
        elif all(source.article.id != within.copy.of for source in line):
            yield within.copy
    for source in prepared.article.declared_sources:
        keys = outlet_keys(source)
        if not keys & (known | prepared.own) and not any(keys & credit.keys for credit in prepared.credited):
            signed = bool(outlet_keys(prepared.article.byline or "") & keys)
            kind: CopyKind = "verbatim" if signed else "credit"
            yield Copy(prepared.article.id, source, kind, of_outside=True, why=(f"names {source} as its source",))
