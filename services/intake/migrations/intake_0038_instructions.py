"""Instructions."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0038"
down_revision = "intake_0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "instruction",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("team", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("attachments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("feedback_by", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("sender", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("in_place_of", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sent_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer_record", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answer_files", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("done_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("done_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("feedback", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fed_back_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("fed_back_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("withdrawn_because", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "(state NOT IN ('received', 'accepted', 'done', 'fed_back', 'refused', 'replaced') OR received_by IS NOT NULL AND received_at IS NOT NULL) AND (state NOT IN ('accepted', 'done', 'fed_back', 'refused', 'replaced') OR decided_by IS NOT NULL AND decided_at IS NOT NULL) AND (state NOT IN ('done', 'fed_back') OR done_by IS NOT NULL AND done_at IS NOT NULL) AND (state <> 'fed_back' OR fed_back_by IS NOT NULL AND fed_back_at IS NOT NULL) AND (state <> 'withdrawn' OR withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL)",
            name="instruction_each_step_by_somebody",
        ),
        sa.CheckConstraint("feedback_by > sent_at", name="instruction_feedback_later"),
        sa.CheckConstraint(
            "sent_by IS DISTINCT FROM received_by AND sent_by IS DISTINCT FROM decided_by AND sent_by IS DISTINCT FROM done_by AND sent_by IS DISTINCT FROM fed_back_by",
            name="instruction_carried_out_by_another",
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("instruction_by_age", "instruction", ["sent_at", "id"], unique=False, schema="intake")
    op.create_index(
        "instruction_of_team", "instruction", ["team", "sent_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "instruction_sent_anew_once",
        "instruction",
        ["in_place_of"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("in_place_of IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_intake_instruction_case_number"),
        "instruction",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    # what was sent stands as it was sent; of each step there is one
    op.execute("REVOKE UPDATE ON intake.instruction FROM intake_app")
    op.execute(
        "GRANT UPDATE (state, received_by, received_at, decided_by, decided_at, refusal, answer_record, answer_files,"
        " done_by, done_at, feedback, fed_back_by, fed_back_at, withdrawn_by, withdrawn_at, withdrawn_because)"
        " ON intake.instruction TO intake_app"
    )
