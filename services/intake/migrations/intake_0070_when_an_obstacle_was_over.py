"""When an obstacle was over."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0070"
down_revision = "intake_0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("petition", sa.Column("obstacle_ended_on", sa.Date(), nullable=True), schema="intake")
