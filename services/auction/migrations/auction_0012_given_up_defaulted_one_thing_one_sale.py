"""Disposals and announcements that are given up, buyers who do not pay, and a thing that is sold once in the court."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0012"
down_revision = "auction_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "disposal",
        sa.Column("identifier", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.add_column(
        "disposal",
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.add_column(
        "disposal",
        sa.Column("withdrawn_from", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "disposal",
        sa.Column("withdrawn_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "disposal", sa.Column("withdrawn_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    op.add_column(
        "disposal",
        sa.Column("withdrawn_because", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.create_index("disposal_of_thing", "disposal", ["identifier"], unique=False, schema="auction")
    op.create_index(
        "one_disposal_of_a_thing",
        "disposal",
        ["identifier"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("identifier <> '' AND state NOT IN ('delivered', 'withdrawn')"),
    )
    op.add_column(
        "listing", sa.Column("balance_due_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    # As it was told, else by the announced days, with a week for holidays: nobody defaults too early.
    op.execute(
        """
        UPDATE auction.listing SET balance_due_at = coalesce(
            (
                SELECT max((fact->'refs'->>'balance_due_at')::timestamptz) FROM auction.outbox
                WHERE fact->>'kind' = 'auction.round_sold' AND fact->'refs'->>'listing' = listing.id
            ),
            ((ended_at AT TIME ZONE 'Asia/Shanghai')::date + balance_days + 8)::timestamp AT TIME ZONE 'Asia/Shanghai'
        )
        WHERE state = 'sold'
        """
    )
    op.add_column(
        "listing",
        sa.Column("late_accepted_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
    op.add_column(
        "listing", sa.Column("late_accepted_at", sa.TIMESTAMP(timezone=True), nullable=True), schema="auction"
    )
    op.add_column(
        "listing", sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="auction"
    )
    op.add_column(
        "listing",
        sa.Column("ended_because", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="auction",
    )
    op.drop_index(
        op.f("one_listing_a_round"),
        table_name="listing",
        schema="auction",
        postgresql_where="((state)::text <> 'refused'::text)",
    )
    op.create_index(
        "one_standing_listing_a_round",
        "listing",
        ["asset_id", "round"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text("state NOT IN ('refused', 'withdrawn', 'defaulted')"),
    )
