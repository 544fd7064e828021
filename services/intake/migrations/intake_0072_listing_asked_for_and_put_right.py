"""Listing asked for and put right."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0072"
down_revision = "intake_0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "coercion",
        sa.Column("correction", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "petition",
        sa.Column("respondent", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.add_column(
        "petition",
        sa.Column("coercion", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
