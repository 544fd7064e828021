"""Agents who sign."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0022"
down_revision = "intake_0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "agent", sa.Column("receives", sa.Boolean(), server_default="true", nullable=False), schema="intake"
    )
