"""Duties that a calendar moved."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0083"
down_revision = "intake_0082"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("duty", sa.Column("moved_from", sa.Date(), nullable=True), schema="intake")
    op.create_index(
        "duty_moved",
        "duty",
        ["id"],
        unique=False,
        schema="intake",
        postgresql_where=sa.text("moved_from IS NOT NULL"),
    )
