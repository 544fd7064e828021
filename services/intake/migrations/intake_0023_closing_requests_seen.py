"""A request to close carries the version that its review names."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0023"
down_revision = "intake_0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "closing_request",
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        schema="intake",
    )
