"""The respondents to whom a document of its kind is to go"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "documents_0004"
down_revision = "documents_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column(
            "respondents", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]"
        ),
        schema="documents",
    )
