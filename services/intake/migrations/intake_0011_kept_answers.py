"""Answers kept for the repetition of a key end after some days."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "intake_0011"
down_revision = "intake_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), "platform_0002_kept_answers.sql", "intake")
