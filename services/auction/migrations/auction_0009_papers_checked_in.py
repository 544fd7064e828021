"""The dossier centre accepts or returns each paper of a disposal; what was given before waits for that."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0009"
down_revision = "auction_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "paper", sa.Column("checked_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="auction"
    )
    op.add_column(
        "paper", sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    op.add_column(
        "paper",
        sa.Column("returned_because", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.create_check_constraint(
        "giver_is_not_receiver",
        "paper",
        "checked_by <> handed_over_by",
        schema="auction",
        postgresql_not_valid=True,
    )
