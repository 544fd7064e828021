"""Refused renewals."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0013"
down_revision = "custody_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("renew_offline", sa.Boolean(), server_default="false", nullable=False),
        schema="custody",
    )
    op.add_column(
        "measure",
        sa.Column("renew_refusals", sa.Integer(), server_default="0", nullable=False),
        schema="custody",
    )
