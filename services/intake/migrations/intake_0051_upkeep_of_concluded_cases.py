"""Upkeep of concluded cases."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0051"
down_revision = "intake_0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "upkeep",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("concluded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("(state = 'ended') = (next_at IS NULL)", name="upkeep_goes_on_or_has_ended"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("case_number"),
        schema="intake",
    )
    op.create_index(
        "upkeep_by_conclusion", "upkeep", ["concluded_at", "case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "upkeep_due",
        "upkeep",
        ["next_at", "case_number"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
