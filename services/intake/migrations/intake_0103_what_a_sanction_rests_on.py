"""What follows once the time to apply had passed is owed of each objection: what runs is its objection's from now on."""

from alembic import op

revision = "intake_0103"
down_revision = "intake_0094"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        UPDATE intake.duty d SET occasion = f.refs ->> 'petition' FROM intake.applied_fact f
        WHERE f.id = d.opened_by AND d.rule_id IN ('petition.limitation_granted', 'petition.jurisdiction_granted')
            AND d.state = 'open' AND d.occasion = d.opened_by AND f.refs ? 'petition'
        """
    )
