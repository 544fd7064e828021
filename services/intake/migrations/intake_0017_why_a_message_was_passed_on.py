"""Why each channel did not reach the addressee, and which message a passed-on one began with."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "intake_0017"
down_revision = "intake_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "reminder",
        sa.Column("failures", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="{}"),
        schema="intake",
    )
    op.add_column(
        "reminder", sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
