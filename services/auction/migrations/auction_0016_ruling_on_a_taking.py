"""Ruling on a taking."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0016"
down_revision = "auction_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing",
        sa.Column("debt_ruling", sa.Boolean(), server_default="false", nullable=False),
        schema="auction",
    )
