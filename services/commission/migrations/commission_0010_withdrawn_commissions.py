"""What the other court does not answer is withdrawn, and may be commissioned again."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "commission_0010"
down_revision = "commission_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "commission",
        sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("withdrawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("withdrawn_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.create_check_constraint(
        "withdrawn_by_a_person",
        "commission",
        "num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)",
        schema="commission",
        postgresql_not_valid=True,
    )
    op.drop_index("one_open_commission", "commission", schema="commission")
    op.create_index(
        "one_open_commission",
        "commission",
        ["asset_id", "matter"],
        unique=True,
        schema="commission",
        postgresql_where=sa.text("result IS NULL AND withdrawn_at IS NULL"),
    )
