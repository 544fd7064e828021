"""What a person has read is found by an index."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "documents_0027"
down_revision = "documents_0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), "platform_0004_read_by.sql", "documents")
