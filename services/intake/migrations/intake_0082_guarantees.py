"""Guarantees, with what a stay said of them until now."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0082"
down_revision = "intake_0081"
branch_labels = None
depends_on = None

CARRIED_OVER = """
INSERT INTO intake.guarantee (
    id, case_number, guarantor, identity, own, kind, claim, amount, scope, deferred_until, liable_until,
    undertaking, consents, resolution, recorded_by, recorded_at, state, decided_by, decided_at, reason, stay,
    called_ground, called_for, application, called_by, called_at
)
SELECT
    md5('guarantee ' || id), case_number, guarantor, '', guarantee = 'own',
    CASE guarantee WHEN 'surety' THEN 'surety' ELSE 'property' END,
    '', guaranteed, '', until, liable_until,
    undertaking, jsonb_build_array(consent), resolution, recorded_by, recorded_at,
    CASE
        WHEN state = 'recorded' THEN 'given'
        WHEN state = 'refused' THEN 'refused'
        WHEN called_at IS NULL THEN 'accepted'
        ELSE 'called'
    END,
    confirmed_by, CASE WHEN confirmed_by IS NOT NULL THEN coalesce(confirmed_at, recorded_at) END, reason,
    CASE WHEN state <> 'refused' THEN id END,
    called_ground, CASE WHEN called_at IS NOT NULL THEN guaranteed END, application, called_by, called_at
FROM intake.stay
WHERE ground = 'security' AND guarantee IS NOT NULL
"""
"""One that waited for the judge with its deferral is accepted for itself first; a row of before says no more than it did."""


def upgrade() -> None:
    op.create_table(
        "guarantee",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("guarantor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("identity", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("claim", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("property", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("deferred_until", sa.Date(), nullable=False),
        sa.Column("liable_until", sa.Date(), nullable=True),
        sa.Column("undertaking", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("consents", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("resolution", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("registration", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stay", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("called_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("called_for", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("application", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("called_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("called_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("end_file", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'given') = (num_nulls(decided_by, decided_at) = 2)",
            name="guarantee_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "(state IN ('released', 'expired')) = (num_nulls(ended_by, ended_at) = 0)",
            name="guarantee_ended_by_somebody",
        ),
        sa.CheckConstraint("amount > 0", name="guarantee_answers_for_something"),
        sa.CheckConstraint("called_for <= amount", name="called_for_no_more_than_undertaken"),
        sa.CheckConstraint("decided_by <> recorded_by", name="guarantee_accepted_by_another"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["stay"],
            ["intake.stay.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("guarantee_by_record", "guarantee", ["recorded_at", "id"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_guarantee_case_number"), "guarantee", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(op.f("ix_intake_guarantee_stay"), "guarantee", ["stay"], unique=False, schema="intake")
    op.execute(CARRIED_OVER)
    # What an undertaking says stands as it was recorded.
    op.execute("REVOKE UPDATE, DELETE ON intake.guarantee FROM intake_app")
    op.execute(
        "GRANT UPDATE (state, decided_by, decided_at, reason, stay, called_ground, called_for, application, ruling,"
        " called_by, called_at, end_ground, end_file, ended_by, ended_at) ON intake.guarantee TO intake_app"
    )
