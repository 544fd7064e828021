"""Papers named."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "documents_0014"
down_revision = "documents_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "hand_over",
        sa.Column("papers", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        schema="documents",
    )
