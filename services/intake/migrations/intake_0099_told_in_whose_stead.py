"""A fact says in whose stead its actor has acted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "intake_0099"
down_revision = "intake_0098"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("stead", JSONB(), server_default="[]", nullable=False)
    op.add_column("applied_fact", column, schema="intake")
