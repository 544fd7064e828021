"""By what a duty's period is suspended."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0002"
down_revision = "intake_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "duty",
        sa.Column("suspended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
