"""Moves of the clock."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0034"
down_revision = "intake_0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock_move",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("begun_from", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("target", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("stops", sa.Integer(), server_default="0", nullable=False),
        sa.Column("at_hand", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        sa.Column("arrived_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "clock_move_under_way",
        "clock_move",
        [sa.literal_column("(true)")],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("arrived_at IS NULL"),
    )
