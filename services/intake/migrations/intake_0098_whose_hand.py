"""What another person must decide says in whose stead it was proposed, found or received, too."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0098"
down_revision = "intake_0097"
branch_labels = None
depends_on = None

_STEAD = (
    ("property_report", "recorded_for"),
    ("property_report", "checked_for"),
    ("substitution", "proposed_for"),
    ("substitution", "performed_for"),
    ("referral", "proposed_for"),
    ("conclusion", "requested_for"),
    ("shielding", "noted_for"),
    ("petition", "received_for"),
)


def upgrade() -> None:
    for table, name in _STEAD:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True), schema="intake")
