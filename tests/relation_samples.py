"""Five small articles that copy, update and deny one another, with the relations between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly import __version__
from reportedly.ledger import Ledger, LinkTables
from reportedly.model import Article, Claim, ClaimPlace, CodedArticle, CodedEvent, Holder, Quantity, Span
from reportedly.model.relations import (
    Agreement,
    Conflict,
    Copy,
    Drift,
    LinkDecision,
    Origin,
    Passage,
    ReadArticle,
    Relations,
    Standing,
    Thread,
    Update,
)

TEXTS = {
    "r1": "Up to 15,000 North Korean troops may be in Kursk, ambassador Oleh Koval told Delta Ledger.\n\n"
          "Over the year 100,000 of them may come to Kursk in rotation, Koval said.",
    "r2": "15,000 North Korean troops are in Kursk, reports say.\n\nOver the year 100,000 will come to Kursk.",
    "r3": "15,000 North Korean troops are in Kursk, reports say.\n\nThe river is high.",
    "r4": "There are no North Korean troops in Kursk, Moscow said.",
    "r5": "Some 11,000 North Korean troops are in Kursk now, ambassador Oleh Koval told a briefing.",
}  # fmt: skip
OUTLETS = {"r1": "Delta Ledger", "r2": "Tiger Wire", "r3": "Harbour Post", "r4": "Delta Ledger", "r5": "Quay Times"}
DAYS = {"r1": "2024-11-06", "r2": "2024-11-07", "r3": "2024-11-08", "r4": "2024-11-07", "r5": "2024-11-12"}


def words(article_id: str, part: str) -> Span:
    """Return the span of words in one of the texts."""
    start = TEXTS[article_id].index(part)
    return Span(start, start + len(part))


def _claim(claim_id: str, evidence: str, holder: str | None, figure: str, **fields: object) -> Claim:
    article = claim_id.partition(".")[0]
    named = Holder("person", words(article, holder), "Oleh Koval", "UKR", "GOV") if holder else Holder()
    quantity = None
    if figure:
        number = float(next(part for part in figure.split() if part[0].isdigit()).replace(",", ""))
        at_most = figure.startswith("Up to")
        span = words(article, figure)
        kind = "cumulative" if number == 100_000 else "stock"
        quantity = Quantity(
            span,
            span,
            None if at_most else number,
            number,
            "at_most" if at_most else "exact",
            "troop",
            kind=kind,  # type: ignore[arg-type]
        )
    values = {
        "event": CodedEvent("MOBILIZE", ("PRK-MIL",)),
        "place": ClaimPlace(words(article, "Kursk"), "RUS", "Kursk Oblast"),
        **fields,
    }
    return Claim(claim_id, words(article, evidence), named, quantity=quantity, **values)  # type: ignore[arg-type]


def claims_of(article_id: str) -> tuple[Claim, ...]:
    """Return the claims of one of the articles."""
    return {
        "r1": lambda: (
            _claim("r1.c1", "Up to 15,000 North Korean troops may be in Kursk", "ambassador Oleh Koval", "Up to 15,000",
                   certainty="possible", hedges=(words("r1", "may"),)),
            _claim("r1.c2", "Over the year 100,000 of them may come to Kursk in rotation", "Koval", "100,000 of them",
                   certainty="possible"),
        ),
        "r2": lambda: (
            _claim("r2.c1", "15,000 North Korean troops are in Kursk", None, "15,000 North Korean troops"),
            _claim("r2.c2", "Over the year 100,000 will come to Kursk", None, "100,000"),
        ),
        "r3": lambda: (_claim("r3.c1", "15,000 North Korean troops are in Kursk", None, "15,000 North Korean troops"),),
        "r4": lambda: (
            replace(
                _claim("r4.c1", "There are no North Korean troops in Kursk", None, "", polarity="negative"),
                holder=Holder("organisation", words("r4", "Moscow"), "Russia", "RUS", "GOV"),
            ),
        ),
        "r5": lambda: (
            _claim("r5.c1", "Some 11,000 North Korean troops are in Kursk now", "ambassador Oleh Koval", "11,000"),
        ),
    }[article_id]()  # fmt: skip


def fill(ledger: Ledger) -> None:
    """Read the five articles into a ledger."""
    run = ledger.begin_run("1", {})
    for name, text in TEXTS.items():
        article = Article(
            name, text, publisher=OUTLETS[name], published=DAYS[name], title=f"Troops in Kursk, {name}", language="en"
        )
        ledger.add(article, CodedArticle(claims_of(name), 2), run=run)
    ledger.end_run()


COPIES = (
    Copy("r2", "r1", "rewrite", containment=0.64,
         passages=(Passage(words("r2", "15,000 North Korean troops"), words("r1", "15,000 North Korean troops")),
                   Passage(words("r2", "Over the year 100,000"), words("r1", "Over the year 100,000"))),
         why=("it came a day later", "2 of its 2 figures are those of r1")),
    Copy("r3", "r2", "verbatim", containment=0.9,
         passages=(Passage(words("r3", "15,000 North Korean troops are in Kursk, reports say."),
                           words("r2", "15,000 North Korean troops are in Kursk, reports say.")),),
         why=("90 % of its words stand there in a row",)),
    Copy("r5", "Harbour Radio", "credit", of_outside=True, why=("it names Harbour Radio",)),
)  # fmt: skip

RELATIONS = Relations(
    copies=COPIES,
    threads=(
        Thread("t.r1.c1", ("r1.c1", "r2.c1", "r4.c1", "r3.c1", "r5.c1"), ("the same troops in the same place",)),
        Thread("t.r1.c2", ("r1.c2", "r2.c2"), ("one was copied from the other",)),
    ),
    origins=(
        Origin("o.r1.c1", ("r1.c1", "r1.c2", "r2.c1", "r2.c2", "r3.c1"), "Oleh Koval", "told Delta Ledger, 2024-11-06",
               ("r2 was made from r1", "r3 was made from r2")),
        Origin("o.r4.c1", ("r4.c1",), "Russia", "2024-11-07"),
        Origin("o.r5.c1", ("r5.c1",), "Oleh Koval", "briefing, 2024-11-12"),
    ),
    drift=(
        Drift("r1.c1", "r2.c1", "bound_dropped", words("r1", "Up to"), words("r2", "15,000"), ("“up to” fell off",)),
        Drift("r1.c1", "r2.c1", "hedge_dropped", words("r1", "may be"), words("r2", "are"), ("“may be” is “are”",)),
        Drift("r1.c1", "r2.c1", "attribution_dropped", words("r1", "ambassador Oleh Koval"), words("r2", "reports")),
    ),
    conflicts=(Conflict(("r1.c1", "r4.c1"), "polarity", ("one says that they are there, the other that none are",)),),
    updates=(Update("r1.c1", "r5.c1", ("the same holder, six days later",)),),
    agreements=(
        Agreement(("r1.c1", "r1.c2"), ("15,000 at one time and 100,000 over 365 days can both be true if they are "
                                       "relieved", "100,000 / 15,000 = 6.7 tours in the period")),
    ),
    standings=(
        Standing("t.r1.c1", ("r1.c1", "r2.c1", "r3.c1", "r5.c1"), ("r4.c1",), (), ("o.r1.c1", "o.r5.c1"), "2024-11-06",
                 "2024-11-12", 4, ("doubtful: 2 independent origins, and a party to the event denies it",)),
    ),
)  # fmt: skip


def link_samples(items: Iterable[ReadArticle], decisions: Sequence[LinkDecision]) -> Relations:
    """Return the relations above among the articles that are there, without what a person took back or split off."""
    there = {claim.id for item in items for claim in item.claims}
    kinds = [None, *(drift.kind for drift in RELATIONS.drift), "polarity"]
    gone = {
        (made.relation, frozenset((made.left, made.right)), what)
        for made in decisions
        if made.kind == "reject"
        for what in ([made.what] if made.what else kinds)
    }
    apart = {made.left for made in decisions if made.kind == "split" and made.relation == "threads"}
    threads = tuple(
        replace(thread, claims=kept)
        for thread in RELATIONS.threads
        if (kept := tuple(claim for claim in thread.claims if claim in there - apart))
    )
    return replace(
        RELATIONS,
        copies=tuple(c for c in COPIES if ("copies", frozenset((c.copy, c.of)), None) not in gone),
        threads=threads,
        drift=tuple(d for d in RELATIONS.drift if ("drift", frozenset((d.earlier, d.later)), d.kind) not in gone),
        conflicts=tuple(c for c in RELATIONS.conflicts if ("conflicts", frozenset(c.claims), c.kind) not in gone),
    )


def keep_samples(ledger: Ledger) -> None:
    """Keep the relations above in a ledger where an article waits to be linked."""
    if not ledger.waiting(__version__):
        return
    items = [ReadArticle(article, claims) for article, claims in ledger.export()]
    made = link_samples(items, ledger.link_decisions())
    with ledger.linking(__version__) as tables:
        article_of = {claim.id: number for number, item in _numbered(tables, items) for claim in item.claims}
        for kind, found in (
            (Copy, made.copies), (Thread, made.threads), (Origin, made.origins), (Drift, made.drift),
            (Conflict, made.conflicts), (Update, made.updates), (Agreement, made.agreements),
            (Standing, made.standings),
        ):  # fmt: skip
            sides = {*article_of, *TEXTS, *(thread.id for thread in RELATIONS.threads)}
            tables.replace(tables.touching(kind, sides), found, article_of)
        tables.done(tables.waiting(100))


def _numbered(tables: LinkTables, items: Sequence[ReadArticle]) -> Iterable[tuple[int, ReadArticle]]:
    numbers = tables.numbers(item.article.id for item in items)
    return ((numbers[item.article.id], item) for item in items)
