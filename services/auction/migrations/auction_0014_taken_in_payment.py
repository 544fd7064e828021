"""Taken in payment."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0014"
down_revision = "auction_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing",
        sa.Column("credited", sa.Numeric(precision=18, scale=2), server_default="0", nullable=False),
        schema="auction",
    )
    op.add_column(
        "listing",
        sa.Column("credited_to", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    # What was accepted late before a last day went with it has the longest that there may be.
    op.execute(
        "UPDATE auction.listing SET balance_due_at = late_accepted_at + interval '60 days'"
        " WHERE state = 'sold' AND late_accepted_at IS NOT NULL"
    )
