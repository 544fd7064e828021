"""Early bands."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0036"
down_revision = "intake_0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "duty", sa.Column("early_band", sa.Integer(), server_default="0", nullable=False), schema="intake"
    )
    op.add_column("duty", sa.Column("early_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="intake")
    op.create_index(
        "duty_early",
        "duty",
        ["early_at"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("state = 'open' AND early_at IS NOT NULL"),
    )
