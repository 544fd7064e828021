"""What shows a correction."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0030"
down_revision = "intake_0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "correction", sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
