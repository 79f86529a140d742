"""The ledger's tables, the same on SQLite and PostgreSQL. A change here needs a migration beside it.

Texts are bytes (UTF-8, lone surrogates passed through), because neither store's text type takes every Python string.
Records are JSON text with every other character escaped for the same reason. What is read is never changed: the columns
of ``claims`` that a filter reads, and ``state``, follow people's decisions, its ``record`` never does.
The word indexes ``claim_words`` and ``article_words`` are of each store's own making: see ``search``.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

#: One row of any query.
AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

texts = Table(
    "texts",
    metadata,
    Column("text_no", Integer, primary_key=True),
    Column("hash", String, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    Column("characters", Integer, nullable=False),
)

#: Indexes of current revisions hold no others: with ``current`` for a column, SQLite would take them for a way to the
#: one current revision of an article, and read all.
CURRENT: Final[dict[str, Any]] = {"sqlite_where": text("current = 1"), "postgresql_where": text("current")}

articles = Table(
    "articles",
    metadata,
    Column("article_no", Integer, primary_key=True),
    Column("article_id", String, nullable=False, unique=True),
    Column("given_id", String, nullable=False, index=True),
    Column("added", String, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("revision_no", Integer, primary_key=True),
    Column("article_no", ForeignKey("articles.article_no"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text_no", ForeignKey("texts.text_no"), nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("url", String),
    Column("origin", String),
    Column("file", String),
    Column("publisher", String),
    Column("publisher_fold", String),
    Column("published", String),
    Column("day", String, nullable=False),
    Column("day_last", String, nullable=False),
    Column("record", Text, nullable=False),
    Column("added", String, nullable=False),
    UniqueConstraint("article_no", "number"),
    Index(None, "day", "article_no", **CURRENT),
    Index(None, "publisher_fold", **CURRENT),
)

runs = Table(
    "runs",
    metadata,
    Column("run_no", Integer, primary_key=True),
    Column("program_version", String, nullable=False),
    Column("settings", Text, nullable=False),
    Column("started", String, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("reading_no", Integer, primary_key=True),
    Column("revision_no", ForeignKey("revisions.revision_no"), nullable=False),
    Column("run_no", ForeignKey("runs.run_no"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("silent", Text, nullable=False),
    Column("at", String, nullable=False),
    UniqueConstraint("revision_no", "run_no"),
)

SHOWN = text("state = 'shown'")

claims = Table(
    "claims",
    metadata,
    Column("claim_no", Integer, primary_key=True),
    Column("reading_no", ForeignKey("readings.reading_no"), nullable=False, index=True),
    Column("article_no", ForeignKey("articles.article_no"), nullable=False, index=True),
    Column("claim_id", String, nullable=False, index=True),
    Column("state", String, nullable=False),  # shown, rejected, or past (not of the newest reading)
    Column("day", String, nullable=False),
    Column("day_last", String, nullable=False),
    Column("published", String),
    Column("publisher_fold", String),
    Column("holder_kind", String, nullable=False),
    Column("holder_fold", String),
    Column("holder_words", String),
    Column("holder_country", String),
    Column("holder_sector", String),
    Column("anonymous", Boolean, nullable=False),
    Column("speech_act", String, nullable=False),
    Column("event", String),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("status", String, nullable=False),
    Column("unit", String),
    Column("kind", String),
    Column("place_country", String),
    Column("place_words", String),
    Column("record", Text, nullable=False),
)

#: Filters of few hits have an index that also gives the newest first; partial, since only shown claims are listed.
INDEXED = ("holder_country", "event", "unit", "certainty", "place_country", "publisher_fold")
Index("ix_claims_shown_day", claims.c.day.desc(), claims.c.claim_no, sqlite_where=SHOWN, postgresql_where=SHOWN)
for _name in INDEXED:
    Index(
        f"ix_claims_shown_{_name}",
        claims.c[_name],
        claims.c.day.desc(),
        claims.c.claim_no,
        sqlite_where=SHOWN,
        postgresql_where=SHOWN,
    )

#: A claim's actors and recipients, each by its code and by its country alone, so that ``PRK`` finds ``PRK-MIL``.
parties = Table(
    "parties",
    metadata,
    Column("role", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("claim_no", ForeignKey("claims.claim_no"), primary_key=True, index=True),
)

issues = Table(
    "issues",
    metadata,
    Column("issue_no", Integer, primary_key=True),
    Column("run_no", ForeignKey("runs.run_no")),
    Column("origin", String, nullable=False, index=True),
    Column("stage", String, nullable=False),
    Column("code", String, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("article_id", String, index=True),
    Column("resolved", Boolean, nullable=False),
    Column("at", String, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("decision_no", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("article_no", ForeignKey("articles.article_no"), nullable=False, index=True),
    Column("claim_id", String, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("machine_value", Text),
    Column("withdraws", ForeignKey("decisions.decision_no")),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text),
)

#: On which claim of each reading a decision falls; made anew for every reading.
placements = Table(
    "placements",
    metadata,
    Column("decision_no", ForeignKey("decisions.decision_no"), primary_key=True),
    Column("claim_no", ForeignKey("claims.claim_no"), primary_key=True, index=True),
)

#: What people decided about relations. Each side is an article (for copies), or a claim by its evidence; ``outside``
#: names the outlet on the right side where its article is not there.
link_decisions = Table(
    "link_decisions",
    metadata,
    Column("link_no", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("relation", String, nullable=False),
    Column("what", String),
    Column("left_article", ForeignKey("articles.article_no"), nullable=False, index=True),
    Column("left_claim", String),
    Column("left_anchor", Text),
    Column("right_article", ForeignKey("articles.article_no"), index=True),
    Column("right_claim", String),
    Column("right_anchor", Text),
    Column("outside", String),
    Column("withdraws", ForeignKey("link_decisions.link_no"), index=True),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text),
)

#: On which claim of each reading a side (left or right) of a decision about a relation falls.
link_placements = Table(
    "link_placements",
    metadata,
    Column("link_no", ForeignKey("link_decisions.link_no"), primary_key=True),
    Column("side", String, primary_key=True),
    Column("claim_no", ForeignKey("claims.claim_no"), primary_key=True, index=True),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("tombstone_no", Integer, primary_key=True),
    Column("article_id", String, nullable=False, index=True),
    Column("given_id", String, nullable=False),
    Column("url", String, index=True),
    Column("origin", String),
    Column("file", String, index=True),
    Column("text_hash", String, nullable=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
)

#: Questions that people keep; a row adds or removes one, and is never changed.
questions = Table(
    "questions",
    metadata,
    Column("question_no", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text),
)

# What follows is made from the articles, the claims and what people decided: it can be made anew at any time.

#: Articles whose relations are out of date; of those with ``sources`` set, also what they were made from.
unlinked = Table(
    "unlinked",
    metadata,
    Column("article_no", Integer, primary_key=True, autoincrement=False),
    Column("sources", Boolean, nullable=False),
)

#: The version of the program that made the relations: one row.
linked_by = Table("linked_by", metadata, Column("program_version", String, primary_key=True))

#: What finds an article's sources and copies: its entry, the keys it stands under, and what fills its slots.
copy_entries = Table(
    "copy_entries",
    metadata,
    Column("article_no", ForeignKey("articles.article_no"), primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)

copy_keys = Table(
    "copy_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("article_no", ForeignKey("articles.article_no"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

copy_slots = Table(
    "copy_slots",
    metadata,
    Column("article_no", ForeignKey("articles.article_no"), primary_key=True, autoincrement=False),
    Column("slot", String, primary_key=True),
    Column("of", String, index=True),
    Column("record", Text, nullable=False),
)

#: What may join a claim to others; see :class:`reportedly.model.linking.Bond`.
bonds = Table(
    "bonds",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", String, primary_key=True),
    Column("claim", String, primary_key=True),
    Column("article_no", ForeignKey("articles.article_no"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

#: Every relation with its evidence. Threads say how many articles carry them, for the order of their list.
relations = Table(
    "relations",
    metadata,
    Column("relation_no", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("articles", Integer),
    Column("claims", Integer),
    Column("record", Text, nullable=False),
    Index(None, "kind", "articles", "claims"),
)

#: The articles, claims and threads that a relation is about; ``article_no`` is that of a claim's article.
relation_sides = Table(
    "relation_sides",
    metadata,
    Column("side", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("relation_no", ForeignKey("relations.relation_no"), primary_key=True, autoincrement=False, index=True),
    Column("article_no", Integer, index=True),
    sqlite_with_rowid=False,
)
