"""Unidentified money refunded."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0031"
down_revision = "funds_0030"
branch_labels = None
depends_on = None

GUARDS = (
    """
    CREATE FUNCTION funds.check_refund() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.paid_at IS NOT NULL OR OLD.refused_at IS NOT NULL OR OLD.granted IS NOT NULL
            AND (OLD.granted, OLD.decided_by, OLD.decided_at)
                IS DISTINCT FROM (NEW.granted, NEW.decided_by, NEW.decided_at) THEN
            RAISE check_violation USING MESSAGE = 'decided or answered before', CONSTRAINT = 'refund_once';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER suspense_refund_once BEFORE UPDATE ON funds.suspense_refund"
    " FOR EACH ROW EXECUTE FUNCTION funds.check_refund()",
    "REVOKE UPDATE ON funds.suspense_refund FROM funds_app",
    "GRANT UPDATE (granted, answer, decided_by, decided_at, paid_at, bank_reference, refused_at, refusal)"
    " ON funds.suspense_refund TO funds_app",
)
"""What holds even if the code is wrong: money goes back to whom it was proposed for, and once."""


def upgrade() -> None:
    op.create_table(
        "suspense_refund",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("from_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("payee_bank", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("paid_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("refused_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="refund_paid_by_bank"),
        sa.CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="refund_refused_by_bank"),
        sa.CheckConstraint("decided_by <> proposed_by", name="refund_decided_by_another"),
        sa.CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="refund_decided_by_somebody"
        ),
        sa.CheckConstraint(
            "num_nonnulls(paid_at, refused_at) = 0 OR granted", name="refund_answered_if_granted"
        ),
        sa.CheckConstraint("paid_at IS NULL OR refused_at IS NULL", name="refund_paid_or_refused"),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_suspense_refund_receipt_id"),
        "suspense_refund",
        ["receipt_id"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        "one_refund_a_receipt",
        "suspense_refund",
        ["receipt_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("granted IS NOT FALSE AND refused_at IS NULL"),
    )
    op.create_index(
        "suspense_refund_by_proposal",
        "suspense_refund",
        ["proposed_at", "id"],
        unique=False,
        schema="funds",
    )
    for statement in GUARDS:
        op.execute(statement)
