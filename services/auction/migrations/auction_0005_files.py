"""Each act of a disposal keeps the files that it rests on"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "auction_0005"
down_revision = "auction_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("disposal", "survey", "inquiry", "price_decision", "listing", "settlement"):
        op.add_column(
            table,
            sa.Column("files", postgresql.JSONB(), nullable=False, server_default="{}"),
            schema="auction",
        )
