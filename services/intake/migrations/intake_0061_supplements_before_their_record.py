"""What completes an application may have come before the notice that asked for it was on record."""

from alembic import op

revision = "intake_0061"
down_revision = "intake_0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE intake.application DROP CONSTRAINT supplied_what_was_asked_for,"
        " ADD CONSTRAINT supplied_what_was_asked_for CHECK ("
        "num_nulls(missing_until, missing_notice, missing_asked_by, missing_asked_at) IN (0, 4)"
        " AND (missing = '') = (missing_asked_at IS NULL)"
        " AND num_nulls(supplied_at, supplied_paper) IN (0, 2)"
        " AND (supplied_at IS NULL OR supplied_at >= received_at)) NOT VALID"
    )
