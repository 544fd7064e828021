"""custody tables"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "custody_0002"
down_revision = "custody_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asset_list",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_asset_list_case_number"),
        "asset_list",
        ["case_number"],
        unique=False,
        schema="custody",
    )
    op.create_table(
        "query",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("occasion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("respondent_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("started_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_query_case_number"), "query", ["case_number"], unique=False, schema="custody"
    )
    op.create_table(
        "feedback",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("query_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("filed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("filed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("handled_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["query_id"],
            ["custody.query.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("message_id"),
        sa.UniqueConstraint("query_id", "source", "content_sha256"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_feedback_case_number"), "feedback", ["case_number"], unique=False, schema="custody"
    )
    op.create_index(
        op.f("ix_custody_feedback_query_id"), "feedback", ["query_id"], unique=False, schema="custody"
    )
    op.create_table(
        "asset",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("respondent_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("feedback_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("item_ref", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("identifier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("institution", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("value", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("found_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["feedback_id"],
            ["custody.feedback.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_number", "respondent_id", "item_ref"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_asset_feedback_id"), "asset", ["feedback_id"], unique=False, schema="custody"
    )
    op.create_table(
        "decision",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("ruling_no", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["custody.asset.id"],
        ),
        sa.PrimaryKeyConstraint("asset_id"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_decision_case_number"), "decision", ["case_number"], unique=False, schema="custody"
    )
    op.create_table(
        "measure",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("measure_no", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ruling_no", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("limit", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("controlled", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("effective_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("lift_ruling_no", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lift_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lift_decided_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("lift_decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lifted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("lifted_at IS NULL OR lift_ruling_no IS NOT NULL", name="lifted_by_ruling"),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["custody.asset.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("asset_id"),
        schema="custody",
    )
    op.create_index(
        op.f("ix_custody_measure_case_number"), "measure", ["case_number"], unique=False, schema="custody"
    )
