"""Agents who sign."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0015"
down_revision = "documents_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "delivery", sa.Column("agent", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="documents"
    )
    op.add_column(
        "delivery",
        sa.Column("agent_shown", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="documents",
    )
    op.add_column(
        "delivery",
        sa.Column("agent_ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        schema="documents",
    )
