"""A confirmation of address withdrawn."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0040"
down_revision = "intake_0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "reception",
        sa.Column("withdrawn_confirmation", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "reception",
        sa.Column("withdrawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "reception", sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "reception",
        sa.Column("withdrawn_because", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
