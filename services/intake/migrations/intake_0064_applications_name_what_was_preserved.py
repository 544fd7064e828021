"""Applications name what was preserved."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0064"
down_revision = "intake_0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "application",
        sa.Column("preservation", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
