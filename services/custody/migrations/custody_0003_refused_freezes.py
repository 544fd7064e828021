"""A freeze that the institution refused: the asset is decided again."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0003"
down_revision = "custody_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    attempt = sa.Column("attempt", sa.Integer(), nullable=False, server_default="1")
    refused_at = sa.Column("refused_at", sa.TIMESTAMP(timezone=True), nullable=True)
    code = sa.Column("refused_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
    for column in (attempt, refused_at, code):
        op.add_column("decision", column, schema="custody")
    for column in (attempt, code):
        op.alter_column("decision", column.name, server_default=None, schema="custody")
