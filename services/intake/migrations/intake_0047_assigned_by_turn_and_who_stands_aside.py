"""Assigned by turn, and who stands aside."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0047"
down_revision = "intake_0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recusal_ground",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("staff_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("identity", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("instrument_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("entered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'earlier_role') = (instrument_number <> '') AND (kind = 'earlier_role') = (identity = '')",
            name="a_person_or_an_instrument",
        ),
        sa.CheckConstraint("ended_by IS NULL OR ended_by <> staff_id", name="nobody_ends_his_own"),
        sa.CheckConstraint("num_nulls(ended_by, ended_at) IN (0, 2)", name="ground_ended_by_somebody"),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_recusal_ground_staff_id"),
        "recusal_ground",
        ["staff_id"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "recusal_ground_by_age", "recusal_ground", ["entered_at", "id"], unique=False, schema="intake"
    )
    op.create_table(
        "assignment",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_track", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("criteria", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("officer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_officer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("officer_why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("judge", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_judge", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("judge_why", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason <> '' OR track = proposed_track AND officer IS NOT DISTINCT FROM proposed_officer AND judge IS NOT DISTINCT FROM proposed_judge",
            name="another_choice_has_its_reason",
        ),
        sa.CheckConstraint(
            "decided_by <> officer AND decided_by <> judge", name="nobody_gives_himself_a_case"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("case_number"),
        schema="intake",
    )
