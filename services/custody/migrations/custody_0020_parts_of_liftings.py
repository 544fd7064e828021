"""Parts of liftings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "custody_0020"
down_revision = "custody_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    parts = sa.Column("lifted_parts", postgresql.JSONB(), server_default="[]", nullable=False)
    op.add_column("measure", parts, schema="custody")
    amount = sa.Column("lift_amount", sa.Numeric(precision=18, scale=2), nullable=True)
    op.add_column("measure", amount, schema="custody")
    op.create_check_constraint(
        "part_lifted_by_ruling",
        "measure",
        "lift_amount IS NULL OR (lift_amount > 0 AND lift_ruling_no IS NOT NULL)",
        schema="custody",
        postgresql_not_valid=True,
    )
