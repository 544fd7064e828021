"""Decisions on record."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0018"
down_revision = "auction_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing",
        sa.Column("default_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "listing",
        sa.Column("late_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "stop",
        sa.Column("decision_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
