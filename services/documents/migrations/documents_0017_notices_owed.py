"""Notices owed."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0017"
down_revision = "documents_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column("notice_of", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="documents",
    )
