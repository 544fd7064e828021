"""That a measure waits is told once: of what custody_0011 found waiting only that it was taken has been told."""

import sqlalchemy as sa
from alembic import op

revision = "custody_0014"
down_revision = "custody_0013"
branch_labels = None
depends_on = None

TOLD = (
    "UPDATE custody.measure SET waiting_told = true FROM custody.outbox"
    " WHERE measure.waits_until IS NOT NULL AND outbox.fact->>'kind' = 'custody.measure_waiting'"
    " AND outbox.fact->>'subject_id' = measure.id"
)


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("waiting_told", sa.Boolean(), server_default="false", nullable=False),
        schema="custody",
    )
    op.execute(TOLD)
