"""Debits as the bank told of them, so that an order explains one of them only."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0019"
down_revision = "funds_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "debit",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("account_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("bank_reference", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("booked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["funds.case_account.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="funds",
    )
    op.create_index("debit_of_account", "debit", ["account_number", "amount"], unique=False, schema="funds")
    op.create_index(
        op.f("ix_funds_debit_case_number"), "debit", ["case_number"], unique=False, schema="funds"
    )
    op.execute("REVOKE UPDATE ON funds.debit FROM funds_app")
