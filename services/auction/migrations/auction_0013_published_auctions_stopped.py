"""Published auctions stopped."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "auction_0013"
down_revision = "auction_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stop",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("listing_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ground", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("until", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("files", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stopped_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("page_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("deposits_released_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("told", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("cause_gone_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opens_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closes_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("resumption_ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("resumption_ordered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["auction.listing.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="auction",
    )
    op.create_index(op.f("ix_auction_stop_asset_id"), "stop", ["asset_id"], unique=False, schema="auction")
    op.create_index(
        op.f("ix_auction_stop_listing_id"), "stop", ["listing_id"], unique=False, schema="auction"
    )
    op.create_index(
        "one_stop_under_way",
        "stop",
        ["listing_id"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("state IN ('ordered', 'resuming')"),
    )
