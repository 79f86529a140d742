"""Indexes of current revisions hold those alone, so that they are used for lists and never to find one article's."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_INDEXES = {
    "ix_revisions_current_day_article_no": ("ix_revisions_day_article_no", ["day", "article_no"]),
    "ix_revisions_current_publisher_fold": ("ix_revisions_publisher_fold", ["publisher_fold"]),
}


def upgrade() -> None:
    for before, (name, columns) in _INDEXES.items():
        op.drop_index(op.f(before), table_name="revisions")
        op.create_index(
            op.f(name), "revisions", columns, sqlite_where=sa.text("current = 1"), postgresql_where=sa.text("current")
        )
