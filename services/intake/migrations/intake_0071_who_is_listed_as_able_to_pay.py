"""Who is listed as able to pay."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0071"
down_revision = "intake_0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("coercion", sa.Column("later_in_order", sa.Boolean(), nullable=True), schema="intake")
    op.add_column(
        "coercion",
        sa.Column("able_because", sqlmodel.sql.sqltypes.AutoString(), server_default="", nullable=False),
        schema="intake",
    )
