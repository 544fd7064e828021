"""What a person has done is found by an index."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "auction_0007"
down_revision = "auction_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), "platform_0003_done_by.sql", "auction")
