"""Clues and property reports; what an interview named becomes a clue of its own."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0056"
down_revision = "intake_0055"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        "clue",
        sa.Column("id", _TEXT(), nullable=False),
        sa.Column("case_number", _TEXT(), nullable=False),
        sa.Column("party", _TEXT(), nullable=True),
        sa.Column("outsider", _TEXT(), server_default="", nullable=False),
        sa.Column("interview", _TEXT(), nullable=True),
        sa.Column("words", _TEXT(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("paper", _TEXT(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("recorded_by", _TEXT(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", _TEXT(), nullable=False),
        sa.Column("result", _TEXT(), nullable=True),
        sa.Column("asset", _TEXT(), nullable=True),
        sa.Column("query", _TEXT(), nullable=True),
        sa.Column("check_paper", _TEXT(), nullable=True),
        sa.Column("checked_by", _TEXT(), nullable=True),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("(party IS NULL) <> (outsider = '')", name="clue_of_somebody"),
        sa.CheckConstraint(
            "state IN ('unchecked', 'checked') AND (state = 'checked') = (num_nulls(result, checked_by, checked_at) = 0)",
            name="clue_checked_by_somebody",
        ),
        sa.CheckConstraint(
            "(state = 'checked') = (num_nonnulls(asset, query, check_paper) > 0)",
            name="clue_checked_by_a_record",
        ),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.ForeignKeyConstraint(["party"], ["intake.party.id"]),
        sa.ForeignKeyConstraint(["interview"], ["intake.interview.id"]),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index("clue_by_receipt", "clue", ["received_at", "id"], unique=False, schema="intake")
    op.create_index(
        op.f("ix_intake_clue_case_number"), "clue", ["case_number"], unique=False, schema="intake"
    )
    op.create_index(op.f("ix_intake_clue_interview"), "clue", ["interview"], unique=False, schema="intake")
    op.create_index(
        "one_clue_a_paper",
        "clue",
        ["case_number", "paper", "party", "outsider", "words"],
        unique=True,
        schema="intake",
        postgresql_nulls_not_distinct=True,
    )
    op.execute(
        """
        INSERT INTO intake.clue (id, case_number, party, interview, words, urgent, paper, received_at, recorded_by,
                                 recorded_at, state, result, check_paper, checked_by, checked_at)
            SELECT id, case_number, applicant, id, clues, urgent, paper, held_at, recorded_by, recorded_at, state,
                   result, check_paper, checked_by, checked_at
            FROM intake.interview WHERE clues <> ''
        """
    )
    op.drop_constraint("interview_clues_checked", "interview", schema="intake")
    op.create_table(
        "property_report",
        sa.Column("id", _TEXT(), nullable=False),
        sa.Column("case_number", _TEXT(), nullable=False),
        sa.Column("party", _TEXT(), nullable=False),
        sa.Column("kind", _TEXT(), nullable=False),
        sa.Column("document", _TEXT(), nullable=True),
        sa.Column("paper", _TEXT(), nullable=True),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("recorded_by", _TEXT(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", _TEXT(), nullable=False),
        sa.Column("finding", _TEXT(), nullable=True),
        sa.Column("words", _TEXT(), nullable=False),
        sa.Column("unreported", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("check_paper", _TEXT(), nullable=True),
        sa.Column("checked_by", _TEXT(), nullable=True),
        sa.Column("checked_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("sanctions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("answer", _TEXT(), nullable=False),
        sa.Column("decided_by", _TEXT(), nullable=True),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'none') = (paper IS NULL)", name="report_on_a_paper"),
        sa.CheckConstraint("(kind = 'supplement') = (changed_on IS NOT NULL)", name="report_of_a_change"),
        sa.CheckConstraint("kind <> 'none' OR document IS NOT NULL", name="report_missed_after_an_order"),
        sa.CheckConstraint(
            "state IN ('received', 'true', 'breached', 'sanctioned', 'excused') AND (state = 'received') = (finding IS NULL)",
            name="report_found",
        ),
        sa.CheckConstraint(
            "num_nulls(checked_by, checked_at, check_paper) IN (0, 3)", name="report_checked_on_a_paper"
        ),
        sa.CheckConstraint(
            "(state IN ('sanctioned', 'excused')) = (num_nulls(decided_by, decided_at) = 0)",
            name="report_decided_by_somebody",
        ),
        sa.CheckConstraint(
            "decided_by <> coalesce(checked_by, recorded_by)", name="report_decided_by_another"
        ),
        sa.ForeignKeyConstraint(["case_number"], ["intake.enforcement_case.case_number"]),
        sa.ForeignKeyConstraint(["party"], ["intake.party.id"]),
        sa.PrimaryKeyConstraint("id"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_property_report_case_number"),
        "property_report",
        ["case_number"],
        unique=False,
        schema="intake",
    )
    op.create_index(
        "property_report_by_receipt", "property_report", ["received_at", "id"], unique=False, schema="intake"
    )
    op.create_index(
        "one_report_a_paper",
        "property_report",
        ["case_number", "paper"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("paper IS NOT NULL"),
    )
    op.create_index(
        "one_missing_report_an_order",
        "property_report",
        ["case_number", "party", "document"],
        unique=True,
        schema="intake",
        postgresql_where=sa.text("kind = 'none'"),
    )
    op.create_table(
        "reported_asset",
        sa.Column("id", _TEXT(), nullable=False),
        sa.Column("report", _TEXT(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sort", _TEXT(), nullable=False),
        sa.Column("what", _TEXT(), nullable=False),
        sa.Column("place", _TEXT(), nullable=False),
        sa.Column("value", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("burden", _TEXT(), nullable=False),
        sa.Column("result", _TEXT(), nullable=True),
        sa.Column("asset", _TEXT(), nullable=True),
        sa.CheckConstraint("result IS NOT NULL OR asset IS NULL", name="reported_asset_found_by_a_check"),
        sa.ForeignKeyConstraint(["report"], ["intake.property_report.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("report", "number", name="reported_asset_by_number"),
        schema="intake",
    )
    op.create_index(
        op.f("ix_intake_reported_asset_report"), "reported_asset", ["report"], unique=False, schema="intake"
    )
