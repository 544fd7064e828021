"""What brings back what was gone."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0025"
down_revision = "funds_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "anomaly_return",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("anomaly_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("decided_by <> proposed_by", name="return_decided_by_another"),
        sa.CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="return_decided_by_somebody"
        ),
        sa.ForeignKeyConstraint(
            ["anomaly_id"],
            ["funds.anomaly.id"],
        ),
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
        "anomaly_return_by_proposal", "anomaly_return", ["proposed_at", "id"], unique=False, schema="funds"
    )
    op.create_index(
        op.f("ix_funds_anomaly_return_anomaly_id"),
        "anomaly_return",
        ["anomaly_id"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_anomaly_return_case_number"),
        "anomaly_return",
        ["case_number"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        op.f("ix_funds_anomaly_return_receipt_id"),
        "anomaly_return",
        ["receipt_id"],
        unique=False,
        schema="funds",
    )
    op.create_index(
        "one_return_a_receipt",
        "anomaly_return",
        ["receipt_id"],
        unique=True,
        schema="funds",
        postgresql_where=sa.text("granted IS NOT FALSE"),
    )
    op.add_column(
        "anomaly",
        sa.Column("explained", sa.Boolean(), server_default="false", nullable=False),
        schema="funds",
    )
    op.execute("REVOKE UPDATE ON funds.anomaly_return FROM funds_app")
    op.execute("GRANT UPDATE (granted, answer, decided_by, decided_at) ON funds.anomaly_return TO funds_app")
    op.execute("GRANT UPDATE (explained) ON funds.anomaly TO funds_app")
    op.execute(
        "UPDATE funds.anomaly SET explained = true, taken_back_by = NULL WHERE taken_back_by = bank_reference"
    )
