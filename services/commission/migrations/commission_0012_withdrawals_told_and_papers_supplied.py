"""The other court is told of a withdrawal; what it says is missing is sent after; letters go by post where they must."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "commission_0012"
down_revision = "commission_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "supplement",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("commission_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("missing", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("letter_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("letter_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("supplied_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("supplied_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("receipt_no", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("num_nulls(receipt_no, sent_at) IN (0, 2)", name="supplement_sent_with_receipt"),
        sa.CheckConstraint("num_nulls(supplied_at, supplied_by) IN (0, 2)", name="supplied_by_a_person"),
        sa.CheckConstraint("sent_at IS NULL OR supplied_at IS NOT NULL", name="supplied_before_sent"),
        sa.ForeignKeyConstraint(
            ["commission_id"],
            ["commission.commission.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
        schema="commission",
    )
    op.create_index(
        op.f("ix_commission_supplement_case_number"),
        "supplement",
        ["case_number"],
        unique=False,
        schema="commission",
    )
    op.create_index(
        op.f("ix_commission_supplement_commission_id"),
        "supplement",
        ["commission_id"],
        unique=False,
        schema="commission",
    )
    op.create_index(
        "one_open_supplement",
        "supplement",
        ["commission_id"],
        unique=True,
        schema="commission",
        postgresql_where=sa.text("sent_at IS NULL"),
    )
    op.create_index(
        "supplement_by_asking", "supplement", ["asked_at", "id"], unique=False, schema="commission"
    )
    op.create_index(
        "supplement_unsupplied",
        "supplement",
        ["asked_at", "id"],
        unique=False,
        schema="commission",
        postgresql_where=sa.text("supplied_at IS NULL"),
    )
    op.add_column(
        "commission",
        sa.Column("posted_to", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column(
            "posted",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'::jsonb"),
            nullable=False,
        ),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("answer_file", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("answer_entered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("recalled_at", sa.TIMESTAMP(timezone=True), nullable=True),
        schema="commission",
    )
    op.add_column(
        "commission",
        sa.Column("recall_receipt", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="commission",
    )
    op.create_index(
        "commission_by_post",
        "commission",
        ["case_number", "id"],
        unique=False,
        schema="commission",
        postgresql_where=sa.text("posted_to IS NOT NULL AND answered_at IS NULL"),
    )
    for name, condition in (
        ("withdrawn_before_recalled", "recalled_at IS NULL OR withdrawn_at IS NOT NULL"),
        ("entered_by_a_person", "num_nulls(answer_file, answer_entered_by) IN (0, 2)"),
    ):
        op.create_check_constraint(
            name, "commission", condition, schema="commission", postgresql_not_valid=True
        )
    # what never went need be told to nobody
    op.execute(
        "UPDATE commission.commission SET recalled_at = withdrawn_at"
        " WHERE withdrawn_at IS NOT NULL AND sent_at IS NULL"
    )
