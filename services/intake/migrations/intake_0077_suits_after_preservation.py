"""Suits brought after a preservation."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0077"
down_revision = "intake_0076"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preservation_suit",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.PrimaryKeyConstraint("case_number"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_preservation_suit_number"), "preservation_suit", ["number"], schema="intake"
    )
