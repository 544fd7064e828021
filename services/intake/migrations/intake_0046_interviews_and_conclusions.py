"""Interviews and conclusions."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0046"
down_revision = "intake_0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conclusion",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("minutes", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('requested', 'withdrawn') AND num_nonnulls(decided_by, decided_at) = 0 OR state IN ('approved', 'refused') AND num_nulls(decided_by, decided_at) = 0",
            name="conclusion_decided_by_somebody",
        ),
        sa.CheckConstraint("decided_by <> requested_by", name="conclusion_decided_by_another"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "conclusion_by_request", "conclusion", ["requested_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        op.f("ix_intake_conclusion_case_number"), "conclusion", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_conclusion_asked",
        "conclusion",
        ["case_number"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state = 'requested'"),
    )
    op.create_table(
        "interview",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("applicant", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("agent", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("held_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("signed_consent", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("clues", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("check_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("checked_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'unchecked') = (clues <> '' AND checked_at IS NULL)", name="interview_clues_checked"
        ),
        sa.CheckConstraint("agrees = (signed_consent IS NOT NULL)", name="interview_agreed_on_a_paper"),
        sa.CheckConstraint(
            "num_nulls(checked_at, checked_by, result, check_paper) IN (0, 4)", name="interview_check"
        ),
        sa.ForeignKeyConstraint(
            ["applicant"],
            ["intake.party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("interview_by_record", "interview", ["recorded_at", "id"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_interview_case_number"), "interview", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_interview_a_paper",
        "interview",
        ["case_number", "applicant", "paper"],
        unique=True,
        schema="intake",
    )
