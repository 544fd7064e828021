"""What lets go of its thing is looked at."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0016"
down_revision = "custody_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure", sa.Column("let_go_seen_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="custody"
    )
