"""What another person reviews, receives or acts on says in whose stead it was made, reviewed, handed over or ordered, too."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0029"
down_revision = "documents_0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column in (
        *((table, name) for table in ("document", "non_acceptance") for name in ("made_for", "reviewed_for")),
        ("delivery", "ordered_for"),
        ("hand_over", "handed_for"),
    ):
        op.add_column(table, sa.Column(column, sa.String(), nullable=True), schema="documents")
