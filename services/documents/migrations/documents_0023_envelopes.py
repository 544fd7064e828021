"""Envelopes."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0023"
down_revision = "documents_0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "attempt",
        sa.Column("envelope", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
    op.create_index(
        op.f("ix_documents_attempt_envelope"), "attempt", ["envelope"], unique=False, schema="documents"
    )
