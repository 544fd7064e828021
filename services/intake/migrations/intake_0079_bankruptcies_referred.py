"""Bankruptcies referred."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0079"
down_revision = "intake_0078"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "referral",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("debtor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("debtor_identity", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("signs", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("consented_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("court", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("minutes", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("new_facts", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("proposed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("changed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("stay", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("chases", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("handed_receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("handed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(state = 'unagreed') = (consented_by IS NULL)", name="referral_with_somebodys_consent"
        ),
        sa.CheckConstraint(
            "(state IN ('dismissed', 'declared')) = (num_nulls(end_paper, ended_on) = 0)",
            name="referral_ended_on_a_paper",
        ),
        sa.CheckConstraint(
            "(state IN ('not_accepted', 'accepted', 'dismissed', 'declared')) = (num_nulls(answer, answered_on) = 0)",
            name="referral_answered_on_a_paper",
        ),
        sa.CheckConstraint(
            "(state IN ('sent', 'not_accepted', 'accepted', 'dismissed', 'declared')) = (num_nulls(ruling, receipt, received_on) = 0)",
            name="referral_received_by_the_court",
        ),
        sa.CheckConstraint(
            "(state IN ('unagreed', 'proposed')) = (num_nulls(decided_by, decided_at) = 2)",
            name="referral_decided_by_somebody",
        ),
        sa.CheckConstraint("decided_by <> proposed_by", name="referral_decided_by_another"),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["consented_by"],
            ["intake.party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["debtor"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_referral_case_number"), "referral", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(op.f("ix_intake_referral_debtor"), "referral", ["debtor"], unique=False, schema="intake")
    op.create_index(
        "one_referral_of_a_debtor",
        "referral",
        ["debtor_identity"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state IN ('proposed', 'decided', 'sent', 'accepted', 'declared')"),
    )
    op.create_index("referral_by_proposal", "referral", ["proposed_at", "id"], unique=False, schema="intake")
    # Who proposes it, on which papers, stands as it was proposed.
    op.execute("REVOKE UPDATE, DELETE ON intake.referral FROM intake_app")
    op.execute(
        "GRANT UPDATE (state, changed_at, decided_by, decided_at, reason, ruling, receipt, received_on, stay, chases,"
        " answer, answered_on, handed_receipt, handed_at, end_paper, ended_on) ON intake.referral TO intake_app"
    )
