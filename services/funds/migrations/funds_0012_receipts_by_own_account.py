"""Receipts by own account."""

from alembic import op

revision = "funds_0012"
down_revision = "funds_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "receipt_own_account_begins",
        "receipt",
        ["account_number"],
        unique=False,
        schema="funds",
        postgresql_ops={"account_number": "text_pattern_ops"},
    )
