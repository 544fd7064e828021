"""Reasons compared."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0018"
down_revision = "documents_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column("reason_key", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="documents",
    )
    op.create_index(
        "document_by_reason",
        "document",
        ["reason_key"],
        unique=False,
        schema="documents",
        postgresql_where=sa.text("reason_key <> ''"),
    )
