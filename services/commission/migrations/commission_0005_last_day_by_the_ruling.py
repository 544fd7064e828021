"""The last day of the ruling's term, which a commissioned measure does not outlast."""

import sqlalchemy as sa
from alembic import op

revision = "commission_0005"
down_revision = "commission_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commission", sa.Column("ends_on", sa.Date(), nullable=True), schema="commission")
