"""Money in the main account: which case it is found to be of and by whom, its transfer, decisions while nobody knows."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0015"
down_revision = "funds_0014"
branch_labels = None
depends_on = None

GUARDS = (
    # What was claimed before stays with its case; what the bank has not moved yet is claimed anew, and then ordered.
    """
    UPDATE funds.receipt SET
        (identified_for, identified_by, identified_at) = (claimed_for, 'service:funds', claimed_at)
    WHERE claimed_for IS NOT NULL
    """,
    """
    UPDATE funds.receipt r SET claimed_for = NULL, claimed_by = NULL, claimed_at = NULL
    WHERE claimed_for IS NOT NULL AND NOT EXISTS (SELECT FROM funds.receipt t WHERE t.transfer_of = r.id)
    """,
    "ALTER TABLE funds.receipt ADD CONSTRAINT receipt_identified_by_somebody"
    " CHECK (num_nonnulls(identified_for, identified_by, identified_at) IN (0, 3)) NOT VALID",
    "ALTER TABLE funds.receipt ADD CONSTRAINT receipt_claimed_as_identified"
    " CHECK (claimed_for IS NULL OR claimed_for = identified_for) NOT VALID",
    "ALTER TABLE funds.receipt ADD CONSTRAINT receipt_claimed_by_another"
    " CHECK (claimed_by <> identified_by) NOT VALID",
    "GRANT UPDATE (identified_for, identified_by, identified_at, claim_due_at) ON funds.receipt TO funds_app",
    "REVOKE UPDATE ON funds.transfer, funds.suspense_decision FROM funds_app",
    "GRANT UPDATE (paid_at, bank_reference, refused_at, refusal) ON funds.transfer TO funds_app",
)
"""What holds even if the code is wrong, 二(六)4(2): two say whose money it is, and an order is not changed."""


def upgrade() -> None:
    op.create_table(
        "suspense_decision",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("look_again_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_suspense_decision_receipt_id"),
        "suspense_decision",
        ["receipt_id"],
        unique=False,
        schema="funds",
    )
    op.create_table(
        "transfer",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("from_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("to_account", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("paid_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("refused_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="transfer_paid_by_bank"),
        sa.CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="transfer_refused_by_bank"),
        sa.CheckConstraint("paid_at IS NULL OR refused_at IS NULL", name="transfer_paid_or_refused"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_transfer_bank_reference"), "transfer", ["bank_reference"], unique=False, schema="funds"
    )
    op.create_index(
        op.f("ix_funds_transfer_case_number"), "transfer", ["case_number"], unique=False, schema="funds"
    )
    op.create_index(
        op.f("ix_funds_transfer_receipt_id"), "transfer", ["receipt_id"], unique=False, schema="funds"
    )
    op.create_index(
        "one_transfer_a_receipt",
        "transfer",
        ["receipt_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("refused_at IS NULL"),
    )
    op.add_column(
        "receipt",
        sa.Column("identified_for", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="funds",
    )
    op.add_column(
        "receipt",
        sa.Column("identified_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="funds",
    )
    op.add_column(
        "receipt", sa.Column("identified_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    op.create_index(
        op.f("ix_funds_receipt_identified_for"), "receipt", ["identified_for"], unique=False, schema="funds"
    )
    for statement in GUARDS:
        op.execute(statement)
