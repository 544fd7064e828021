"""At which stage what is preserved was ruled."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "custody_0019"
down_revision = "custody_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "measure",
        sa.Column("preserved_stage", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        schema="custody",
    )
