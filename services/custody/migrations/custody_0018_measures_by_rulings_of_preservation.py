"""Measures by rulings of preservation."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0018"
down_revision = "custody_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("preserved_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
