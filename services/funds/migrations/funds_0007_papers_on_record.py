"""The papers that support a pay-out are entries of its case's e-dossier"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "funds_0007"
down_revision = "funds_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "payout",
        sa.Column("paper_digests", postgresql.JSONB(), nullable=False, server_default="{}"),
        schema="funds",
    )
