"""Cases drawn and dossiers judged."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0055"
down_revision = "intake_0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dossier_round",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("closed_from", sa.Date(), nullable=False),
        sa.Column("closed_to", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("finish_by", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("frame", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("frame_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("commitment", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("secret", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("seed", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("drawn", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("drawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("drawn_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("closed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'opened') = (drawn_by IS NULL AND drawn_at IS NULL AND seed = '') AND (state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL)",
            name="dossier_round_each_step_by_somebody",
        ),
        sa.CheckConstraint(
            "drawn_by IS NULL OR drawn_by <> opened_by", name="dossier_round_drawn_by_another"
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "dossier_round_by_age", "dossier_round", ["opened_at", "id"], unique=False, schema="intake"
    )
    op.create_table(
        "dossier_fault",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("round", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("item", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("correct_by", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("returned_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("returned_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer_words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer_file", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("recheck_words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rechecked_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("rechecked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "rechecked_by IS NULL OR answered_by IS NULL OR rechecked_by <> answered_by",
            name="dossier_fault_rechecked_by_another",
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["round"],
            ["intake.dossier_round.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        "dossier_fault_by_age", "dossier_fault", ["returned_at", "id"], unique=False, schema="intake"
    )
    op.create_index("dossier_fault_of_round", "dossier_fault", ["round"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_dossier_fault_case_number"),
        "dossier_fault",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_table(
        "dossier_review",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("round", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("score", sa.Numeric(precision=4, scale=1), nullable=False),
        sa.Column("reviewed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reviewed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["round"],
            ["intake.dossier_round.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round", "case_number", name="dossier_reviewed_once_a_round"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_dossier_review_case_number"),
        "dossier_review",
        ["case_number"],
        unique=False,
        schema="intake",
    )
