"""Accounts, receipts, ledger, distribution, pay-outs, and the guards of the ledger and of the five steps."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "funds_0002"
down_revision = "funds_0001"
branch_labels = None
depends_on = None

GUARDS = (
    # Postings to one case follow one another; the code takes the same lock before it reads a balance.
    """
    CREATE FUNCTION funds.lock_book(p_case text) RETURNS void LANGUAGE sql
        AS $$ SELECT pg_advisory_xact_lock(hashtextextended('funds.book/' || p_case, 0)) $$
    """,
    """
    CREATE FUNCTION funds.check_posting() RETURNS trigger LANGUAGE plpgsql AS $$
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
            IF (SELECT CASE book.account WHEN 'bank' THEN sum(amount) < 0 ELSE sum(amount) > 0 END
                FROM funds.entry e WHERE e.case_number = book.case_number AND e.account = book.account) THEN
                RAISE check_violation USING MESSAGE = 'account overdrawn', CONSTRAINT = 'account_not_overdrawn';
            END IF;
        END LOOP;
        RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER posting_balanced AFTER INSERT OR UPDATE ON funds.posting
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds.check_posting('id')
    """,
    """
    CREATE CONSTRAINT TRIGGER entry_balanced AFTER INSERT OR UPDATE OR DELETE ON funds.entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds.check_posting('posting_id')
    """,
    """
    CREATE FUNCTION funds.check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        steps constant text[] := '{form,first_review,approval,finance_review,payment}';
        form text;
    BEGIN
        SELECT digest INTO form FROM funds.payout WHERE id = NEW.payout_id FOR UPDATE;
        IF NEW.step IS DISTINCT FROM
            steps[1 + (SELECT count(*) FROM funds.approval WHERE payout_id = NEW.payout_id)] THEN
            RAISE check_violation USING MESSAGE = 'step out of order', CONSTRAINT = 'approval_order';
        END IF;
        IF NEW.digest IS DISTINCT FROM form THEN
            RAISE check_violation USING MESSAGE = 'approval of another form', CONSTRAINT = 'approval_form';
        END IF;
        IF NEW.step = 'payment' AND NOT EXISTS (SELECT FROM funds.paper WHERE payout_id = NEW.payout_id) THEN
            RAISE check_violation USING MESSAGE = 'no paper form', CONSTRAINT = 'approval_paper';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER approval_in_order BEFORE INSERT ON funds.approval
        FOR EACH ROW EXECUTE FUNCTION funds.check_approval()
    """,
    """
    CREATE FUNCTION funds.check_paid() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.paid_at IS NOT NULL OR (SELECT count(*) FROM funds.approval WHERE payout_id = NEW.id) < 5 THEN
            RAISE check_violation USING MESSAGE = 'not approved, or paid before', CONSTRAINT = 'payout_approved';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER payout_paid_once BEFORE UPDATE ON funds.payout
        FOR EACH ROW EXECUTE FUNCTION funds.check_paid()
    """,
    "REVOKE UPDATE ON funds.posting, funds.entry, funds.approval, funds.paper, funds.distribution, funds.share,"
    " funds.payout FROM funds_app",
    "GRANT UPDATE (paid_at, bank_reference) ON funds.payout TO funds_app",
)
"""What holds even if the code is wrong: a balanced book of entries that never change, five steps in order, 二(六)2."""


def upgrade() -> None:
    op.create_table(
        "case_account",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bank_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("case_number"),
        sa.UniqueConstraint("account_number"),
        schema="funds",
    )
    op.create_table(
        "posting",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("booked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("booked_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "reference"),
        schema="funds",
    )
    op.create_table(
        "account_notice",
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("message_id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_account_notice_case_number"),
        "account_notice",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_table(
        "distribution",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stop_on", sa.Date(), nullable=False),
        sa.Column("available", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("steps", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("computed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("computed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_distribution_case_number"),
        "distribution",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("posting_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.CheckConstraint("amount <> 0", name="entry_not_zero"),
        sa.ForeignKeyConstraint(
            ["posting_id"],
            ["funds.posting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index("ix_entry_case", "entry", ["case_number", "account"], unique=False, schema="funds")
    op.create_index(op.f("ix_funds_entry_posting_id"), "entry", ["posting_id"], unique=False, schema="funds")
    op.create_table(
        "receipt",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("payer_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payer_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("remark", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("booked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("listing", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("payable", sa.Boolean(), nullable=False),
        sa.Column("claim_due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("claimed_for", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("claimed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("claimed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("transfer_of", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("amount > 0", name="receipt_positive"),
        sa.CheckConstraint(
            "claimed_for IS NULL OR case_number IS NULL", name="receipt_claimed_from_suspense"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["claimed_for"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["transfer_of"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("bank_reference"),
        sa.UniqueConstraint("message_id"),
        sa.UniqueConstraint("transfer_of"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_receipt_case_number"), "receipt", ["case_number"], unique=False, schema="funds"
    )
    op.create_index(op.f("ix_funds_receipt_listing"), "receipt", ["listing"], unique=False, schema="funds")
    op.create_table(
        "share",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("distribution_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("due", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.CheckConstraint("(party_id IS NULL) = (purpose = 'fee')", name="share_has_payee"),
        sa.CheckConstraint("amount >= 0 AND amount <= due", name="share_within_due"),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["funds.distribution.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("distribution_id", "position"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_share_distribution_id"), "share", ["distribution_id"], unique=False, schema="funds"
    )
    op.create_table(
        "payout",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("distribution_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("share_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_bank", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("paid_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="payout_paid_by_bank"),
        sa.CheckConstraint("amount > 0", name="payout_positive"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["funds.distribution.id"],
        ),
        sa.ForeignKeyConstraint(
            ["share_id"],
            ["funds.share.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("share_id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_payout_case_number"), "payout", ["case_number"], unique=False, schema="funds"
    )
    op.create_index(
        op.f("ix_funds_payout_distribution_id"), "payout", ["distribution_id"], unique=False, schema="funds"
    )
    op.create_table(
        "approval",
        sa.Column("payout_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("step", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("office", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("taken_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(step, office) IN (('form', 'handling_officer'), ('first_review', 'funds_officer'), ('approval', 'bureau_director'), ('approval', 'leader_in_charge'), ('finance_review', 'finance_head'), ('payment', 'cashier'))",
            name="approval_office",
        ),
        sa.ForeignKeyConstraint(
            ["payout_id"],
            ["funds.payout.id"],
        ),
        sa.PrimaryKeyConstraint("payout_id", "step"),
        sa.UniqueConstraint("payout_id", "person"),
        schema="funds",
    )
    op.create_table(
        "paper",
        sa.Column("payout_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("form", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("signatures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("scan_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("entered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["payout_id"],
            ["funds.payout.id"],
        ),
        sa.PrimaryKeyConstraint("payout_id"),
        schema="funds",
    )
    for statement in GUARDS:
        op.execute(statement)
