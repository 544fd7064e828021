"""Refusals to take in payment."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0024"
down_revision = "auction_0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "disposal", sa.Column("refusals", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="auction"
    )
