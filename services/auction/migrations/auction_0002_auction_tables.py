"""Disposals, papers, surveys, inquiries, prices, listings and settlements."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "auction_0002"
down_revision = "auction_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "disposal",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_class", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("housing", sa.Boolean(), nullable=False),
        sa.Column("ruling_document", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("asset_id"),
        schema="auction",
    )
    op.create_index(
        op.f("ix_auction_disposal_case_number"), "disposal", ["case_number"], unique=False, schema="auction"
    )
    op.create_table(
        "inquiry",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("method", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("skipped", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("term_ends_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("reference_price", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("told", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("served_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("objections_end_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("papers_told_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("papers_told_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="auction",
    )
    op.create_index(
        op.f("ix_auction_inquiry_asset_id"), "inquiry", ["asset_id"], unique=False, schema="auction"
    )
    op.create_index(
        "one_open_inquiry",
        "inquiry",
        ["asset_id"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("state IN ('ordered', 'asked')"),
    )
    op.create_table(
        "listing",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("case_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("starting_price", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("deposit", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("increment", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("opens_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closes_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("balance_days", sa.Integer(), nullable=False),
        sa.Column("items", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("special_notices", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("drafted_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("drafted_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("notice", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("signed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("signed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("signed_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ordered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("refusal", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("page_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("served", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ended_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("price", sa.Numeric(precision=18, scale=2), nullable=True),
        sa.Column("buyer_ref", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("buyer_name", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("buyer_identity", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmation_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmation_printed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("confirmation_printed_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("balance_requested_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state <> 'sold' OR (price >= starting_price AND buyer_ref <> '' AND buyer_ref IS NOT NULL)",
            name="sold_at_the_floor_or_above",
        ),
        sa.CheckConstraint("signed_by <> drafted_by", name="maker_does_not_sign"),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        schema="auction",
    )
    op.create_index(
        op.f("ix_auction_listing_asset_id"), "listing", ["asset_id"], unique=False, schema="auction"
    )
    op.create_index(
        op.f("ix_auction_listing_case_number"), "listing", ["case_number"], unique=False, schema="auction"
    )
    op.create_index(
        "one_listing_a_round",
        "listing",
        ["asset_id", "round"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("state <> 'refused'"),
    )
    op.create_index(
        "sold_once",
        "listing",
        ["asset_id"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("state = 'sold'"),
    )
    op.create_table(
        "paper",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paper", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("document", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("handed_over_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("handed_over_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.PrimaryKeyConstraint("asset_id", "paper"),
        schema="auction",
    )
    op.create_table(
        "survey",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("surveyed_on", sa.Date(), nullable=False),
        sa.Column("surveyors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("record_document", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("findings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("priority_holders", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("photos", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("recorded_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.PrimaryKeyConstraint("asset_id"),
        schema="auction",
    )
    op.create_table(
        "platform_message",
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("listing_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["auction.listing.id"],
        ),
        sa.PrimaryKeyConstraint("message_id"),
        schema="auction",
    )
    op.create_index(
        op.f("ix_auction_platform_message_listing_id"),
        "platform_message",
        ["listing_id"],
        unique=False,
        schema="auction",
    )
    op.create_table(
        "price_decision",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("inquiry_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reference_price", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("presiding", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_a", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_b", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("minutes_document", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(
            "presiding <> member_a AND presiding <> member_b AND member_a <> member_b", name="panel_of_three"
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["auction.inquiry.id"],
        ),
        sa.PrimaryKeyConstraint("asset_id"),
        sa.UniqueConstraint("inquiry_id"),
        schema="auction",
    )
    op.create_table(
        "price_report",
        sa.Column("message_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("inquiry_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("platform", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("price", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("reported_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("in_time", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inquiry_id"],
            ["auction.inquiry.id"],
        ),
        sa.PrimaryKeyConstraint("message_id"),
        sa.UniqueConstraint("inquiry_id", "platform"),
        schema="auction",
    )
    op.create_table(
        "settlement",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("listing_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("balance_paid_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("receipts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("booked_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("told_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("told_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ruling_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ruling_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ruling_made_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("qualification_checked_on", sa.Date(), nullable=True),
        sa.Column("qualification_proof", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("ruling_served_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("ruling_service_proof", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("taxes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("taxes_paid_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("transfer_ordered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("transfer_ordered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("title_transferred_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("delivery_record", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("delivered_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.disposal.asset_id"],
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["auction.listing.id"],
        ),
        sa.PrimaryKeyConstraint("asset_id"),
        sa.UniqueConstraint("listing_id"),
        schema="auction",
    )
    op.create_table(
        "round_price",
        sa.Column("asset_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("starting_price", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("deposit", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.Column("increment", sa.Numeric(precision=18, scale=2), nullable=False),
        sa.CheckConstraint(
            "starting_price <= deposit * 20 AND deposit * 5 <= starting_price", name="deposit_5_to_20"
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["auction.price_decision.asset_id"],
        ),
        sa.PrimaryKeyConstraint("asset_id", "round"),
        schema="auction",
    )
