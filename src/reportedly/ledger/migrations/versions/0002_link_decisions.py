"""What people decide about relations between articles and claims, and on which claims each decision falls."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "link_decisions",
        sa.Column("link_no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("left_article", sa.Integer(), nullable=False),
        sa.Column("left_claim", sa.String(), nullable=True),
        sa.Column("left_anchor", sa.Text(), nullable=True),
        sa.Column("right_article", sa.Integer(), nullable=True),
        sa.Column("right_claim", sa.String(), nullable=True),
        sa.Column("right_anchor", sa.Text(), nullable=True),
        sa.Column("outside", sa.String(), nullable=True),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["left_article"], ["articles.article_no"], name=op.f("fk_link_decisions_left_article")),
        sa.ForeignKeyConstraint(
            ["right_article"], ["articles.article_no"], name=op.f("fk_link_decisions_right_article")
        ),
        sa.ForeignKeyConstraint(["withdraws"], ["link_decisions.link_no"], name=op.f("fk_link_decisions_withdraws")),
        sa.PrimaryKeyConstraint("link_no", name=op.f("pk_link_decisions")),
    )
    for column in ("left_article", "right_article", "withdraws"):
        op.create_index(op.f(f"ix_link_decisions_{column}"), "link_decisions", [column])
    op.create_table(
        "link_placements",
        sa.Column("link_no", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("claim_no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_no"], ["claims.claim_no"], name=op.f("fk_link_placements_claim_no")),
        sa.ForeignKeyConstraint(["link_no"], ["link_decisions.link_no"], name=op.f("fk_link_placements_link_no")),
        sa.PrimaryKeyConstraint("link_no", "side", "claim_no", name=op.f("pk_link_placements")),
    )
    op.create_index(op.f("ix_link_placements_claim_no"), "link_placements", ["claim_no"])
