"""Instructions about what is sold."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0081"
down_revision = "intake_0080"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "instruction", sa.Column("asset", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "instruction",
        sa.Column("transferred_at", sa.TIMESTAMP(timezone=True), nullable=True),
        schema="intake",
    )
