"""Awaited assets."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0021"
down_revision = "custody_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asset", sa.Column("awaited_as", sa.String(), nullable=True), schema="custody")
    op.create_index(
        "asset_awaited",
        "asset",
        ["awaited_as"],
        unique=False,
        schema="custody",
        postgresql_where=sa.text("awaited_as IS NOT NULL"),
    )
