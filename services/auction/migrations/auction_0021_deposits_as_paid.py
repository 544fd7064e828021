"""Deposits as paid."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0021"
down_revision = "auction_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing",
        sa.Column("deposit_paid", sa.Numeric(precision=18, scale=2), nullable=True),
        schema="auction",
    )
