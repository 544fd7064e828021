"""By which decision a detained person went free before the end."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0092"
down_revision = "intake_0091"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("coercion", sa.Column("release_document", sa.String(), nullable=True), schema="intake")
