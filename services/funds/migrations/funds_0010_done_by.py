"""What a person has done is found by an index."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "funds_0010"
down_revision = "funds_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), "platform_0003_done_by.sql", "funds")
