"""What a ruling on an objection says that it is about."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0062"
down_revision = "intake_0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("thing", sqlmodel.sql.sqltypes.AutoString(), nullable=True)
    op.add_column("petition", column, schema="intake")
