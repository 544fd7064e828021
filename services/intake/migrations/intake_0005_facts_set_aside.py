"""Facts whose values cannot be reckoned are set aside; a docket's facts are found by their kind."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0005"
down_revision = "intake_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("set_aside", postgresql.JSONB(), nullable=False, server_default="[]")
    op.add_column("docket", column, schema="intake")
    op.create_index("applied_fact_kind", "applied_fact", ["docket", "kind"], schema="intake")
    op.drop_index("ix_intake_applied_fact_docket", "applied_fact", schema="intake")
