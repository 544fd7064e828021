"""On which ground a party is changed."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0068"
down_revision = "intake_0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "petition",
        sa.Column("change_ground", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="intake",
    )
    op.add_column(
        "petition", sa.Column("changed", sqlmodel.sql.sqltypes.AutoString(), nullable=True), schema="intake"
    )
    op.add_column(
        "petition", sa.Column("liable_for", sa.Numeric(precision=18, scale=2), nullable=True), schema="intake"
    )
