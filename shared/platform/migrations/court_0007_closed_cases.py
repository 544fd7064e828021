"""Whether a case is closed stands where every team sees it."""

import sqlalchemy as sa
from alembic import op

revision = "court_0007"
down_revision = "court_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "case_access",
        sa.Column("closed", sa.Boolean(), server_default="false", nullable=False),
        schema="court",
    )
