"""A document may be a file that was made by hand, and why"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "documents_0008"
down_revision = "documents_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("handmade_file", "handmade_reason"):
        op.add_column(
            "document",
            sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=True),
            schema="documents",
        )
