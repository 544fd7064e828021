"""Debits that nothing explains are in the book, and what takes them back."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0023"
down_revision = "funds_0022"
branch_labels = None
depends_on = None


CHECKED = """
    CREATE OR REPLACE FUNCTION funds.check_posting() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        posting text := to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[0];
        book record;
    BEGIN
        IF (SELECT count(*) FROM funds.entry WHERE posting_id = posting) < 2 OR EXISTS (
            SELECT FROM funds.entry WHERE posting_id = posting GROUP BY case_number HAVING sum(amount) <> 0
        ) THEN
            RAISE check_violation USING MESSAGE = 'posting does not sum to zero', CONSTRAINT = 'posting_balanced';
        END IF;
        FOR book IN SELECT DISTINCT case_number, account FROM funds.entry WHERE posting_id = posting ORDER BY 1, 2 LOOP
            PERFORM funds.lock_book(book.case_number);
            IF (SELECT CASE WHEN book.account IN ('bank', 'unexplained') THEN sum(amount) < 0 ELSE sum(amount) > 0 END
                FROM funds.entry e WHERE e.case_number = book.case_number
                    AND (e.account = book.account OR book.account = 'bank' AND e.account = 'unexplained')) THEN
                RAISE check_violation USING MESSAGE = 'account overdrawn', CONSTRAINT = 'account_not_overdrawn';
            END IF;
        END LOOP;
        RETURN NULL;
    END $$
"""
"""The bank's balance falls below zero by no more than is gone unexplained."""
NAMED = """
    UPDATE funds.anomaly a SET taken_back_by = bank_reference
    WHERE EXISTS (SELECT FROM funds.payout p WHERE (p.bank_reference, p.amount) = (a.bank_reference, a.amount))
        OR EXISTS (SELECT FROM funds.transfer t WHERE (t.bank_reference, t.amount) = (a.bank_reference, a.amount))
"""
"""An order's after all, which is booked as such."""
BOOKED = """
    WITH gone AS (
        SELECT id, replace(gen_random_uuid()::text, '-', '') AS posting, coalesce(case_number, '') AS book, amount
        FROM funds.anomaly WHERE taken_back_by IS NULL),
    postings AS (
        INSERT INTO funds.posting (id, kind, reference, booked_at, booked_by)
        SELECT posting, 'unexplained', id, court.now(), 'service:workflow' FROM gone)
    INSERT INTO funds.entry (posting_id, case_number, account, amount)
    SELECT posting, book, account, sign * amount FROM gone,
        (VALUES ('unexplained', 1), ('bank', -1)) AS side (account, sign)
"""
"""What was on record before is in the book from now on."""


def upgrade() -> None:
    op.add_column(
        "anomaly",
        sa.Column("taken_back_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_anomaly_taken_back_by"), "anomaly", ["taken_back_by"], unique=False, schema="funds"
    )
    op.execute("GRANT UPDATE (taken_back_by) ON funds.anomaly TO funds_app")
    op.execute(CHECKED)
    op.execute(NAMED)
    op.execute(BOOKED)
