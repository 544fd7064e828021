"""What is left alone."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0019"
down_revision = "auction_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "deferral",
        sa.Column("identifier", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.create_index("deferral_by_age", "deferral", ["decided_at", "asset_id"], unique=False, schema="auction")
