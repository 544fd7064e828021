"""What a person has read is found by an index."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "intake_0035"
down_revision = "intake_0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), "platform_0004_read_by.sql", "intake")
