"""A report that its addressee does not acknowledge in time goes on: until when he has it."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0102"
down_revision = "intake_0101"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "reminder", sa.Column("answer_by", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.create_index(
        "reminder_to_be_answered",
        "reminder",
        ["answer_by"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text(
            "answer_by IS NOT NULL AND sent_at IS NOT NULL AND acknowledged_at IS NULL AND withdrawn_at IS NULL"
        ),
    )
