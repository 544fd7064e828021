"""What could not leave."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0026"
down_revision = "documents_0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "delivery", sa.Column("unsent_since", sa.TIMESTAMP(timezone=True), nullable=True), schema="documents"
    )
