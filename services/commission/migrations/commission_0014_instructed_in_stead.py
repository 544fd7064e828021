"""A commission says in whose stead it was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "commission_0014"
down_revision = "commission_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commission", sa.Column("instructed_for", sa.String(), nullable=True), schema="commission")
