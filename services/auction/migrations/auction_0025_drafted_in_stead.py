"""An announcement says in whose stead it was drafted."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0025"
down_revision = "auction_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listing", sa.Column("drafted_for", sa.String(), nullable=True), schema="auction")
