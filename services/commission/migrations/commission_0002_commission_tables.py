"""commission tables"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "commission_0002"
down_revision = "commission_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "commission",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_identifier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("matter", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("receiving_court", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruling_no", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("period_months", sa.Integer(), nullable=True),
        sa.Column("term_days", sa.Integer(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("instructed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("instructed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("letter_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("letter_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("enclosures", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("issued_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("issued_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("receipt_no", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("measure_no", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("effective_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("answered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("told_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("issued_by <> instructed_by", name="issued_by_another"),
        sa.CheckConstraint("sent_at IS NULL OR issued_at IS NOT NULL", name="issued_before_sent"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
        schema="commission",
    )
    op.create_index(
        op.f("ix_commission_commission_case_number"),
        "commission",
        ["case_number"],
        unique=False,
        schema="commission",
    )
    op.create_index(
        "one_open_commission",
        "commission",
        ["asset_id", "matter"],
        unique=True,
        schema="commission",
        postgresql_where=sa.text("result IS DISTINCT FROM 'returned'"),
    )
