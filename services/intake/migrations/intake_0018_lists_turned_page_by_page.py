"""Lists turned page by page."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0018"
down_revision = "intake_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "application_by_receipt", "application", ["received_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "application_undecided",
        "application",
        ["received_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index(
        "instrument_begins",
        "application",
        ["instrument_number"],
        unique=False,
        schema="intake",
        postgresql_ops={"instrument_number": "text_pattern_ops"},
    )
    op.create_index(
        "closing_request_by_age", "closing_request", ["requested_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "reassignment_by_age", "reassignment", ["decided_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "reminder_of_person", "reminder", ["staff_id", "created_at", "id"], unique=False, schema="intake"
    )
    op.create_index("task_by_age", "task", ["created_at", "id"], unique=False, schema="intake")
    op.create_index(
        "task_undone",
        "task",
        ["created_at", "id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("done_at IS NULL"),
    )
