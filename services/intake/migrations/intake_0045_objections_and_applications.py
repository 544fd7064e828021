"""Objections and applications."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0045"
down_revision = "intake_0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "petition",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("outsider", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("against", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("request", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("received_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reviewer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("admitted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("sent_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("served_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("open_until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("suit_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sued_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("end_paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("security", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("security_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("overturned_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("(party IS NULL) <> (outsider = '')", name="petition_of_somebody"),
        sa.CheckConstraint(
            "decided_by <> received_by OR kind = 'reconsideration'", name="petition_decided_by_another"
        ),
        sa.CheckConstraint(
            "state IN ('decided', 'served', 'sued', 'ended') = (num_nulls(result, decided_by, decided_at) = 0)",
            name="petition_decided_by_somebody",
        ),
        sa.CheckConstraint("decided_by <> person", name="petition_not_decided_by_whom_it_concerns"),
        sa.CheckConstraint("num_nulls(receipt, served_at) IN (0, 2)", name="petition_served_on_a_receipt"),
        sa.ForeignKeyConstraint(
            ["against"],
            ["intake.petition.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["party"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_petition_against"), "petition", ["against"], unique=False, schema="intake"
    )
    op.create_index(
        op.f("ix_intake_petition_case_number"), "petition", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_petition_a_document",
        "petition",
        ["document"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("document IS NOT NULL"),
    )
    op.create_index(
        "one_petition_a_paper",
        "petition",
        ["case_number", "kind", "paper_sha256"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state <> 'withdrawn'"),
    )
    op.create_index("petition_by_receipt", "petition", ["received_at", "id"], unique=False, schema="intake")
