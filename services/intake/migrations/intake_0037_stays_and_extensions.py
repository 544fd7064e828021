"""Stays and extensions."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0037"
down_revision = "intake_0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stay",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("confirmed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("begins_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("end_file", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("end_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'ended') = (ended_by IS NOT NULL AND ended_on IS NOT NULL AND end_file IS NOT NULL)",
            name="stay_ended_on_a_paper",
        ),
        sa.CheckConstraint(
            "state = 'recorded' AND confirmed_by IS NULL AND begins_at IS NULL OR state = 'refused' AND confirmed_by IS NOT NULL AND begins_at IS NULL OR state IN ('confirmed', 'ended') AND confirmed_by IS NOT NULL AND begins_at IS NOT NULL",
            name="stay_confirmed_by_somebody",
        ),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> recorded_by", name="stay_confirmed_by_another"
        ),
        sa.CheckConstraint("until IS NULL OR until >= decided_on", name="stay_ends_after_it_begins"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_stay_case_number"), "stay", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_stay_a_paper",
        "stay",
        ["case_number", "sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state <> 'refused'"),
    )
    op.create_table(
        "term_extension",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=False),
        sa.Column("filed_with", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("requested_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("requested_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "state = 'requested' AND decided_by IS NULL AND decided_at IS NULL OR state IN ('approved', 'refused') AND decided_by IS NOT NULL AND decided_at IS NOT NULL",
            name="extension_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> requested_by", name="extension_decided_by_another"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_term_extension_case_number"),
        "term_extension",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "one_extension_asked",
        "term_extension",
        ["case_number"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state = 'requested'"),
    )
    # what was recorded and asked stands; only what is decided and ended is written to it
    op.execute("REVOKE UPDATE ON intake.stay, intake.term_extension FROM intake_app")
    op.execute(
        "GRANT UPDATE (state, confirmed_by, confirmed_at, begins_at, reason, end_file, end_sha256, ended_on, ended_by,"
        " ended_at) ON intake.stay TO intake_app"
    )
    op.execute("GRANT UPDATE (state, decided_by, decided_at, opinion) ON intake.term_extension TO intake_app")
