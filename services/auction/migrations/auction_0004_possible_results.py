"""A report has a price and was valid when made; a sale has its confirmation.

What was recorded under the older rules stands.
"""

from alembic import op

revision = "auction_0004"
down_revision = "auction_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, table, condition in (
        (
            "priced_and_valid_when_made",
            "price_report",
            "price > 0 AND valid_until >= (reported_at AT TIME ZONE 'Asia/Shanghai')::date",
        ),
        (
            "sold_is_confirmed",
            "listing",
            "state <> 'sold' OR (confirmation_number IS NOT NULL AND confirmation_number <> '')",
        ),
    ):
        op.create_check_constraint(name, table, condition, schema="auction", postgresql_not_valid=True)
