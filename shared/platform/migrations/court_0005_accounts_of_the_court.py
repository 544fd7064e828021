"""The court's own accounts."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "court_0005"
down_revision = "court_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "court_account",
        sa.Column("id", text(), nullable=False),
        sa.Column("purpose", text(), nullable=False),
        sa.Column("bank", text(), nullable=False),
        sa.Column("number", text(), nullable=False),
        sa.Column("reason", text(), nullable=False),
        sa.Column("entered_by", text(), nullable=False),
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("confirmed_by", text(), nullable=True),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("purpose IN ('main', 'fee')", name="purpose_is_known"),
        sa.CheckConstraint("confirmed_by <> entered_by", name="confirmed_by_another"),
        sa.CheckConstraint("num_nulls(confirmed_by, confirmed_at) IN (0, 2)", name="confirmed_by_somebody"),
        sa.PrimaryKeyConstraint("id"),
        schema="court",
    )
    op.execute("GRANT INSERT, UPDATE (confirmed_by, confirmed_at) ON court.court_account TO intake_app")
