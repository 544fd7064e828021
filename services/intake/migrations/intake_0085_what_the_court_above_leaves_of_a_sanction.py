"""What the court above leaves of a sanction."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0085"
down_revision = "intake_0084"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "coercion",
        sa.Column("changed_amount", sa.Numeric(precision=18, scale=2), nullable=True),
        schema="intake",
    )
    op.add_column("coercion", sa.Column("changed_days", sa.Integer(), nullable=True), schema="intake")
    op.add_column(
        "coercion", sa.Column("refunded", sa.Numeric(precision=18, scale=2), nullable=True), schema="intake"
    )
    op.add_column(
        "coercion", sa.Column("open_until", sa.DateTime(timezone=True), nullable=True), schema="intake"
    )
    op.add_column(
        "petition",
        sa.Column("changed_amount", sa.Numeric(precision=18, scale=2), nullable=True),
        schema="intake",
    )
    op.add_column("petition", sa.Column("changed_days", sa.Integer(), nullable=True), schema="intake")
