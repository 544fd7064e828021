"""Reports nobody has acknowledged."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0031"
down_revision = "intake_0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "reminder_unanswered_report",
        "reminder",
        ["created_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("step = 'overdue' AND acknowledged_at IS NULL AND withdrawn_at IS NULL"),
    )
