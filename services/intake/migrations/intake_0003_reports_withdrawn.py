"""Reports that are withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0003"
down_revision = "intake_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reminder", sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True)), schema="intake")
    op.add_column(
        "duty",
        sa.Column("reported", sa.Boolean(), nullable=False, server_default=sa.false()),
        schema="intake",
    )
    op.execute("UPDATE intake.duty SET reported = overdue_at IS NOT NULL")
    op.alter_column("duty", "reported", server_default=None, schema="intake")
