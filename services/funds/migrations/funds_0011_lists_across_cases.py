"""Lists across cases."""

import sqlalchemy as sa
from alembic import op

revision = "funds_0011"
down_revision = "funds_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "distribution_by_amount", "distribution", ["available", "id"], unique=False, schema="funds"
    )
    op.create_index(
        "distribution_by_computing", "distribution", ["computed_at", "id"], unique=False, schema="funds"
    )
    op.create_index(
        "payout_account_begins",
        "payout",
        ["payee_account"],
        unique=False,
        schema="funds",
        postgresql_ops={"payee_account": "text_pattern_ops"},
    )
    op.create_index("payout_by_amount", "payout", ["amount", "id"], unique=False, schema="funds")
    op.create_index("payout_by_request", "payout", ["requested_at", "id"], unique=False, schema="funds")
    op.create_index(
        "payout_payee_begins",
        "payout",
        ["payee_name"],
        unique=False,
        schema="funds",
        postgresql_ops={"payee_name": "text_pattern_ops"},
    )
    op.create_index(
        "payout_unanswered",
        "payout",
        ["id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text("paid_at IS NULL AND refused_at IS NULL"),
    )
    op.create_index(
        "receipt_account_begins",
        "receipt",
        ["payer_account"],
        unique=False,
        schema="funds",
        postgresql_ops={"payer_account": "text_pattern_ops"},
    )
    op.create_index("receipt_by_amount", "receipt", ["amount", "id"], unique=False, schema="funds")
    op.create_index("receipt_by_booking", "receipt", ["booked_at", "id"], unique=False, schema="funds")
    op.create_index(
        "receipt_payer_begins",
        "receipt",
        ["payer_name"],
        unique=False,
        schema="funds",
        postgresql_ops={"payer_name": "text_pattern_ops"},
    )
    op.create_index(
        "receipt_reference_begins",
        "receipt",
        ["bank_reference"],
        unique=False,
        schema="funds",
        postgresql_ops={"bank_reference": "text_pattern_ops"},
    )
    op.create_index(
        "receipt_unclaimed",
        "receipt",
        ["recorded_at", "id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text("case_number IS NULL AND claimed_for IS NULL"),
    )
    op.create_index(
        "receipt_untold",
        "receipt",
        ["recorded_at", "id"],
        unique=False,
        schema="funds",
        postgresql_where=sa.text("notice IS NULL AND told_at IS NULL"),
    )
