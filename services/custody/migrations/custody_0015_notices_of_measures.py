"""By which notice a measure was taken or renewed: until now that stood in the log of the act, or with the term before."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0015"
down_revision = "custody_0014"
branch_labels = None
depends_on = None

TAKEN = (
    "UPDATE custody.measure SET notice_document = NULLIF((SELECT detail->>'letter' FROM custody.audit"
    " WHERE action = 'asset.offline' AND subject = measure.asset_id"
    " AND at >= COALESCE(measure.queued_at, measure.effective_at) ORDER BY at LIMIT 1), '')"
    " WHERE offline AND term = 1"
)
"""The log follows what was handed over."""
RENEWED = (
    "UPDATE custody.measure SET notice_document = before.renew_letter FROM custody.measure AS before"
    " WHERE before.asset_id = measure.asset_id AND before.attempt = measure.attempt"
    " AND before.term = measure.term - 1 AND before.renewed_at IS NOT NULL AND measure.commission IS NULL"
)


def upgrade() -> None:
    op.add_column("measure", sa.Column("notice_document", sa.String(), nullable=True), schema="custody")
    op.execute(TAKEN)
    op.execute(RENEWED)
