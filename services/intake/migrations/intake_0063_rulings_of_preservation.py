"""Rulings of preservation."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0063"
down_revision = "intake_0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "preservation",
        sa.Column("application_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stage", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("trial_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruled_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("security_form", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("security", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("(security_form = 'none') = (security = 0)", name="secured_in_some_form"),
        sa.CheckConstraint("months > 0", name="preserved_for_months"),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["intake.application.id"],
        ),
        sa.PrimaryKeyConstraint("application_id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_preservation_trial_number"),
        "preservation",
        ["trial_number"],
        unique=False,
        schema="intake",
    )
    op.create_table(
        "preservation_lifting",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruled_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("case_number"),
        schema="intake",
    )
    op.create_table(
        "preservation_notice",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["party"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("party", "receipt"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_preservation_notice_case_number"),
        "preservation_notice",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_table(
        "preserved",
        sa.Column("preservation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["preservation"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("preservation"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_preserved_case_number"), "preserved", ["case_number"], unique=False, schema="intake"
    )
