"""By what a sale was undone."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "auction_0023"
down_revision = "auction_0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "listing",
        sa.Column("annul_document", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="auction",
    )
