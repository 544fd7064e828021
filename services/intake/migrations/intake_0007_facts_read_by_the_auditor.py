"""Facts read by the auditor."""

from alembic import op

revision = "intake_0007"
down_revision = "intake_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("GRANT SELECT ON intake.applied_fact TO auditor")
