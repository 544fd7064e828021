"""Rulings that accept no application."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "documents_0025"
down_revision = "documents_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "non_acceptance",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("application_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("application_version", sa.Integer(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("reviewed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reviewed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opinion", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("signed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("signed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'sealed') = (num_nulls(reviewed_by, reviewed_at, signed_by, signed_at) = 0)",
            name="sealed_when_signed",
        ),
        sa.CheckConstraint("reviewed_by <> made_by", name="maker_is_not_reviewer"),
        sa.CheckConstraint("signed_by NOT IN (made_by, reviewed_by)", name="signer_is_a_third"),
        sa.PrimaryKeyConstraint("id"),
        schema="documents",
    )
    op.create_index(
        "non_acceptance_by_age", "non_acceptance", ["made_at", "id"], unique=False, schema="documents"
    )
    op.create_index(
        "non_acceptance_of_application",
        "non_acceptance",
        ["application_id", "made_at"],
        unique=False,
        schema="documents",
    )
    op.create_index(
        "one_under_way",
        "non_acceptance",
        ["application_id"],
        unique=True,
        schema="documents",
        postgresql_where=sa.text("state IN ('drafted', 'reviewed')"),
    )
