"""What is issued or told names the person who stands for it; each step follows the one before."""

from alembic import op

revision = "commission_0004"
down_revision = "commission_0003"
branch_labels = None
depends_on = None

CHECKS = {
    "letter_is_issued_by_a_person": "num_nulls(letter_document, letter_sha256, issued_at, issued_by) IN (0, 4)",
    "sent_with_receipt": "num_nulls(receipt_no, sent_at) IN (0, 2)",
    "answered_by_a_message": "num_nulls(message_id, result, answered_at) IN (0, 3)",
    "sent_before_answered": "answered_at IS NULL OR sent_at IS NOT NULL",
    "told_by_a_person": "num_nulls(told_at, told_by) IN (0, 2)",
    "answered_before_told": "told_at IS NULL OR answered_at IS NOT NULL",
}


def upgrade() -> None:
    for name, condition in CHECKS.items():
        op.create_check_constraint(name, "commission", condition, schema="commission")
