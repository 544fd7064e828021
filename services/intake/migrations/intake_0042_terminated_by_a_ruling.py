"""Terminated by a ruling."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0042"
down_revision = "intake_0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("ground", "ground_paper", "ruling"):
        column = sa.Column(name, sa.String(), nullable=True)
        op.add_column("closing_request", column, schema="intake")
