"""On which kinds of consumption, and how often, somebody restricted is to spend, as asked and as granted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0101"
down_revision = "intake_0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kinds = sa.Column(
        "exempt_kinds", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
    )
    op.add_column("petition", kinds, schema="intake")
    op.add_column("petition", sa.Column("exempt_times", sa.Integer(), nullable=True), schema="intake")
