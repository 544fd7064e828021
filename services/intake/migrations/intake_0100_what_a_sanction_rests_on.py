"""Why somebody is listed for longer, who audits at whose cost, what was paid of a fine; what follows an upheld objection is its own."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0100"
down_revision = "intake_0099"
branch_labels = None
depends_on = None

_MONEY = ("advanced", "paid")
_OPTIONAL = ("longer_ground", "finding")
_TEXT = ("longer_paper", "auditor", "draw_paper", "advance_paper")


def upgrade() -> None:
    for name in _MONEY:
        op.add_column("coercion", sa.Column(name, sa.Numeric(18, 2), nullable=True), schema="intake")
    for name in _OPTIONAL:
        op.add_column("coercion", sa.Column(name, sa.String(), nullable=True), schema="intake")
    for name in _TEXT:
        column = sa.Column(name, sa.String(), server_default="", nullable=False)
        op.add_column("coercion", column, schema="intake")
    op.execute(
        """
        UPDATE intake.duty d SET occasion = f.refs ->> 'petition' FROM intake.applied_fact f
        WHERE f.id = d.opened_by AND d.rule_id IN ('petition.limitation_granted', 'petition.jurisdiction_granted')
            AND d.state = 'open' AND d.occasion = d.opened_by AND f.refs ? 'petition'
        """
    )
