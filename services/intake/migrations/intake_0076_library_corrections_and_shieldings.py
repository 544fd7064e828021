"""Library corrections and shieldings."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0076"
down_revision = "intake_0075"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "library_correction",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("item", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("respondent_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("outsider", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stood", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reply", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(paper IS NULL) = (party IS NULL AND outsider = '')", name="library_correction_on_a_paper"
        ),
        sa.CheckConstraint(
            "(state = 'raised') = (num_nulls(decided_by, decided_at) = 2) AND (state = 'corrected') = (num_nulls(stood, value, proof) = 0)",
            name="library_correction_decided_by_somebody",
        ),
        sa.CheckConstraint("party IS NULL OR outsider = ''", name="library_correction_of_one_applicant"),
        sa.CheckConstraint(
            "num_nulls(reply, receipt, answered_by, answered_at) IN (0, 4)",
            name="library_correction_answered_on_a_receipt",
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["party"],
            ["intake.party.id"],
        ),
        sa.ForeignKeyConstraint(
            ["respondent_id"],
            ["intake.party.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_library_correction_case_number"),
        "library_correction",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "library_correction_by_receipt",
        "library_correction",
        ["received_at", "id"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "one_library_correction_a_paper",
        "library_correction",
        ["case_number", "paper", "item", "respondent_id"],
        unique=True,
        schema="intake",
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("paper IS NOT NULL"),
    )
    op.create_table(
        "shielding",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ruling", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("petition", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("noted_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("noted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'noted') = (num_nulls(decided_by, decided_at) = 2)",
            name="shielding_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "state <> 'shielded' OR decided_by <> noted_by OR ground = 'resumed'", name="shielded_by_another"
        ),
        sa.ForeignKeyConstraint(
            ["case_number"],
            ["intake.enforcement_case.case_number"],
        ),
        sa.ForeignKeyConstraint(
            ["petition"],
            ["intake.petition.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_shielding_case_number"), "shielding", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(
        "one_shielding_a_case",
        "shielding",
        ["case_number"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("state IN ('noted', 'shielded')"),
    )
    op.create_index("shielding_by_note", "shielding", ["noted_at", "id"], unique=False, schema="intake")
    op.add_column(
        "upkeep", sa.Column("looked_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake"
    )
