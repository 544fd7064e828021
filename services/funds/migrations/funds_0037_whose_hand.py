"""What another person must decide or confirm says in whose stead it was asked for or recorded, too."""

import sqlalchemy as sa
from alembic import op

revision = "funds_0037"
down_revision = "funds_0036"
branch_labels = None
depends_on = None

_STEAD = (
    ("sale_release", "requested_for"),
    ("receipt", "identified_stead"),
    ("suspense_refund", "proposed_for"),
    ("auction_cost", "entered_for"),
    ("on_site", "recorded_for"),
    ("paying_in", "recorded_for"),
    ("anomaly_return", "proposed_for"),
)


def upgrade() -> None:
    for table, name in _STEAD:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True), schema="funds")
