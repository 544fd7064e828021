"""One listing in hand."""

import sqlalchemy as sa
from alembic import op

revision = "auction_0017"
down_revision = "auction_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index(
        op.f("one_standing_listing_a_round"),
        table_name="listing",
        schema="auction",
        postgresql_where="((state)::text <> ALL ((ARRAY['refused'::character varying, 'withdrawn'::character varying, 'defaulted'::character varying])::text[]))",
    )
    op.drop_index(
        op.f("sold_once"),
        table_name="listing",
        schema="auction",
        postgresql_where="((state)::text = 'sold'::text)",
    )
    op.create_index(
        "one_listing_in_hand",
        "listing",
        ["asset_id"],
        unique=True,
        schema="auction",
        postgresql_where=sa.text(
            "state IN ('drafted', 'ordered', 'published', 'suspended', 'sold', 'taken')"
        ),
    )
