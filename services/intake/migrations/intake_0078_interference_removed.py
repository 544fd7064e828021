"""Interference removed."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0078"
down_revision = "intake_0077"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "petition", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "petition",
        sa.Column("removal_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
