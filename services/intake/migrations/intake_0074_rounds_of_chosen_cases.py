"""Rounds of chosen cases."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0074"
down_revision = "intake_0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "dossier_round",
        sa.Column("selection", sqlmodel.sql.sqltypes.AutoString(), server_default="random", nullable=False),
        schema="intake",
    )
    op.add_column(
        "dossier_round",
        sa.Column("officer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "dossier_round", sa.Column("team", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "dossier_round",
        sa.Column("closing_mode", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "dossier_round",
        sa.Column("declined_why", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
