"""What came of a measure, and that a detained person's family was told."""

import sqlalchemy as sa
from alembic import op

revision = "intake_0091"
down_revision = "intake_0090"
branch_labels = None
depends_on = None

_TEXTS = ("family_unreached", "attended", "handed_to")


def upgrade() -> None:
    told_at = sa.Column("family_told_at", sa.TIMESTAMP(timezone=True), nullable=True)
    op.add_column("coercion", told_at, schema="intake")
    for name in ("family_paper", "outcome"):
        op.add_column("coercion", sa.Column(name, sa.String(), nullable=True), schema="intake")
    for name in _TEXTS:
        text = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("coercion", text, schema="intake")
