"""Who reminded the handling officer of a receipt, and when."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "funds_0003"
down_revision = "funds_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    told_by = sa.Column("told_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
    told_at = sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True)
    for column in (told_by, told_at):
        op.add_column("receipt", column, schema="funds")
