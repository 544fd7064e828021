"""Documents read by few."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0012"
down_revision = "documents_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column("closed_to_others", sa.Boolean(), server_default="false", nullable=False),
        schema="documents",
    )
