"""What is held no more or needless."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0020"
down_revision = "auction_0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing", sa.Column("covered_told_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    op.add_column(
        "listing", sa.Column("unheld_since", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
