"""Parties who leave a case that goes on."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0067"
down_revision = "intake_0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alteration",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("share", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint("share >= 0", name="alteration_share_is_no_debt"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["party"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("party"),
        schema="intake",
    )
    op.create_index("alteration_by_entry", "alteration", ["recorded_at", "id"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_alteration_case_number"), "alteration", ["case_number"], unique=False, schema="intake"
    )
    op.add_column("party", sa.Column("left_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake")
