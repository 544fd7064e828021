"""Acts and deliveries."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0019"
down_revision = "intake_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "application",
        sa.Column("act_owed", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
    op.add_column(
        "closing_request",
        sa.Column("performance_record", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "closing_request",
        sa.Column("waiver", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "closing_request",
        sa.Column("waived_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
