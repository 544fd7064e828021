"""Acts done by another."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0080"
down_revision = "intake_0079"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "substitution",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("debtor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("act", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("choice", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("unable", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("qualification", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("fee", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("fee_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("notice", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("prepay_by", sa.Date(), nullable=True),
        sa.Column("receipts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("paid_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("enforced_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("enforced_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.Column("record", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("bills", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("spent", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("performed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'proposed') = (num_nulls(decided_by, decided_at) = 2)",
            name="substitution_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "(state IN ('performed', 'confirmed')) = (num_nulls(performed_on, record, bills, spent, performed_by) = 0)",
            name="substitution_performed_on_a_record",
        ),
        sa.CheckConstraint(
            "state NOT IN ('ordered', 'performed', 'confirmed') OR num_nulls(notice, told_on, prepay_by) = 0",
            name="substitution_ordered_on_a_paper",
        ),
        sa.CheckConstraint("confirmed_by <> performed_by", name="performance_confirmed_by_another"),
        sa.CheckConstraint("decided_by <> proposed_by", name="substitution_decided_by_another"),
        sa.CheckConstraint("fee > 0", name="substitution_costs_something"),
        sa.CheckConstraint("spent <= fee", name="substitution_costs_what_is_fixed"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["debtor"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_substitution_case_number"),
        "substitution",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "one_substitution_at_a_time",
        "substitution",
        ["case_number"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state IN ('proposed', 'decided', 'ordered', 'performed')"),
    )
    op.create_index(
        "substitution_by_proposal", "substitution", ["proposed_at", "id"], unique=False, schema="intake"
    )
    # Who is to do it, for how much, and on which papers stands as it was proposed.
    op.execute("REVOKE UPDATE, DELETE ON intake.substitution FROM intake_app")
    op.execute(
        "GRANT UPDATE (state, decided_by, decided_at, reason, notice, told_on, prepay_by, receipts, paid_at, enforced_by,"
        " enforced_at, performed_on, record, bills, spent, performed_by, confirmed_by, confirmed_at)"
        " ON intake.substitution TO intake_app"
    )
