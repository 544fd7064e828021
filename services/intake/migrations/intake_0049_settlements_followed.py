"""Settlements followed."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0049"
down_revision = "intake_0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settlement",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("terms", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("total", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("instalments", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("application", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'recorded') = (num_nulls(decided_by, decided_at) = 2)",
            name="settlement_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "(state IN ('performed', 'resumed', 'replaced')) = (num_nulls(ended_by, ended_at) = 0)",
            name="settlement_ended_by_somebody",
        ),
        sa.CheckConstraint("decided_by <> recorded_by", name="settlement_confirmed_by_another"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_settlement_case_number"), "settlement", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "settlement_by_record", "settlement", ["recorded_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "one_settlement_a_paper",
        "settlement",
        ["case_number", "sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state <> 'refused'"),
    )
    op.create_index(
        "one_settlement_in_force",
        "settlement",
        ["case_number"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state = 'confirmed'"),
    )
