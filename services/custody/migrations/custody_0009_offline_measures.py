"""What was seized at a counter or on the spot is lifted and renewed there."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0009"
down_revision = "custody_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("offline", sa.Boolean(), server_default="false", nullable=False),
        schema="custody",
    )
