"""By whom a search was made."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0086"
down_revision = "intake_0085"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "coercion",
        sa.Column("searchers", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False),
        schema="intake",
    )
    op.add_column("coercion", sa.Column("woman_searched", sa.Boolean(), nullable=True), schema="intake")
