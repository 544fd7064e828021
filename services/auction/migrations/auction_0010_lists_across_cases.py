"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0010"
down_revision = "auction_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("disposal_by_age", "disposal", ["decided_at", "asset_id"], unique=False, schema="auction")
    op.create_index(
        "disposal_in_hand",
        "disposal",
        ["state"],
        unique=False,
        schema="auction",
        postgresql_where=sa.text("state <> 'delivered'"),
    )
    op.create_index("listing_by_age", "listing", ["drafted_at", "id"], unique=False, schema="auction")
    op.create_index("listing_by_price", "listing", ["starting_price", "id"], unique=False, schema="auction")
