"""A paper says in whose stead it was entered."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0028"
down_revision = "documents_0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("file", "application_file"):
        op.add_column(table, sa.Column("entered_for", sa.String(), nullable=True), schema="documents")
