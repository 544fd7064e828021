"""Messages that another team has ordered: which one, and what it is about."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "intake_0013"
down_revision = "intake_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("notice", "team"):
        column = sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=True)
        op.add_column("reminder", column, schema="intake")
