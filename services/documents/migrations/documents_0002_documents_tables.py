"""documents tables"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "documents_0002"
down_revision = "documents_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("signer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("initial", sa.Boolean(), nullable=False),
        sa.Column("addressee", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("verification", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("verified_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("reviewed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reviewed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("signed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("signed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("dispatched_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("served_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("(signed_by = reviewed_by) = (signer <> 'judge')", name="reviewer_and_signer"),
        sa.CheckConstraint("signed_by <> made_by OR signer = 'judge'", name="maker_is_not_signer"),
        sa.CheckConstraint(
            "signer = 'none' OR state IN ('drafted', 'verified', 'reviewed', 'returned') OR (reviewed_by IS NOT NULL AND signed_by IS NOT NULL)",
            name="nothing_leaves_unsigned",
        ),
        sa.CheckConstraint("reviewed_by <> made_by", name="maker_is_not_reviewer"),
        sa.PrimaryKeyConstraint("id"),
        schema="documents",
    )
    op.create_index(
        op.f("ix_documents_document_case_number"),
        "document",
        ["case_number"],
        unique=False,
        schema="documents",
    )
    op.create_index(
        "one_of_a_kind_in_the_batch",
        "document",
        ["case_number", "kind", "addressee"],
        unique=True,
        schema="documents",
        postgresql_where=sa.text("initial AND state <> 'returned'"),
    )
    op.create_table(
        "dossier_counter",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_number"),
        schema="documents",
    )
    op.create_table(
        "hand_over",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("bundle", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("listing", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("commission", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("handed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("handed_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("received_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint("received_by <> handed_by", name="giver_is_not_receiver"),
        sa.PrimaryKeyConstraint("id"),
        schema="documents",
    )
    op.create_index(
        op.f("ix_documents_hand_over_case_number"),
        "hand_over",
        ["case_number"],
        unique=False,
        schema="documents",
    )
    op.create_table(
        "initial_batch",
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("dispatched_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("case_number"),
        schema="documents",
    )
    op.create_table(
        "delivery",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("document_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("addressee", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("dossier_read", sa.Boolean(), nullable=False),
        sa.Column("reception_record_read", sa.Boolean(), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("served_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document_id", "addressee"),
        schema="documents",
    )
    op.create_table(
        "dossier_item",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("document_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("added_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("added_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_number", "number"),
        sa.UniqueConstraint("document_id"),
        schema="documents",
    )
    op.create_index(
        op.f("ix_documents_dossier_item_case_number"),
        "dossier_item",
        ["case_number"],
        unique=False,
        schema="documents",
    )
    op.create_table(
        "attempt",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("delivery_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("result_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["documents.delivery.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="documents",
    )
    op.create_index(
        op.f("ix_documents_attempt_delivery_id"), "attempt", ["delivery_id"], unique=False, schema="documents"
    )
