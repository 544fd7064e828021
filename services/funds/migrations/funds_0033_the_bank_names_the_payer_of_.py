"""The bank names the payer of unidentified money."""

from alembic import op

revision = "funds_0033"
down_revision = "funds_0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("GRANT UPDATE (payer_name, payer_account) ON funds.receipt TO funds_app")
