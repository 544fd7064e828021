"""What another person must confirm says in whose stead it was recorded or asked for, too."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0094"
down_revision = "intake_0093"
branch_labels = None
depends_on = None

_STEAD = (
    ("waiver", "recorded_for"),
    ("stay", "recorded_for"),
    ("term_extension", "requested_for"),
    ("guarantee", "recorded_for"),
    ("settlement", "recorded_for"),
    ("settled_act", "recorded_for"),
    ("coercion", "requested_for"),
    ("coercion", "noted_for"),
)


def upgrade() -> None:
    for table, name in _STEAD:
        op.add_column(table, sa.Column(name, sa.String(), nullable=True), schema="intake")
