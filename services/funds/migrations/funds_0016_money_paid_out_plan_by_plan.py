"""Which receipts each plan set apart, and when the last of its shares was paid."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0016"
down_revision = "funds_0015"
branch_labels = None
depends_on = None

GUARDS = (
    # A plan takes all that has come since the one before it.
    """
    INSERT INTO funds.distributed_receipt (distribution_id, receipt_id)
    SELECT DISTINCT plan.reference, came.reference
    FROM (
        SELECT p.reference, e.case_number, e.id FROM funds.entry e JOIN funds.posting p ON p.id = e.posting_id
        WHERE e.account = 'received' AND e.amount < 0 AND p.kind <> 'allocated'
    ) came
    CROSS JOIN LATERAL (
        SELECT p.reference FROM funds.entry e JOIN funds.posting p ON p.id = e.posting_id
        WHERE e.account = 'received' AND p.kind = 'allocated' AND e.case_number = came.case_number
            AND e.id > came.id
        ORDER BY e.id LIMIT 1
    ) plan
    """,
    "REVOKE UPDATE ON funds.distributed_receipt FROM funds_app",
    "GRANT UPDATE (disbursed_at) ON funds.distribution TO funds_app",
)
"""Plans of before, and what holds even if the code is wrong."""


def upgrade() -> None:
    op.create_table(
        "distributed_receipt",
        sa.Column("distribution_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receipt_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["funds.distribution.id"],
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["funds.receipt.id"],
        ),
        sa.PrimaryKeyConstraint("distribution_id", "receipt_id"),
        schema="funds",
    )
    op.add_column(
        "distribution", sa.Column("disbursed_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="funds"
    )
    for statement in GUARDS:
        op.execute(statement)
