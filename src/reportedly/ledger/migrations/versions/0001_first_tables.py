"""The first tables: texts, articles, revisions, runs, readings, claims, issues, decisions, tombstones, word indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table('articles',
    sa.Column('article_no', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.String(), nullable=False),
    sa.Column('given_id', sa.String(), nullable=False),
    sa.Column('added', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('article_no', name=op.f('pk_articles')),
    sa.UniqueConstraint('article_id', name=op.f('uq_articles_article_id'))
    )
    op.create_index(op.f('ix_articles_given_id'), 'articles', ['given_id'], unique=False)
    op.create_table('runs',
    sa.Column('run_no', sa.Integer(), nullable=False),
    sa.Column('program_version', sa.String(), nullable=False),
    sa.Column('settings', sa.Text(), nullable=False),
    sa.Column('started', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('run_no', name=op.f('pk_runs'))
    )
    op.create_table('texts',
    sa.Column('text_no', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('characters', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('text_no', name=op.f('pk_texts')),
    sa.UniqueConstraint('hash', name=op.f('uq_texts_hash'))
    )
    op.create_table('tombstones',
    sa.Column('tombstone_no', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.String(), nullable=False),
    sa.Column('given_id', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('origin', sa.String(), nullable=True),
    sa.Column('file', sa.String(), nullable=True),
    sa.Column('text_hash', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('tombstone_no', name=op.f('pk_tombstones'))
    )
    op.create_index(op.f('ix_tombstones_article_id'), 'tombstones', ['article_id'], unique=False)
    op.create_index(op.f('ix_tombstones_file'), 'tombstones', ['file'], unique=False)
    op.create_index(op.f('ix_tombstones_url'), 'tombstones', ['url'], unique=False)
    op.create_table('decisions',
    sa.Column('decision_no', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('article_no', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.String(), nullable=False),
    sa.Column('anchor', sa.Text(), nullable=False),
    sa.Column('field', sa.String(), nullable=True),
    sa.Column('value', sa.Text(), nullable=True),
    sa.Column('machine_value', sa.Text(), nullable=True),
    sa.Column('withdraws', sa.Integer(), nullable=True),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('why', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['article_no'], ['articles.article_no'], name=op.f('fk_decisions_article_no')),
    sa.ForeignKeyConstraint(['withdraws'], ['decisions.decision_no'], name=op.f('fk_decisions_withdraws')),
    sa.PrimaryKeyConstraint('decision_no', name=op.f('pk_decisions'))
    )
    op.create_index(op.f('ix_decisions_article_no'), 'decisions', ['article_no'], unique=False)
    op.create_table('issues',
    sa.Column('issue_no', sa.Integer(), nullable=False),
    sa.Column('run_no', sa.Integer(), nullable=True),
    sa.Column('origin', sa.String(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('article_id', sa.String(), nullable=True),
    sa.Column('resolved', sa.Boolean(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['run_no'], ['runs.run_no'], name=op.f('fk_issues_run_no')),
    sa.PrimaryKeyConstraint('issue_no', name=op.f('pk_issues'))
    )
    op.create_index(op.f('ix_issues_article_id'), 'issues', ['article_id'], unique=False)
    op.create_index(op.f('ix_issues_code'), 'issues', ['code'], unique=False)
    op.create_index(op.f('ix_issues_origin'), 'issues', ['origin'], unique=False)
    op.create_table('revisions',
    sa.Column('revision_no', sa.Integer(), nullable=False),
    sa.Column('article_no', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text_no', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('origin', sa.String(), nullable=True),
    sa.Column('file', sa.String(), nullable=True),
    sa.Column('publisher', sa.String(), nullable=True),
    sa.Column('publisher_fold', sa.String(), nullable=True),
    sa.Column('published', sa.String(), nullable=True),
    sa.Column('day', sa.String(), nullable=False),
    sa.Column('day_last', sa.String(), nullable=False),
    sa.Column('record', sa.Text(), nullable=False),
    sa.Column('added', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_no'], ['articles.article_no'], name=op.f('fk_revisions_article_no')),
    sa.ForeignKeyConstraint(['text_no'], ['texts.text_no'], name=op.f('fk_revisions_text_no')),
    sa.PrimaryKeyConstraint('revision_no', name=op.f('pk_revisions')),
    sa.UniqueConstraint('article_no', 'number', name=op.f('uq_revisions_article_no_number'))
    )
    op.create_index(op.f('ix_revisions_current_day_article_no'), 'revisions', ['current', 'day', 'article_no'], unique=False)
    op.create_index(op.f('ix_revisions_current_publisher_fold'), 'revisions', ['current', 'publisher_fold'], unique=False)
    op.create_index(op.f('ix_revisions_text_no'), 'revisions', ['text_no'], unique=False)
    op.create_table('readings',
    sa.Column('reading_no', sa.Integer(), nullable=False),
    sa.Column('revision_no', sa.Integer(), nullable=False),
    sa.Column('run_no', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('claims', sa.Integer(), nullable=False),
    sa.Column('sentences', sa.Integer(), nullable=False),
    sa.Column('silent', sa.Text(), nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['revision_no'], ['revisions.revision_no'], name=op.f('fk_readings_revision_no')),
    sa.ForeignKeyConstraint(['run_no'], ['runs.run_no'], name=op.f('fk_readings_run_no')),
    sa.PrimaryKeyConstraint('reading_no', name=op.f('pk_readings')),
    sa.UniqueConstraint('revision_no', 'run_no', name=op.f('uq_readings_revision_no_run_no'))
    )
    op.create_table('claims',
    sa.Column('claim_no', sa.Integer(), nullable=False),
    sa.Column('reading_no', sa.Integer(), nullable=False),
    sa.Column('article_no', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('day', sa.String(), nullable=False),
    sa.Column('day_last', sa.String(), nullable=False),
    sa.Column('published', sa.String(), nullable=True),
    sa.Column('publisher_fold', sa.String(), nullable=True),
    sa.Column('holder_kind', sa.String(), nullable=False),
    sa.Column('holder_fold', sa.String(), nullable=True),
    sa.Column('holder_words', sa.String(), nullable=True),
    sa.Column('holder_country', sa.String(), nullable=True),
    sa.Column('holder_sector', sa.String(), nullable=True),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('speech_act', sa.String(), nullable=False),
    sa.Column('event', sa.String(), nullable=True),
    sa.Column('polarity', sa.String(), nullable=False),
    sa.Column('certainty', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('place_country', sa.String(), nullable=True),
    sa.Column('place_words', sa.String(), nullable=True),
    sa.Column('record', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['article_no'], ['articles.article_no'], name=op.f('fk_claims_article_no')),
    sa.ForeignKeyConstraint(['reading_no'], ['readings.reading_no'], name=op.f('fk_claims_reading_no')),
    sa.PrimaryKeyConstraint('claim_no', name=op.f('pk_claims'))
    )
    op.create_index(op.f('ix_claims_article_no'), 'claims', ['article_no'], unique=False)
    op.create_index(op.f('ix_claims_claim_id'), 'claims', ['claim_id'], unique=False)
    op.create_index(op.f('ix_claims_reading_no'), 'claims', ['reading_no'], unique=False)
    op.create_index('ix_claims_shown_certainty', 'claims', ['certainty', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_day', 'claims', [sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_event', 'claims', ['event', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_holder_country', 'claims', ['holder_country', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_place_country', 'claims', ['place_country', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_publisher_fold', 'claims', ['publisher_fold', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_index('ix_claims_shown_unit', 'claims', ['unit', sa.literal_column('day DESC'), 'claim_no'], unique=False, sqlite_where=sa.text("state = 'shown'"), postgresql_where=sa.text("state = 'shown'"))
    op.create_table('parties',
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('claim_no', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_no'], ['claims.claim_no'], name=op.f('fk_parties_claim_no')),
    sa.PrimaryKeyConstraint('role', 'code', 'claim_no', name=op.f('pk_parties'))
    )
    op.create_index(op.f('ix_parties_claim_no'), 'parties', ['claim_no'], unique=False)
    op.create_table('placements',
    sa.Column('decision_no', sa.Integer(), nullable=False),
    sa.Column('claim_no', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_no'], ['claims.claim_no'], name=op.f('fk_placements_claim_no')),
    sa.ForeignKeyConstraint(['decision_no'], ['decisions.decision_no'], name=op.f('fk_placements_decision_no')),
    sa.PrimaryKeyConstraint('decision_no', 'claim_no', name=op.f('pk_placements'))
    )
    op.create_index(op.f('ix_placements_claim_no'), 'placements', ['claim_no'], unique=False)

    if op.get_context().dialect.name == "sqlite":
        # The application id marks the file as a Reportedly ledger ("RPTD").
        op.execute("PRAGMA application_id = 0x52505444")
        for name in ("claim_words", "article_words"):
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', contentless_delete=1, "
                "tokenize='porter unicode61 remove_diacritics 2')"
            )
    else:
        # Stems as FTS5's porter does, and unlike PostgreSQL's own English drops no word.
        op.execute("CREATE TEXT SEARCH DICTIONARY reportedly_stem (TEMPLATE = snowball, LANGUAGE = english)")
        op.execute("CREATE TEXT SEARCH CONFIGURATION reportedly_english (COPY = pg_catalog.english)")
        op.execute(
            "ALTER TEXT SEARCH CONFIGURATION reportedly_english ALTER MAPPING FOR "
            "asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH reportedly_stem"
        )
        for name, key in (("claim_words", "claim_no"), ("article_words", "revision_no")):
            op.execute(f"CREATE TABLE {name} ({key} integer PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
