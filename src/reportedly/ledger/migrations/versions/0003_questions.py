"""Questions that people keep."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table('questions',
    sa.Column('question_no', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('record', sa.Text(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('why', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('question_no', name=op.f('pk_questions'))
    )
    op.create_index(op.f('ix_questions_name'), 'questions', ['name'], unique=False)
