"""Messages that reached nobody are told again, each time under an id of its own."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0029"
down_revision = "intake_0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "reminder", sa.Column("again", sa.Integer(), server_default="0", nullable=False), schema="intake"
    )
    op.create_index(
        "reminder_unreached",
        "reminder",
        ["created_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("sent_at IS NULL AND proof <> '' AND notice IS NOT NULL"),
    )
