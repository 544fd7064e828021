"""The limit to pay out case money is each receipt's own: one that runs is its receipt's from now on, and ends with it."""

from alembic import op

revision = "intake_0025"
down_revision = "intake_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        UPDATE intake.duty d SET occasion = f.refs ->> 'receipt' FROM intake.applied_fact f
        WHERE f.id = d.opened_by AND d.rule_id = 'funds.disbursement' AND d.state = 'open'
            AND d.occasion = d.opened_by AND f.refs ? 'receipt'
        """
    )
