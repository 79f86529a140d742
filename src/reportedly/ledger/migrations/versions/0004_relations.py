"""Relations with their evidence, and what finds them when articles are added."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "unlinked",
        sa.Column("article_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sources", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("article_no", name=op.f("pk_unlinked")),
    )
    op.create_table(
        "linked_by",
        sa.Column("program_version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("program_version", name=op.f("pk_linked_by")),
    )
    _create_copies()
    _create_claims_relations()
    op.execute("INSERT INTO unlinked (article_no, sources) SELECT article_no, false FROM articles")


def _create_copies() -> None:
    of_article = ["article_no"], ["articles.article_no"]
    op.create_table(
        "copy_entries",
        sa.Column("article_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(*of_article, name=op.f("fk_copy_entries_article_no")),
        sa.PrimaryKeyConstraint("article_no", name=op.f("pk_copy_entries")),
    )
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(*of_article, name=op.f("fk_copy_keys_article_no")),
        sa.PrimaryKeyConstraint("key", "place", "article_no", name=op.f("pk_copy_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_copy_keys_article_no"), "copy_keys", ["article_no"])
    op.create_table(
        "copy_slots",
        sa.Column("article_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(*of_article, name=op.f("fk_copy_slots_article_no")),
        sa.PrimaryKeyConstraint("article_no", "slot", name=op.f("pk_copy_slots")),
    )
    op.create_index(op.f("ix_copy_slots_of"), "copy_slots", ["of"])


def _create_claims_relations() -> None:
    op.create_table(
        "bonds",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_no"], ["articles.article_no"], name=op.f("fk_bonds_article_no")),
        sa.PrimaryKeyConstraint("kind", "key", "day", "claim", name=op.f("pk_bonds")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bonds_article_no"), "bonds", ["article_no"])
    op.create_table(
        "relations",
        sa.Column("relation_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("relation_no", name=op.f("pk_relations")),
    )
    op.create_index(op.f("ix_relations_kind_articles_claims"), "relations", ["kind", "articles", "claims"])
    op.create_table(
        "relation_sides",
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("relation_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["relation_no"], ["relations.relation_no"], name=op.f("fk_relation_sides_relation_no")
        ),
        sa.PrimaryKeyConstraint("side", "kind", "relation_no", name=op.f("pk_relation_sides")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_relation_sides_relation_no"), "relation_sides", ["relation_no"])
    op.create_index(op.f("ix_relation_sides_article_no"), "relation_sides", ["article_no"])
