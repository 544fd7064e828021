"""A paper says in whose stead it was handed over."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0026"
down_revision = "auction_0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("paper", sa.Column("handed_over_for", sa.String(), nullable=True), schema="auction")
