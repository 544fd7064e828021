"""Reasons of before."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0022"
down_revision = "documents_0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "document_without_reason_key",
        "document",
        ["kind"],
        unique=False,
        schema="documents",
        postgresql_where=sa.text("reason_key = ''"),
    )
