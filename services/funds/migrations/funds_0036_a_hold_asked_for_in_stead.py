"""A hold says in whose stead it was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "funds_0036"
down_revision = "funds_0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hold", sa.Column("requested_for", sa.String(), nullable=True), schema="funds")
