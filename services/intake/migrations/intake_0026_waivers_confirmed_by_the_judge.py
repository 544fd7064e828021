"""Waivers confirmed by the judge."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0026"
down_revision = "intake_0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiver",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("waived_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("applicant", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("waived_on", sa.Date(), nullable=False),
        sa.Column("judgment_debt", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("delay_interest", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("all_delay_interest", sa.Boolean(), nullable=False),
        sa.Column("fee", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "state = 'recorded' AND decided_by IS NULL AND decided_at IS NULL OR state IN ('confirmed', 'refused', 'withdrawn') AND decided_by IS NOT NULL AND decided_at IS NOT NULL",
            name="waiver_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> recorded_by", name="waiver_confirmed_by_another"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_waiver_case_number"), "waiver", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_waiver_a_paper",
        "waiver",
        ["case_number", "sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state IN ('recorded', 'confirmed')"),
    )
    # what the paper says stands as it was recorded
    op.execute("REVOKE UPDATE ON intake.waiver FROM intake_app")
    op.execute("GRANT UPDATE (state, decided_by, decided_at, reason) ON intake.waiver TO intake_app")
