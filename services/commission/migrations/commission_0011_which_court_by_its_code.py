"""The receiving court by its code; what was entered by its name alone keeps that."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "commission_0011"
down_revision = "commission_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "commission",
        sa.Column("court_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
