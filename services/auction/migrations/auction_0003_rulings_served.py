"""Both rulings are served on the parties; how the money of a sale named it."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "auction_0003"
down_revision = "auction_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString()
    added = (
        ("disposal", sa.Column("ruling_served", postgresql.JSONB(), nullable=False, server_default="[]")),
        ("settlement", sa.Column("parties_served", postgresql.JSONB(), nullable=False, server_default="[]")),
        ("settlement", sa.Column("sale", text, nullable=False, server_default="")),
    )
    for table, column in added:
        op.add_column(table, column, schema="auction")
        op.alter_column(table, column.name, server_default=None, schema="auction")
