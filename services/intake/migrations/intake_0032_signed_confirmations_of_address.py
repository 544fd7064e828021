"""Signed confirmations of address."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0032"
down_revision = "intake_0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "reception",
        sa.Column("confirmation", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
